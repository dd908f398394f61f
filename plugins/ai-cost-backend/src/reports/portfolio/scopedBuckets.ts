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
import { within } from '../rollup/OwnedDays';
import { readBuckets, type BucketAmount } from '../sums/readBuckets';
import {
  readEntityBuckets,
  readPortfolioBuckets,
} from '../sums/readPortfolioBuckets';
import type { SumFilters } from '../sums/SumFilters';
import type { DayRange } from '../window/dayRange';
import type { SpendScope } from './SpendScope';

/** What to read over time. */
export interface ScopedBucketsOptions {
  knex: Knex;
  scopes: readonly SpendScope[];
  filters: SumFilters;
  range: DayRange;
  granularity: Granularity;
  basis: CostBasis;
}

/** Cost by a dimension over time. */
export async function readScopedBuckets(
  options: ScopedBucketsOptions & { dimension: CostDimension },
): Promise<BucketAmount[]> {
  return ofScopes(options, scope =>
    readPortfolioBuckets({ ...options, ...scope }),
  );
}

/** Cost by entity over time. */
export async function readScopedEntityBuckets(
  options: ScopedBucketsOptions,
): Promise<BucketAmount[]> {
  return ofScopes(options, scope =>
    readEntityBuckets({ ...options, ...scope }),
  );
}

/** Cost of all entities of the scopes together over time, by currency. */
export async function readScopedTotalBuckets(
  options: ScopedBucketsOptions,
): Promise<BucketAmount[]> {
  return ofScopes(options, scope =>
    readBuckets({ ...options, ...scope, level: 'total', key: 's.currency' }),
  );
}

/** Cost by currency and day. */
export async function readScopedCurrencyDays(
  options: Omit<ScopedBucketsOptions, 'granularity'>,
): Promise<BucketAmount[]> {
  return ofScopes(options, scope =>
    readBuckets({
      ...options,
      ...scope,
      level: 'portfolio',
      key: 's.currency',
      granularity: 'day',
    }),
  );
}

async function ofScopes(
  { scopes, range }: Pick<ScopedBucketsOptions, 'scopes' | 'range'>,
  read: (scope: {
    entities?: readonly string[];
    range: DayRange;
  }) => Promise<BucketAmount[]>,
): Promise<BucketAmount[]> {
  const amounts: BucketAmount[] = [];
  for (const { entities, days } of scopes) {
    const asked = within(range, days);
    if (asked && entities?.length !== 0) {
      amounts.push(...(await read({ entities, range: asked })));
    }
  }
  return amounts;
}
