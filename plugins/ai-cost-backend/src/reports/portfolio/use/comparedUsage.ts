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
  type ComparedUsage,
  type CostBasis,
} from 'backstage-plugin-ai-cost-common';
import type { PortfolioSum } from '../../sums/readPortfolioSums';

interface CountedTokens {
  tokens: number;
  cost: bigint;
}

/**
 * Tokens and prices by class over complete days, beside those of the days that
 * match them; without classes that neither counts.
 */
export function comparedUsage(
  sums: readonly PortfolioSum[],
  basis: CostBasis,
): ComparedUsage[] {
  return TOKEN_CLASSES.flatMap(tokenClass => {
    const counted = sums.filter(
      ({ series, complete, quantity }) =>
        series.tokenClass === tokenClass && complete && quantity !== undefined,
    );
    if (counted.length === 0) {
      return [];
    }
    const complete = total(counted, 'current', basis);
    const previous = total(counted, 'previous', basis);
    return [
      {
        tokenClass,
        completeTokens: complete.tokens,
        previousTokens: previous.tokens,
        completePricePerMillion: pricePerMillion(complete),
        previousPricePerMillion: pricePerMillion(previous),
      },
    ];
  });
}

function total(
  sums: readonly PortfolioSum[],
  window: PortfolioSum['window'],
  basis: CostBasis,
): CountedTokens {
  return sums
    .filter(sum => sum.window === window)
    .reduce<CountedTokens>(
      ({ tokens, cost }, sum) => ({
        tokens: tokens + (sum.quantity ?? 0),
        cost: cost + sum.cost[basis],
      }),
      { tokens: 0, cost: 0n },
    );
}

function pricePerMillion({ tokens, cost }: CountedTokens): number | undefined {
  return tokens > 0
    ? (Number(formatDecimal(cost)) / tokens) * 1_000_000
    : undefined;
}
