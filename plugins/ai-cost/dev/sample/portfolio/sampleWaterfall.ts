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
  parseDecimal,
  type CostShare,
  type SpendDriver,
  type SpendWaterfall,
} from 'backstage-plugin-ai-cost-common';

/** A waterfall whose steps add up; what drives them is made up. */
export function sampleWaterfall(shares: CostShare[]): SpendWaterfall {
  const sum = (amounts: string[]) =>
    amounts.reduce((total, amount) => total + parseDecimal(amount), 0n);
  const before = sum(shares.map(share => share.previousCost));
  const after = sum(shares.map(share => share.completeCost));
  return {
    before: formatDecimal(before),
    after: formatDecimal(after),
    steps: shares.flatMap(share => stepsOf(share)),
    ...(shares.length === 0 && { unavailable: 'There is no spend.' }),
  };
}

function stepsOf({
  key,
  completeCost,
  previousCost,
}: CostShare): SpendDriver[] {
  const before = parseDecimal(previousCost);
  const change = parseDecimal(completeCost) - before;
  if (change === 0n) {
    return [];
  }
  if (before === 0n || completeCost === '0') {
    const driver = before === 0n ? 'new' : 'gone';
    return [{ driver, key, amount: formatDecimal(change) }];
  }
  const price = -change / 4n;
  return [
    { driver: 'volume', key, amount: formatDecimal(change - price) },
    { driver: 'price', key, amount: formatDecimal(price) },
  ];
}
