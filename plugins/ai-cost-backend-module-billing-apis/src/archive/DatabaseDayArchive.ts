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

import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Day } from 'backstage-plugin-ai-cost-common';
import type { DayArchive } from './DayArchive';

type Client = Awaited<ReturnType<DatabaseService['getClient']>>;

const TABLE = 'api_day_archive';
const ROWS_A_STATEMENT = 50;

/** An archive in the plugin's database, which all replicas share. */
export class DatabaseDayArchive implements DayArchive {
  readonly #client: Client;
  readonly #sourceId: string;

  /**
   * Brings the schema up to date, unless the database service says that
   * migrations are run elsewhere.
   */
  static async create(options: {
    database: DatabaseService;
    sourceId: string;
  }): Promise<DatabaseDayArchive> {
    const { database, sourceId } = options;
    const client = await database.getClient();
    if (!database.migrations?.skip) {
      await client.migrate.latest({
        directory: resolvePackagePath(
          'backstage-plugin-ai-cost-backend-module-billing-apis',
          'migrations',
        ),
        // The plugin's own migrations have the default table.
        tableName: 'billing_apis_knex_migrations',
      });
    }
    return new DatabaseDayArchive(client, sourceId);
  }

  private constructor(client: Client, sourceId: string) {
    this.#client = client;
    this.#sourceId = sourceId;
  }

  async firstDay(): Promise<Day | undefined> {
    const row = await this.#client(TABLE)
      .where('source_id', this.#sourceId)
      .min({ day: 'day' })
      .first();
    return row?.day ?? undefined;
  }

  async read(from: Day, through: Day): Promise<Map<Day, unknown[]>> {
    const found = await this.#client(TABLE)
      .where('source_id', this.#sourceId)
      .whereBetween('day', [from, through])
      .orderBy('day')
      .select('day', 'rows');
    return new Map(found.map(({ day, rows }) => [day, JSON.parse(rows)]));
  }

  async write(days: ReadonlyMap<Day, readonly unknown[]>): Promise<void> {
    const rows = [...days].map(([day, ofDay]) => ({
      source_id: this.#sourceId,
      day,
      // PostgreSQL cannot store U+0000.
      rows: JSON.stringify(ofDay).replaceAll('\\u0000', ' '),
    }));
    await this.#client.transaction(async transaction => {
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        await transaction(TABLE)
          .insert(rows.slice(at, at + ROWS_A_STATEMENT))
          .onConflict(['source_id', 'day'])
          .merge(['rows']);
      }
    });
  }
}
