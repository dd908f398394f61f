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
  type DatedRate,
  type UsedRates,
} from 'backstage-plugin-ai-cost-common';
import type { CurrencyRate } from '../../currency/rates/CurrencyRate';

/** Keeps the first and the last of the rates that were used. */
export class UsedRateList {
  readonly #used = new Map<
    string,
    { first: CurrencyRate; last: CurrencyRate }
  >();

  static create(): UsedRateList {
    return new UsedRateList();
  }

  private constructor() {}

  add(rates: readonly CurrencyRate[]): void {
    for (const rate of rates) {
      const key = JSON.stringify([rate.base, rate.quote, rate.source]);
      const { first, last } = this.#used.get(key) ?? {
        first: rate,
        last: rate,
      };
      this.#used.set(key, {
        first: rate.day < first.day ? rate : first,
        last: rate.day > last.day ? rate : last,
      });
    }
  }

  /** By base, quote and source, in the order of the alphabet. */
  list(): UsedRates[] {
    return [...this.#used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { first, last }]) => ({
        base: first.base,
        quote: first.quote,
        source: first.source,
        first: datedRateOf(first),
        last: datedRateOf(last),
      }));
  }
}

function datedRateOf({ day, rate }: CurrencyRate): DatedRate {
  return { day, rate: formatDecimal(rate) };
}
