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
  parseDecimal,
  type PortfolioModel,
} from 'backstage-plugin-ai-cost-common';

/** Tokens of all classes; undefined when the bill counts none. */
export function tokensOf({ usage }: PortfolioModel): number | undefined {
  return usage.length > 0 ? sum(usage.map(({ tokens }) => tokens)) : undefined;
}

/** How a model's volume and price changed over complete days; parts of before. */
export interface ModelChange {
  /** Undefined where nothing was counted before. */
  volume?: number;
  /** Of an average token, at the mix of each time. */
  price?: number;
}

/** Compares the tokens of complete days with those of the days before. */
export function modelChange(model: PortfolioModel): ModelChange {
  const { comparedUsage } = model;
  const complete = sum(comparedUsage.map(one => one.completeTokens));
  const previous = sum(comparedUsage.map(one => one.previousTokens));
  if (previous <= 0) {
    return {};
  }
  const costBefore = numberOf(model.previousCost);
  return {
    volume: complete / previous - 1,
    price:
      complete > 0 && costBefore > 0
        ? numberOf(model.completeCost) / complete / (costBefore / previous) - 1
        : undefined,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function numberOf(amount: string): number {
  return Number(parseDecimal(amount)) / 1e18;
}
