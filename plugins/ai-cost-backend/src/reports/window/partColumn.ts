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
import type { SummaryRun } from './summaryRuns';

/**
 * The position of the part that a row of a run is in, as the column `part`: the
 * first that ends no earlier. The rows are aliased as `c`.
 */
export function partColumn(knex: Knex, { unit, pieces }: SummaryRun): Knex.Raw {
  const cases = pieces.map(() => 'when ?? <= ? then cast(? as integer)');
  return knex.raw(
    `case ${cases.join(' ')} end as part`,
    pieces.flatMap(({ part, to }) => [`c.${unit}`, to, part]),
  );
}
