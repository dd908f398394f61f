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

const ROWS_PER_STATEMENT = 200;

/**
 * Finds series, adding those that are new, and keeps them from being removed
 * until the transaction ends.
 *
 * @param series - columns beside `seen_on`, by the hashes of series
 * @returns ids by hashes
 */
export async function writeSeries(
  trx: Knex.Transaction,
  options: {
    tables: SeriesTables;
    series: ReadonlyMap<string, Record<string, string>>;
    today: Day;
  },
): Promise<Map<string, number>> {
  const { tables, series, today } = options;
  const rows = [...series]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key_hash, columns]) => ({ key_hash, ...columns, seen_on: today }));
  const ids = new Map<string, number>();
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const written: { id: number; key_hash: string }[] = await trx(
      `${tables}_series`,
    )
      .insert(rows.slice(at, at + ROWS_PER_STATEMENT))
      .onConflict('key_hash')
      .merge(['seen_on'])
      .returning(['id', 'key_hash']);
    for (const { id, key_hash } of written) {
      ids.set(key_hash, id);
    }
  }
  return ids;
}
