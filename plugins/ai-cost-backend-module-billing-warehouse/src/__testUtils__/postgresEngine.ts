/*
 * Copyright 2026 The AI Cost Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { PostgresClient } from '../clients/PostgresClient';
import type { SqlDialect } from '../sql/SqlDialect';
import type { BillColumn } from './BillTable';
import type { EngineUnderTest } from './EngineUnderTest';

/** A real PostgreSQL, in a database of the test's own. */
export function postgresEngine(
  knex: Knex,
  dialect: SqlDialect,
): EngineUnderTest {
  let tables = 0;
  return {
    name: dialect.title,
    dialect,
    async load(bill) {
      tables += 1;
      const table = `bill_${tables}`;
      const columns = bill.columns.map(
        column => `"${column.name}" ${typeOf(column)}`,
      );
      await knex.raw(`CREATE TABLE ${table} (${columns.join(', ')})`);
      for await (const rows of bill.rows()) {
        const records = rows.map(row =>
          Object.fromEntries(
            bill.columns.map(({ name, type }) => [
              name,
              row[name] !== null && isMap(type)
                ? JSON.parse(row[name])
                : row[name],
            ]),
          ),
        );
        await knex.raw(
          `INSERT INTO ${table}
           SELECT * FROM jsonb_populate_recordset(NULL::${table}, ?)`,
          [JSON.stringify(records)],
        );
      }
      const { host, port, user, password, database } =
        knex.client.config.connection;
      return {
        table: `public.${table}`,
        connector: PostgresClient.connector(
          new ConfigReader({
            host,
            port: Number(port),
            user,
            password,
            database,
          }),
          dialect.title,
          dialect.sessionSetup,
        ),
      };
    },
    close: async () => {},
  };
}

function typeOf({ type }: BillColumn): string {
  if (isMap(type)) {
    return 'jsonb';
  }
  return type
    .replace('VARCHAR', 'text')
    .replace('DECIMAL', 'numeric')
    .replace('DOUBLE', 'double precision');
}

function isMap(type: string): boolean {
  return /^(MAP|STRUCT|JSON)/.test(type);
}
