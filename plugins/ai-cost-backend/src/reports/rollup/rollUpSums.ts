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
import { readEntitySums, type EntitySum } from '../sums/readEntitySums';
import type { SumFilters } from '../sums/SumFilters';
import type { WindowPart } from '../window/windowParts';
import { partsWithin, type OwnedDays } from './OwnedDays';

/** What a series of one owner adds up to over a part of the compared windows. */
export interface RollUpSum extends EntitySum {
  /** On those days; the empty string stands for nobody. */
  owner: string;
}

/** Sums of each series over each part of the windows, on the owned days alone. */
export async function readRollUpSums(options: {
  knex: Knex;
  owned: readonly OwnedDays[];
  parts: readonly WindowPart[];
  filters?: SumFilters;
}): Promise<RollUpSum[]> {
  const { knex, owned, filters } = options;
  const sums: RollUpSum[] = [];
  for (const days of owned) {
    const parts = partsWithin(options.parts, days);
    if (parts.length > 0) {
      const entities = [...days.owners.keys()];
      const read = await readEntitySums({ knex, entities, filters, parts });
      for (const sum of read) {
        sums.push({ ...sum, owner: days.owners.get(sum.series.entityRef)! });
      }
    }
  }
  return sums;
}
