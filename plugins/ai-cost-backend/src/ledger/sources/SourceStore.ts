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
  utcDay,
  type Day,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

const OBSERVATIONS = 10;

/** What is known of billing sources beside their configuration. */
export class SourceStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SourceStore {
    return new SourceStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Notes what a run has found out about its source. */
  async recordRun(
    sourceId: string,
    options: {
      problems: readonly SourceProblem[];
      /** Left out when the source could not be read as a whole. */
      succeededAt?: Date;
    },
  ): Promise<void> {
    const { problems, succeededAt } = options;
    const recent = this.#knex('deliveries')
      .where('source_id', sourceId)
      .whereNotNull('observed_lag_days')
      .orderBy('id', 'desc')
      .limit(OBSERVATIONS)
      .select('observed_lag_days as days')
      .as('recent');
    const observed = await this.#knex(recent).max({ days: 'days' }).first();
    await this.#knex('billing_sources')
      .insert({
        id: sourceId,
        problems: JSON.stringify(problems),
        observed_lag_days: observed?.days ?? null,
        ...(succeededAt && { last_success_at: succeededAt.toISOString() }),
      })
      .onConflict('id')
      .merge();
  }

  /** The days on which sources were last read without a fault. */
  async lastReadDays(): Promise<Map<string, Day>> {
    const rows: { id: string; last_success_at: string }[] = await this.#knex(
      'billing_sources',
    )
      .whereNotNull('last_success_at')
      .orderBy('id')
      .select('id', 'last_success_at');
    return new Map(
      rows.map(row => [row.id, utcDay(new Date(row.last_success_at))]),
    );
  }
}
