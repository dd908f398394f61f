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
  firstDayOf,
  type Month,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { PriceBook } from '../../pricing/PriceBook';

/** Tokens of a class of a model. */
export interface PricedTokens {
  provider?: string;
  model?: string;
  tokenClass?: TokenClass;
}

/** Small enough for the price of a short request, which all models have. */
const TOKENS = 1_000;

/**
 * What tokens are worth beside each other in a month: by their prices, where all
 * of them have one in the same currency, and the same each otherwise. A price
 * that is unknown is not made up.
 *
 * @returns a function of the kinds of tokens that were given
 */
export function tokenPrices(
  kinds: readonly PricedTokens[],
  options: { month: Month; prices: PriceBook },
): (kind: PricedTokens) => number {
  const occurredAt = `${firstDayOf(options.month)}T00:00:00.000Z`;
  const known = new Map<string, number>();
  const currencies = new Set<string>();
  for (const kind of kinds) {
    const { provider = '', model, tokenClass } = kind;
    const key = keyOf(kind);
    if (tokenClass !== undefined && !known.has(key)) {
      const tokens = { [tokenClass]: TOKENS };
      const estimate = options.prices.estimate({
        ...{ provider, model, tokens, requests: 1, occurredAt },
      });
      if ('unknown' in estimate) {
        return () => 1;
      }
      currencies.add(estimate.currency);
      known.set(key, Number(estimate.amount) / TOKENS);
    }
  }
  return currencies.size === 1 ? kind => known.get(keyOf(kind)) ?? 1 : () => 1;
}

function keyOf({ provider, model, tokenClass }: PricedTokens): string {
  return JSON.stringify([provider, model, tokenClass]);
}
