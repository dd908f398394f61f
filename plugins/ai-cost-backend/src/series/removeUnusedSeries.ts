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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { SeriesTables } from './SeriesTables';

/**
 * Removes series that no row is of, and to whom they belong.
 *
 * @param options - `usedBy` names the tables with rows of series; series that
 * were seen on `seenFrom` or later stay, for somebody may be about to write rows
 * of them
 */
export async function removeUnusedSeries(
  knex: Knex,
  options: { tables: SeriesTables; usedBy: readonly string[]; seenFrom: Day },
): Promise<void> {
  const { tables, usedBy, seenFrom } = options;
  const series = `${tables}_series`;
  const attributions = `${tables}_attributions`;
  const unused = knex(series)
    .where('seen_on', '<', seenFrom)
    // Locked as those who write series lock them; SQLite has one writer.
    .orderBy('key_hash')
    .forUpdate()
    .select('id');
  for (const table of usedBy) {
    unused.whereNotExists(
      knex(table)
        .whereRaw('??.series_id = ??.id', [table, series])
        .select(knex.raw('1')),
    );
  }
  await knex(series).whereIn('id', unused).delete();
  await knex(attributions)
    .whereNotExists(
      knex(series)
        .whereRaw('??.id = ??.series_id', [series, attributions])
        .select(knex.raw('1')),
    )
    .delete();
}
