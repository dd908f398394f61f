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

import { formatDecimal, type CostBasis } from 'backstage-plugin-ai-cost-common';
import type { WindowSum } from './windowSums';

/** A group's cost in attos, and the two figures that may be compared. */
export interface ComparedCosts {
  /** Over the asked window. */
  cost: bigint;
  /** Over its complete days. */
  completeCost: bigint;
  /** Over the days before it that match the complete ones. */
  previousCost: bigint;
}

/** Nothing, in all three figures. */
export const NO_COSTS: Readonly<ComparedCosts> = {
  cost: 0n,
  completeCost: 0n,
  previousCost: 0n,
};

/** What one sum is to each of the three figures. */
export function comparedCostsOf(
  { window, complete, cost }: Pick<WindowSum, 'window' | 'complete' | 'cost'>,
  basis: CostBasis,
): ComparedCosts {
  return comparedAmount({ window, complete, cost: cost[basis] });
}

/** Like {@link comparedCostsOf}, of attos. */
export function comparedAmount({
  window,
  complete,
  cost,
}: Pick<WindowSum, 'window' | 'complete'> & { cost: bigint }): ComparedCosts {
  const current = window === 'current';
  return {
    cost: current ? cost : 0n,
    completeCost: current && complete ? cost : 0n,
    previousCost: !current && complete ? cost : 0n,
  };
}

/** Adds up two groups. */
export function addCompared(a: ComparedCosts, b: ComparedCosts): ComparedCosts {
  return {
    cost: a.cost + b.cost,
    completeCost: a.completeCost + b.completeCost,
    previousCost: a.previousCost + b.previousCost,
  };
}

/** Writes the three figures as the API's decimals. */
export function formatCompared(costs: ComparedCosts) {
  return {
    cost: formatDecimal(costs.cost),
    completeCost: formatDecimal(costs.completeCost),
    previousCost: formatDecimal(costs.previousCost),
  };
}

const SHARE_STEPS = 1_000_000_000n;

/**
 * A part of a total, 0 to 1; undefined when credits make it something else, or
 * there is no total.
 */
export function shareOf(part: bigint, total: bigint): number | undefined {
  if (total <= 0n || part < 0n || part > total) {
    return undefined;
  }
  return Number((part * SHARE_STEPS) / total) / Number(SHARE_STEPS);
}
