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

import { formatDecimal, type Day } from 'backstage-plugin-ai-cost-common';
import type { CurrencyRate } from './CurrencyRate';

const ATTOS_PER_UNIT = 10n ** 18n;

/**
 * How to get from one currency to another on a day: a published rate, its
 * inverse, or two of those in a row.
 *
 * @remarks
 * It is kept as a fraction, so that an amount is rounded once, at the end, and
 * an inverse or a cross rate loses nothing on the way.
 */
export class ExchangeRate {
  readonly #numerator: bigint;
  readonly #denominator: bigint;
  /** The published rates that it follows from; none for a currency to itself. */
  readonly rates: readonly CurrencyRate[];

  /** From a currency to itself. */
  static same(): ExchangeRate {
    return new ExchangeRate(1n, 1n, []);
  }

  /** From the base of a published rate to its quote. */
  static published(rate: CurrencyRate): ExchangeRate {
    return new ExchangeRate(rate.rate, ATTOS_PER_UNIT, [rate]);
  }

  /** From the quote of a published rate to its base. */
  static inverse(rate: CurrencyRate): ExchangeRate {
    return new ExchangeRate(ATTOS_PER_UNIT, rate.rate, [rate]);
  }

  private constructor(
    numerator: bigint,
    denominator: bigint,
    rates: readonly CurrencyRate[],
  ) {
    this.#numerator = numerator;
    this.#denominator = denominator;
    this.rates = rates;
  }

  /** This rate and then another one. */
  then(next: ExchangeRate): ExchangeRate {
    return new ExchangeRate(
      this.#numerator * next.#numerator,
      this.#denominator * next.#denominator,
      [...this.rates, ...next.rates],
    );
  }

  /** Attos of the other currency, rounded to the nearest, halves away from zero. */
  convert(attos: bigint): bigint {
    const product = attos * this.#numerator;
    const half = product < 0n ? -this.#denominator : this.#denominator;
    return (2n * product + half) / (2n * this.#denominator);
  }

  /** Units of the other currency for one unit, rounded to 18 decimal places. */
  get decimal(): string {
    return formatDecimal(this.convert(ATTOS_PER_UNIT));
  }

  /** The day of its oldest rate; undefined for a currency to itself. */
  get day(): Day | undefined {
    return this.rates.map(({ day }) => day).sort()[0];
  }
}
