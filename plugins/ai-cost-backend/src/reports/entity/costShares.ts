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
  REST_KEY,
  type CostBasis,
  type CostDimension,
  type CostShare,
} from 'backstage-plugin-ai-cost-common';
import {
  addCompared,
  comparedCostsOf,
  formatCompared,
  shareOf,
  type ComparedCosts,
} from './comparedCosts';
import { rankGroups } from './rankGroups';
import type { WindowSum } from './windowSums';

/**
 * What each value of a dimension costs, over sums of one currency, most
 * expensive first.
 */
export function costShares(
  sums: readonly WindowSum[],
  options: { dimension: CostDimension; basis: CostBasis },
): CostShare[] {
  return rankShares(groupCosts(sums, options));
}

/** What each value of a dimension costs, in no order. */
export function groupCosts(
  sums: readonly WindowSum[],
  options: { dimension: CostDimension; basis: CostBasis },
): Map<string, ComparedCosts> {
  const { dimension, basis } = options;
  const groups = new Map<string, ComparedCosts>();
  for (const sum of sums) {
    const costs = comparedCostsOf(sum, basis);
    const key = sum.series[dimension];
    const group = groups.get(key);
    groups.set(key, group ? addCompared(group, costs) : costs);
  }
  return groups;
}

/** What each of some groups costs, most expensive first, as parts of their sum. */
export function rankShares(
  groups: ReadonlyMap<string, ComparedCosts>,
): CostShare[] {
  const total = [...groups.values()].reduce((sum, { cost }) => sum + cost, 0n);
  return rankGroups(groups, {
    cost: ({ cost }) => cost,
    add: addCompared,
    restKey: REST_KEY,
  }).map(({ key, value, rest }) => ({
    key,
    ...formatCompared(value),
    share: shareOf(value.cost, total),
    rest,
  }));
}
