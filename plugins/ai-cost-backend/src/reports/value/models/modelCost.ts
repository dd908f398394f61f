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
  type ModelValue,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { toNumber, type CostDay } from '../money/DailyCosts';
import type { ValueFacts } from '../ValueFacts';

/** What a model costs. */
export interface ModelCost {
  attos: bigint;
  /** Any charge is of it. */
  charged: boolean;
  environments: string[];
  value: Pick<
    ModelValue,
    'model' | 'provider' | 'cost' | 'previousCost' | 'tokens' | 'tokenPrices'
  >;
}

/** Cost, tokens and their prices of a model. */
export function modelCost(
  { costs, tokens, windows }: ValueFacts,
  model: string,
): ModelCost {
  const current = costs.list(windows.all.current, { model });
  const previous = costs.list(windows.complete.previous, { model });
  const attos = sum(current);
  const counted: ModelValue['tokens'] = {};
  for (const day of windows.all.current) {
    for (const { tokens: ofDay } of tokens.on(day, model)) {
      for (const [name, count] of Object.entries(ofDay)) {
        const tokenClass = name as TokenClass;
        counted[tokenClass] = (counted[tokenClass] ?? 0) + count;
      }
    }
  }
  return {
    attos,
    charged: current.length + previous.length > 0,
    environments: current.map(({ series }) => series.environment),
    value: {
      model,
      provider: providersOf(current.length > 0 ? current : previous),
      cost: formatDecimal(attos),
      previousCost: formatDecimal(sum(previous)),
      tokens: counted,
      tokenPrices: tokenPrices(current),
    },
  };
}

function sum(costs: readonly CostDay[]): bigint {
  return costs.reduce((total, { cost }) => total + cost, 0n);
}

/** Who charges for the model, most expensive first: telemetry tells them not apart. */
function providersOf(costs: readonly CostDay[]): string {
  const providers = new Map<string, bigint>();
  for (const { series, cost } of costs) {
    providers.set(
      series.provider,
      (providers.get(series.provider) ?? 0n) + cost,
    );
  }
  return [...providers]
    .sort(([, a], [, b]) => Number(a < b) * 2 - 1)
    .map(([provider]) => provider)
    .join(', ');
}

function tokenPrices(costs: readonly CostDay[]): ModelValue['tokenPrices'] {
  const prices: ModelValue['tokenPrices'] = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const billed = costs.filter(
      ({ series, quantity }) =>
        series.tokenClass === tokenClass && quantity !== undefined,
    );
    const count = billed.reduce((total, it) => total + it.quantity!, 0);
    if (count > 0) {
      prices[tokenClass] = (toNumber(sum(billed)) / count) * 1_000;
    }
  }
  return prices;
}
