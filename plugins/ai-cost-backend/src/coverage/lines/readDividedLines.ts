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
import { selectParts } from '../../reports/lines/lineParts';
import {
  readPartCosts,
  together,
  type LineCost,
} from '../../reports/lines/readLineCosts';
import { scopedParts, whereDivided, type LineScope } from './LineScope';
import type { EntitiesOnDays } from './readEntitiesOnDays';

/** What divided lines cost: their parts, day by day. */
export async function readDividedLines(options: {
  knex: Knex;
  scope: LineScope;
  deliveryIds: readonly number[];
}): Promise<LineCost[]> {
  const { knex, scope } = options;
  const parts = scopedParts(knex, scope);
  whereDivided(knex, parts);
  return readPartCosts({
    ...options,
    query: scope.query,
    parts: selectParts(knex, parts, scope.query),
  });
}

/** What lines cost on the days on which their entities count. */
export async function readLinesOnDays(options: {
  knex: Knex;
  scope: LineScope;
  some: readonly EntitiesOnDays[];
  deliveryIds: readonly number[];
}): Promise<LineCost[]> {
  const { knex, scope, some } = options;
  const sums = new Map<string, LineCost>();
  for (const { entityRefs, from, to } of some) {
    const parts = scopedParts(knex, { ...scope, entityRefs });
    const costs = await readPartCosts({
      ...options,
      query: { from, to },
      parts: selectParts(knex, parts, { to }),
    });
    for (const cost of costs) {
      const key = `${cost.lineId} ${cost.validFrom} ${cost.part}`;
      const known = sums.get(key);
      sums.set(key, known ? together(known, cost) : cost);
    }
  }
  return [...sums.values()];
}
