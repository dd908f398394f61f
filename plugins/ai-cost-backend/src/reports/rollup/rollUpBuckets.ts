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

import type {
  CostBasis,
  Granularity,
  PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { BucketSum } from '../entity/bucketSums';
import {
  readEntityBuckets,
  readPortfolioBuckets,
} from '../sums/readPortfolioBuckets';
import type { SumFilters } from '../sums/SumFilters';
import type { DayRange } from '../window/dayRange';
import { within, type OwnedDays } from './OwnedDays';

/**
 * Cost by a dimension and day, or by month where months are asked for and owned
 * whole.
 */
export async function readRollUpBuckets(options: {
  knex: Knex;
  owned: readonly OwnedDays[];
  range: DayRange;
  granularity: Granularity;
  basis: CostBasis;
  dimension: PortfolioDimension;
  filters: SumFilters;
}): Promise<BucketSum[]> {
  const { dimension, owned, ...read } = options;
  const sums: BucketSum[] = [];
  for (const days of owned) {
    const range = within(options.range, days);
    if (!range) {
      continue;
    }
    const scope = { ...read, range, entities: [...days.owners.keys()] };
    const amounts =
      dimension === 'entity' || dimension === 'owner'
        ? await readEntityBuckets(scope)
        : await readPortfolioBuckets({ ...scope, dimension });
    for (const { key, day, cost } of amounts) {
      const isOwner = dimension === 'owner';
      sums.push({ key: isOwner ? days.owners.get(key)! : key, day, cost });
    }
  }
  return sums;
}
