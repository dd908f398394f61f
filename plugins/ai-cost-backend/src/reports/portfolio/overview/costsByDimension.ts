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
  COST_DIMENSIONS,
  PORTFOLIO_DIMENSIONS,
  type CostBasis,
  type CostShare,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import type { ComparedCosts } from '../../entity/comparedCosts';
import { groupCosts, rankShares } from '../../entity/costShares';
import type { PortfolioSum } from '../../sums/readPortfolioSums';
import type { SpenderTotals } from '../SpenderTotals';

/** What each value of each dimension costs, in one currency. */
export type CostsByDimension = Record<
  PortfolioDimension,
  ReadonlyMap<string, ComparedCosts>
>;

/** Groups the same spend by every dimension. */
export function costsByDimension(
  sums: readonly PortfolioSum[],
  spenders: SpenderTotals,
  basis: CostBasis,
): CostsByDimension {
  const byCost = COST_DIMENSIONS.map(dimension => [
    dimension,
    groupCosts(sums, { dimension, basis }),
  ]);
  return {
    ...Object.fromEntries(byCost),
    owner: spenders.owners,
    entity: spenders.entities,
  };
}

/** The values of each dimension, most expensive first. */
export function breakdownsOf(
  costs: CostsByDimension,
): Record<PortfolioDimension, CostShare[]> {
  return Object.fromEntries(
    PORTFOLIO_DIMENSIONS.map(dimension => [
      dimension,
      rankShares(costs[dimension]),
    ]),
  ) as Record<PortfolioDimension, CostShare[]>;
}
