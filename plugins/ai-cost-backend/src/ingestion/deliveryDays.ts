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

import type { AccountDay } from '../ledger/accounts/AccountDayStore';
import type { DeliveryDay } from '../ledger/deliveries/DeliveryContentStore';
import { addMoney } from '../ledger/moneyColumns';

/** What a delivery adds up to by day and currency, from its accounts' days. */
export function deliveryDaysOf(days: readonly AccountDay[]): DeliveryDay[] {
  const sums = new Map<string, DeliveryDay>();
  for (const { day, currency, rows, billed, effective, list } of days) {
    const key = `${day} ${currency}`;
    const sum = sums.get(key);
    const part = { billed, effective, list };
    sums.set(
      key,
      sum
        ? { ...sum, rows: sum.rows + rows, ...addMoney(sum, part) }
        : { day, currency, rows, ...part },
    );
  }
  return [...sums.values()];
}
