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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { DeliveryDay } from '../ledger/deliveries/DeliveryContentStore';
import { MONEY_BASES } from '../ledger/moneyColumns';

const DAY = 86_400_000;

/**
 * For how many whole days a day of the earlier delivery was still changing, as
 * its newer delivery shows: the oldest of the last days that changed tells.
 *
 * @returns undefined when every day changed: that is a restatement, and says
 * nothing of how long days take to fill
 */
export function observedLagDays(options: {
  earlier: readonly DeliveryDay[];
  newer: readonly DeliveryDay[];
  /** When the earlier delivery was read; ISO 8601 instant. */
  earlierAt: string;
}): number | undefined {
  const { earlier, newer, earlierAt } = options;
  const amounts = new Map(newer.map(day => [keyOf(day), day]));
  const changed = new Map<Day, boolean>();
  for (const day of earlier) {
    const same = sameAmounts(day, amounts.get(keyOf(day)));
    changed.set(day.day, !same || (changed.get(day.day) ?? false));
  }
  const days = [...changed.keys()].sort().reverse();
  const settled = days.findIndex(day => !changed.get(day));
  if (settled < 0) {
    return undefined;
  }
  if (settled === 0) {
    return 0;
  }
  const end = Date.parse(days[settled - 1]) + DAY;
  // It had not settled by then, so whole days do not suffice.
  return Math.max(0, Math.floor((Date.parse(earlierAt) - end) / DAY) + 1);
}

function keyOf({ day, currency }: DeliveryDay): string {
  return `${day} ${currency}`;
}

function sameAmounts(a: DeliveryDay, b: DeliveryDay | undefined): boolean {
  return (
    b !== undefined &&
    a.rows === b.rows &&
    MONEY_BASES.every(basis => a[basis] === b[basis])
  );
}
