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
import { yieldToEventLoop } from './writers/yieldToEventLoop';

/** Rows of one delivery, by a range of ids in its clustered key. */
export interface IdRange {
  /** Excluded. */
  after: number;
  /** Included; undefined for the rest. */
  through?: number;
}

/**
 * Cuts a delivery's rows into ranges of about as many rows, so that a statement
 * over one of them holds nobody up.
 */
export async function* rangesOfDelivery(options: {
  knex: Knex;
  table: string;
  /** `line_id` or `series_id`. */
  idColumn: string;
  deliveryId: number;
  rows: number;
}): AsyncGenerator<IdRange> {
  const { knex, table, idColumn, deliveryId, rows } = options;
  let after = -1;
  for (;;) {
    const last: Record<string, number> | undefined = await knex(table)
      .where('delivery_id', deliveryId)
      .where(idColumn, '>', after)
      .orderBy(idColumn)
      .offset(rows)
      .first(idColumn);
    const through = last?.[idColumn];
    yield { after, through };
    if (through === undefined) {
      return;
    }
    after = through;
    await yieldToEventLoop();
  }
}

/** Keeps the rows of a range. */
export function whereInRange(
  query: Knex.QueryBuilder,
  idColumn: string,
  range: IdRange,
): void {
  query.where(idColumn, '>', range.after);
  if (range.through !== undefined) {
    query.where(idColumn, '<=', range.through);
  }
}
