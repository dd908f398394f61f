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

import { createRequire } from 'node:module';
import {
  createClient,
  type ClickHouseClient as Client,
} from '@clickhouse/client';
import { ClickHouseClient } from '../clients/ClickHouseClient';
import { CLICKHOUSE } from '../dialects/clickHouse';
import type { BillColumn } from './BillTable';
import type { EngineUnderTest } from './EngineUnderTest';

/**
 * The folder of the package `chdb`, which is ClickHouse in this process; with
 * half a gigabyte it is none of the dependencies. `npm test` brings it.
 */
export const CHDB = process.env.AI_COST_TEST_CHDB;

/** The engine of a current ClickHouse, behind its own client. */
export async function clickHouseEngine(chdb: string): Promise<EngineUnderTest> {
  const { createChdbConnection } = createRequire(`${chdb}/package.json`)(
    'chdb/connection',
  );
  const connect = (): Client =>
    createClient({
      connection: createChdbConnection({ path: ':memory:' }),
    } as never);
  const client = connect();
  await client.command({ query: 'CREATE DATABASE bill' });
  let tables = 0;
  return {
    name: 'ClickHouse',
    dialect: CLICKHOUSE,
    async load(bill) {
      tables += 1;
      const table = `bill.line_items_${tables}`;
      const columns = bill.columns.map(
        column => `\`${column.name}\` ${typeOf(column)}`,
      );
      await client.command({
        query: `CREATE TABLE ${table} (${columns.join(
          ', ',
        )}) ENGINE = MergeTree ORDER BY tuple()`,
      });
      for await (const rows of bill.rows()) {
        await client.insert({
          table,
          format: 'JSONEachRow',
          values: rows.map(row =>
            Object.fromEntries(
              bill.columns.map(({ name, type }) => [
                name,
                isMap(type) ? JSON.parse(row[name] ?? '{}') : row[name],
              ]),
            ),
          ),
          clickhouse_settings: { date_time_input_format: 'best_effort' },
        });
      }
      return {
        table,
        connector: {
          description: 'memory',
          connect: async () => {
            const opened = ClickHouseClient.create(client);
            // The engine would end with its only connection.
            return {
              query: (sql, options) => opened.query(sql, options),
              close: async () => {},
            };
          },
        },
      };
    },
    close: () => client.close(),
  };
}

function typeOf({ type }: BillColumn): string {
  if (isMap(type)) {
    return 'Map(String, String)';
  }
  const name = type
    .replace('VARCHAR', 'String')
    .replace('DECIMAL', 'Decimal')
    .replace('DOUBLE', 'Float64')
    .replace('DATE', 'Date32')
    .replace(/^TIMESTAMP.*/, "DateTime64(6, 'UTC')");
  return `Nullable(${name})`;
}

function isMap(type: string): boolean {
  return /^(MAP|STRUCT|JSON)/.test(type);
}
