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

import type { MonthRange } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** Billing periods that a source is to read again. */
export interface SourceRequest extends MonthRange {
  id: number;
  /** ISO 8601 instant. */
  requestedAt: string;
}

/**
 * What people ask of billing sources, until a run has done it. It is kept here
 * because the run may be another replica's.
 */
export class SourceRequestStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SourceRequestStore {
    return new SourceRequestStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Notes a request; the same one again only counts from later on. */
  async add(sourceId: string, range: MonthRange, now: Date): Promise<void> {
    await this.#knex('source_requests')
      .insert({
        source_id: sourceId,
        from_month: range.from,
        to_month: range.to,
        requested_at: now.toISOString(),
      })
      .onConflict(['source_id', 'from_month', 'to_month'])
      .merge(['requested_at']);
  }

  /** What is asked of a source, by the months. */
  async listOf(sourceId: string): Promise<SourceRequest[]> {
    const rows = await this.#knex('source_requests')
      .where('source_id', sourceId)
      .orderBy(['from_month', 'to_month'])
      .select('id', 'from_month', 'to_month', 'requested_at');
    return rows.map(row => ({
      id: row.id,
      from: row.from_month,
      to: row.to_month,
      requestedAt: row.requested_at,
    }));
  }

  /** Forgets what was done, unless it was asked for again meanwhile. */
  async finish(requests: readonly SourceRequest[]): Promise<void> {
    for (const { id, requestedAt } of requests) {
      await this.#knex('source_requests')
        .where({ id, requested_at: requestedAt })
        .delete();
    }
  }
}
