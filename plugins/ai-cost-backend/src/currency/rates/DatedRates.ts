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
import type { CurrencyRate } from './CurrencyRate';

/** The published rates of one base and one quote. */
export class DatedRates {
  readonly #rates: readonly CurrencyRate[];

  /**
   * @param rates - of the same base and quote, in any order; of two of a day the
   * first one counts
   */
  static create(rates: readonly CurrencyRate[]): DatedRates {
    const byDay = new Map<Day, CurrencyRate>();
    for (const rate of rates) {
      if (!byDay.has(rate.day)) {
        byDay.set(rate.day, rate);
      }
    }
    return new DatedRates(
      [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    );
  }

  private constructor(rates: readonly CurrencyRate[]) {
    this.#rates = rates;
  }

  /** The newest rate of two days and those between; undefined without any. */
  newest(from: Day, to: Day): CurrencyRate | undefined {
    let low = 0;
    let high = this.#rates.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#rates[middle].day <= to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const rate = this.#rates[low - 1];
    return rate && rate.day >= from ? rate : undefined;
  }
}
