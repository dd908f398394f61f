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

import type { CostBasis, SprawlOverlap } from 'backstage-plugin-ai-cost-common';
import {
  addCompared,
  comparedCostsOf,
  formatCompared,
  NO_COSTS,
  type ComparedCosts,
} from '../../entity/comparedCosts';
import type { PortfolioSum } from '../../sums/readPortfolioSums';
import { modelFamily } from './modelFamily';
import type { EntityUse } from './readEntityUse';

/** A workload that says nothing of what it is. */
const UNTOLD = 'other';

interface Bought {
  of: SprawlOverlap['of'];
  costs: ComparedCosts;
  /** Attos that each vendor is paid. */
  vendors: Map<string, bigint>;
  entities: Set<string>;
}

/**
 * Workloads and families of models that several vendors are paid for in the
 * range, most expensive first.
 */
export function sprawlOverlaps(
  sums: readonly PortfolioSum[],
  { uses, basis }: { uses: readonly EntityUse[]; basis: CostBasis },
): SprawlOverlap[] {
  const all = boughtIn(uses);
  for (const sum of sums) {
    for (const of of boughtAs(sum.series)) {
      const bought = all.get(keyOf(of));
      const paid = bought?.vendors.get(sum.series.provider);
      if (bought && paid !== undefined) {
        const costs = comparedCostsOf(sum, basis);
        bought.costs = addCompared(bought.costs, costs);
        bought.vendors.set(sum.series.provider, paid + costs.cost);
      }
    }
  }
  return [...all.values()]
    .filter(({ vendors }) => vendors.size > 1)
    .sort((a, b) => compare(b.costs.cost, a.costs.cost))
    .map(({ of, costs, vendors, entities }) => ({
      of,
      ...formatCompared(costs),
      vendors: [...vendors]
        .sort(([, a], [, b]) => compare(b, a))
        .map(([vendor]) => vendor),
      entities: entities.size,
    }));
}

function boughtIn(uses: readonly EntityUse[]): Map<string, Bought> {
  const all = new Map<string, Bought>();
  for (const use of uses) {
    for (const of of boughtAs(use)) {
      const bought = all.get(keyOf(of)) ?? {
        of,
        costs: NO_COSTS,
        vendors: new Map(),
        entities: new Set(),
      };
      all.set(keyOf(of), bought);
      bought.vendors.set(use.provider, 0n);
      if (use.entityRef !== '') {
        bought.entities.add(use.entityRef);
      }
    }
  }
  return all;
}

function boughtAs({
  provider,
  workload,
  model,
}: Pick<EntityUse, 'provider' | 'workload' | 'model'>): SprawlOverlap['of'][] {
  if (provider === '') {
    return [];
  }
  const family = modelFamily(model);
  return [
    ...(workload === UNTOLD ? [] : [{ workload }]),
    ...(family === undefined ? [] : [{ family }]),
  ];
}

function keyOf(of: SprawlOverlap['of']): string {
  return JSON.stringify(of);
}

function compare(a: bigint, b: bigint): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
