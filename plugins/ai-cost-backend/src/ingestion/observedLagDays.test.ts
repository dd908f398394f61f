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

import type { DeliveryDay } from '../ledger/deliveries/DeliveryContentStore';
import { observedLagDays } from './observedLagDays';

/** Days from 2026-10-01, each with its amount. */
function days(...amounts: number[]): DeliveryDay[] {
  return amounts.map((amount, index) => ({
    day: `2026-10-${String(index + 1).padStart(2, '0')}`,
    currency: 'USD',
    rows: 1,
    billed: BigInt(amount),
    effective: BigInt(amount),
    list: BigInt(amount),
  }));
}

describe('observedLagDays', () => {
  const earlierAt = '2026-10-06T06:00:00.000Z';
  const lag = (earlier: DeliveryDay[], newer: DeliveryDay[]) =>
    observedLagDays({ earlier, newer, earlierAt });

  it('counts from the end of the oldest of the last days that changed', () => {
    // The 4th ended 1.25 days before it was read; a day later it had changed.
    expect(lag(days(1, 1, 1, 1, 1), days(1, 1, 1, 2, 2, 2))).toBe(2);
    expect(lag(days(1, 1, 1, 1, 1), days(1, 1, 1, 1, 2, 2))).toBe(1);
  });

  it('is zero when nothing or only the day that was not over changed', () => {
    expect(lag(days(1, 1, 1), days(1, 1, 1, 5))).toBe(0);
    expect(lag(days(1, 1, 1, 1, 1, 1), days(1, 1, 1, 1, 1, 9))).toBe(0);
  });

  it('takes an older day that changed alone for a correction', () => {
    expect(lag(days(1, 1, 1, 1, 1), days(1, 9, 1, 1, 2))).toBe(1);
  });

  it('cannot tell when everything changed, or nothing was there', () => {
    expect(lag(days(1, 1, 1), days(2, 2, 2))).toBeUndefined();
    expect(lag([], days(1))).toBeUndefined();
  });

  it('sees a day that is gone, and one that changed in one currency only', () => {
    expect(lag(days(1, 1, 1, 1, 1), days(1, 1, 1, 1))).toBe(1);
    const euros = days(1, 1, 1, 1, 1).map(day => ({ ...day, currency: 'EUR' }));
    expect(
      lag(
        [...days(1, 1, 1, 1, 1), ...euros],
        [...days(1, 1, 1, 1, 2), ...euros],
      ),
    ).toBe(1);
  });
});
