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

import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';

/** What came of a query of an annotation. */
export interface QueryOutcome {
  query: EntityTelemetryQuery;
  /** Absent when it was answered. */
  problem?: string;
}

interface QueryRow {
  id: number;
  entity_ref: string;
  /** TelemetryQuery as JSON. */
  query: string;
  problem: string | null;
}

/** What annotations ask for, and what came of it. */
export class TelemetryQueryStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): TelemetryQueryStore {
    return new TelemetryQueryStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Notes what came of some queries, and forgets those that nobody asks any
   * more.
   *
   * @param asked - all queries of all annotations
   */
  async record(
    outcomes: readonly QueryOutcome[],
    asked: readonly EntityTelemetryQuery[],
  ): Promise<void> {
    const current = new Set(asked.map(keyOf));
    await this.#knex.transaction(async trx => {
      const rows: QueryRow[] = await trx('telemetry_queries').select('*');
      const known = new Map(
        rows.map(row => [`${row.entity_ref} ${row.query}`, row]),
      );
      const gone = trx('telemetry_queries').delete();
      whereIdIn(
        gone,
        'id',
        [...known].flatMap(([key, { id }]) => (current.has(key) ? [] : [id])),
      );
      await gone;
      for (const { query, problem = null } of outcomes) {
        const row = known.get(keyOf(query));
        if (!row) {
          await trx('telemetry_queries').insert({
            entity_ref: query.entityRef,
            query: textOf(query),
            problem,
          });
        } else if (row.problem !== problem) {
          await trx('telemetry_queries')
            .where('id', row.id)
            .update({ problem });
        }
      }
    });
  }
}

function keyOf(query: EntityTelemetryQuery): string {
  return `${query.entityRef} ${textOf(query)}`;
}

function textOf(query: EntityTelemetryQuery): string {
  const { kind, name, source, expression, direction } = query;
  return JSON.stringify({ kind, name, source, expression, direction });
}
