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
  CostDimension,
  Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { DayRange } from '../window/dayRange';
import type { SumScope } from './countedSums';
import { readBuckets, type BucketAmount } from './readBuckets';

/**
 * Cost of many entities together by a dimension and day, or by month where
 * months are asked for and the range holds them whole.
 */
export async function readPortfolioBuckets(
  options: SumScope & {
    knex: Knex;
    range: DayRange;
    granularity: Granularity;
    basis: CostBasis;
    dimension: CostDimension;
  },
): Promise<BucketAmount[]> {
  return readBuckets({
    ...options,
    level: 'portfolio',
    key: `s.${options.dimension}`,
  });
}

/** Like {@link readPortfolioBuckets}, by entity; the empty string for nobody. */
export async function readEntityBuckets(
  options: SumScope & {
    knex: Knex;
    range: DayRange;
    granularity: Granularity;
    basis: CostBasis;
  },
): Promise<BucketAmount[]> {
  return readBuckets({ ...options, level: 'total', key: 's.entity_ref' });
}
