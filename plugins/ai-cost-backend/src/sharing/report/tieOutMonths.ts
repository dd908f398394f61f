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

import {
  formatDecimal,
  type Month,
  type SharedCosts,
} from 'backstage-plugin-ai-cost-common';
import type { ShareSum } from './readShareSums';

interface MonthSums {
  direct: bigint;
  shared: bigint;
  unallocated: bigint;
}

/**
 * How direct, shared and unallocated cost make up each month, oldest first.
 *
 * @param sums - of what the reader may see
 */
export function tieOutMonths(sums: readonly ShareSum[]): SharedCosts['months'] {
  const months = new Map<Month, MonthSums>();
  for (const { entityRef, sharedFrom, month, cost } of sums) {
    const sum = months.get(month) ?? {
      direct: 0n,
      shared: 0n,
      unallocated: 0n,
    };
    sum[kindOf(entityRef, sharedFrom)] += cost;
    months.set(month, sum);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { direct, shared, unallocated }]) => ({
      month,
      direct: formatDecimal(direct),
      shared: formatDecimal(shared),
      unallocated: formatDecimal(unallocated),
      total: formatDecimal(direct + shared + unallocated),
    }));
}

function kindOf(
  entityRef: string,
  sharedFrom: string | undefined,
): keyof MonthSums {
  if (entityRef === '') {
    return 'unallocated';
  }
  return sharedFrom === undefined ? 'direct' : 'shared';
}
