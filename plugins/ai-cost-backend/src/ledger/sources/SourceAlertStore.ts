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

import type { Knex } from 'knex';

/**
 * Of which sources' trouble people were told, so that neither another replica
 * nor a restart tells them again.
 */
export class SourceAlertStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SourceAlertStore {
    return new SourceAlertStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The trouble that people know of, by source. */
  async list(): Promise<Map<string, string>> {
    const rows: { source_id: string; trouble: string }[] = await this.#knex(
      'source_alerts',
    ).select('source_id', 'trouble');
    return new Map(rows.map(row => [row.source_id, row.trouble]));
  }

  /** Notes that people were told. */
  async add(sourceId: string, trouble: string, now: Date): Promise<void> {
    await this.#knex('source_alerts')
      .insert({ source_id: sourceId, trouble, told_at: now.toISOString() })
      .onConflict('source_id')
      .merge();
  }

  /** Notes that people were told that it is over, or need not be. */
  async remove(sourceId: string): Promise<void> {
    await this.#knex('source_alerts').where('source_id', sourceId).delete();
  }
}
