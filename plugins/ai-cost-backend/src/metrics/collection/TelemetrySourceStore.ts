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

import type { Hour } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** How the last run of each telemetry source went. */
export class TelemetrySourceStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): TelemetrySourceStore {
    return new TelemetrySourceStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The hour after the last one that was read; undefined when none was. */
  async readTo(id: string): Promise<Hour | undefined> {
    const row: { read_to: Hour | null } | undefined = await this.#knex(
      'telemetry_sources',
    )
      .where({ id })
      .first();
    return row?.read_to ?? undefined;
  }

  async noteRead(id: string, readTo: Hour): Promise<void> {
    await this.#note({ id, read_to: readTo });
  }

  /** @param problems - what the run could not use, for people */
  async noteSuccess(
    id: string,
    options: { at: Date; problems: readonly string[] },
  ): Promise<void> {
    await this.#note({
      id,
      last_success_at: options.at.toISOString(),
      failure: null,
      problems: JSON.stringify(options.problems),
    });
  }

  /** @param failure - why it failed, for people */
  async noteFailure(id: string, failure: string): Promise<void> {
    await this.#note({ id, failure });
  }

  async #note(row: { id: string } & Record<string, string | null>) {
    const { id, ...columns } = row;
    await this.#knex('telemetry_sources')
      .insert(row)
      .onConflict('id')
      .merge(Object.keys(columns));
  }
}
