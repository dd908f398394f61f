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
  type CostBasis,
  type TieOut,
} from 'backstage-plugin-ai-cost-common';
import type { PortfolioSum } from '../sums/readPortfolioSums';

/** How the spend of the asked window is made up, over sums of one currency. */
export function tieOut(
  sums: readonly PortfolioSum[],
  basis: CostBasis,
): TieOut {
  const amounts = { direct: 0n, shared: 0n, unallocated: 0n };
  for (const { window, series, cost } of sums) {
    if (window === 'current') {
      amounts[partOf(series)] += cost[basis];
    }
  }
  const { direct, shared, unallocated } = amounts;
  return {
    direct: formatDecimal(direct),
    shared: formatDecimal(shared),
    unallocated: formatDecimal(unallocated),
    total: formatDecimal(direct + shared + unallocated),
  };
}

function partOf({
  unallocatedReason,
  shared,
}: PortfolioSum['series']): 'direct' | 'shared' | 'unallocated' {
  if (unallocatedReason !== undefined) {
    return 'unallocated';
  }
  return shared ? 'shared' : 'direct';
}
