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
  TOKEN_CLASSES,
  type CostBasis,
  type ModelCost,
  type TokenClass,
  type TokenUsage,
  type Workload,
} from 'backstage-plugin-ai-cost-common';
import {
  addCompared,
  comparedCostsOf,
  formatCompared,
  shareOf,
  type ComparedCosts,
} from './comparedCosts';
import type { WindowSum } from './windowSums';

interface CountedTokens {
  tokens: number;
  cost: bigint;
}

interface ModelSums {
  model: string;
  provider: string;
  costs: ComparedCosts;
  workloads: Map<Workload, bigint>;
  usage: Map<TokenClass, CountedTokens>;
}

/**
 * What each model of each provider costs, most expensive first, with its tokens
 * of the asked window and what a million of them cost, over sums of one
 * currency.
 */
export function modelCosts(
  sums: readonly WindowSum[],
  basis: CostBasis,
): ModelCost[] {
  const models = new Map<string, ModelSums>();
  let total = 0n;
  for (const sum of sums) {
    const { model, provider } = sum.series;
    const key = JSON.stringify([model, provider]);
    const entry = models.get(key) ?? emptyModel(model, provider);
    models.set(key, entry);
    entry.costs = addCompared(entry.costs, comparedCostsOf(sum, basis));
    if (sum.window === 'current') {
      addUse(entry, sum, basis);
      total += sum.cost[basis];
    }
  }
  return [...models.values()].sort(byCost).map(entry => ({
    model: entry.model,
    provider: entry.provider,
    workloads: [...entry.workloads]
      .sort(([, a], [, b]) => (a < b ? 1 : -1))
      .map(([workload]) => workload),
    ...formatCompared(entry.costs),
    share: shareOf(entry.costs.cost, total),
    usage: TOKEN_CLASSES.flatMap(tokenClass => {
      const counted = entry.usage.get(tokenClass);
      return counted ? [tokenUsage(tokenClass, counted)] : [];
    }),
  }));
}

function emptyModel(model: string, provider: string): ModelSums {
  return {
    model,
    provider,
    costs: { cost: 0n, completeCost: 0n, previousCost: 0n },
    workloads: new Map(),
    usage: new Map(),
  };
}

function addUse(entry: ModelSums, sum: WindowSum, basis: CostBasis): void {
  const { workload, tokenClass } = sum.series;
  const cost = sum.cost[basis];
  entry.workloads.set(workload, (entry.workloads.get(workload) ?? 0n) + cost);
  if (tokenClass !== undefined && sum.quantity !== undefined) {
    const counted = entry.usage.get(tokenClass) ?? { tokens: 0, cost: 0n };
    entry.usage.set(tokenClass, {
      tokens: counted.tokens + sum.quantity,
      cost: counted.cost + cost,
    });
  }
}

function tokenUsage(
  tokenClass: TokenClass,
  { tokens, cost }: CountedTokens,
): TokenUsage {
  const formatted = formatDecimal(cost);
  return {
    tokenClass,
    tokens,
    cost: formatted,
    pricePerMillion:
      tokens > 0 ? (Number(formatted) / tokens) * 1_000_000 : undefined,
  };
}

function byCost(a: ModelSums, b: ModelSums): number {
  if (a.costs.cost !== b.costs.cost) {
    return a.costs.cost < b.costs.cost ? 1 : -1;
  }
  return a.model < b.model ? -1 : 1;
}
