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
  addDays,
  daysInRange,
  splitAmount,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type { CustomCost } from './CustomCost';

/** What a cost comes to on one of its days. */
export interface DailyCost {
  day: Day;
  /** Attos. */
  amount: bigint;
}

/** Spreads a cost evenly over its days; they add up to it to the last digit. */
export function spreadCost(
  cost: Pick<CustomCost, 'from' | 'to' | 'amount'>,
): DailyCost[] {
  const days = daysInRange(cost.from, cost.to);
  const amounts = splitAmount(cost.amount, Array(days).fill(1));
  return amounts.map((amount, index) => ({
    day: addDays(cost.from, index),
    amount,
  }));
}
