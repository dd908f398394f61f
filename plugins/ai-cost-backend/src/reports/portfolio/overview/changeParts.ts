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

import type { SpendPart } from 'backstage-plugin-ai-cost-insights';
import type { BasisSum } from '../../sums/readBasisSums';
import type { PortfolioSeries } from '../../sums/readPortfolioSums';
import type { CostWindow } from '../../window/windowParts';

/** What a series of the spend that is explained adds up to. */
export interface ChangeSum extends Omit<BasisSum, 'seriesId'> {
  series: PortfolioSeries;
}

/** Parts of spend by what has one price. */
export type PartsByKey = ReadonlyMap<string, SpendPart>;

/**
 * Spend on the complete days of a window, or on those that match them, by what
 * has one price: a class of tokens of a model, at one provider.
 */
export function changeParts(
  sums: readonly ChangeSum[],
  window: CostWindow,
): PartsByKey {
  const parts = new Map<string, SpendPart>();
  for (const sum of sums) {
    if (sum.window !== window || !sum.complete) {
      continue;
    }
    const { provider, model, tokenClass, unit } = sum.series;
    const key = JSON.stringify([provider, model, tokenClass, unit]);
    const part = parts.get(key);
    const tokens = tokenClass === undefined ? undefined : sum.quantity;
    parts.set(key, {
      key,
      cost: (part?.cost ?? 0n) + sum.cost,
      tokens: part ? added(part.tokens, tokens) : tokens,
    });
  }
  return parts;
}

/** What is left of some parts without others that they hold. */
export function without(parts: PartsByKey, others: PartsByKey): PartsByKey {
  const left = new Map<string, SpendPart>();
  for (const [key, { cost, tokens }] of parts) {
    const other = others.get(key);
    const part = {
      key,
      cost: cost - (other?.cost ?? 0n),
      tokens: other ? added(tokens, negative(other.tokens)) : tokens,
    };
    if (!other || part.cost !== 0n || (part.tokens ?? 0) > 0) {
      left.set(key, part);
    }
  }
  return left;
}

/** Unknown as soon as one is: a price is of all tokens or of none. */
function added(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function negative(tokens: number | undefined): number | undefined {
  return tokens === undefined ? undefined : -tokens;
}
