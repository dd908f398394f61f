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

import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import type { CurrencyRate } from './CurrencyRate';
import { DatedRates } from './DatedRates';
import { ExchangeRate } from './ExchangeRate';

/** Published rates, and how to get from one currency to another by them. */
export class RateBook {
  /** Changes whenever a rate does. */
  readonly version: string;
  readonly #pairs: ReadonlyMap<string, DatedRates>;
  readonly #neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #validDays: number;

  /**
   * @param options - of two `rates` of the same currencies and day the first one
   * counts; `validDays` is for how many days after its own a rate is used
   */
  static create(options: {
    rates: readonly CurrencyRate[];
    validDays: number;
  }): RateBook {
    return new RateBook(options.rates, options.validDays);
  }

  private constructor(rates: readonly CurrencyRate[], validDays: number) {
    const byPair = new Map<string, CurrencyRate[]>();
    const neighbours = new Map<string, Set<string>>();
    const digest = createHash('sha256').update(String(validDays));
    for (const rate of rates) {
      const { base, quote, day, source } = rate;
      addTo(byPair, pairOf(base, quote), rate);
      link(neighbours, base, quote);
      link(neighbours, quote, base);
      digest.update(
        JSON.stringify([base, quote, day, String(rate.rate), source]),
      );
    }
    this.#pairs = new Map(
      [...byPair].map(([pair, ofPair]) => [pair, DatedRates.create(ofPair)]),
    );
    this.#neighbours = neighbours;
    this.#validDays = validDays;
    this.version = digest.digest('base64url');
  }

  /**
   * The rate of a day: the newest one that was published on it or in the valid
   * days before it. A rate between the two currencies, in either direction, goes
   * before two rates by way of a third currency.
   *
   * @returns undefined when there is none, which does not mean one
   */
  rateOn(from: string, to: string, day: Day): ExchangeRate | undefined {
    if (from === to) {
      return ExchangeRate.same();
    }
    return this.#direct(from, to, day) ?? this.#cross(from, to, day);
  }

  /** True when there is a rate of any day. */
  connects(from: string, to: string): boolean {
    return (
      from === to ||
      this.#neighbours.get(from)?.has(to) === true ||
      this.#between(from, to).length > 0
    );
  }

  #direct(from: string, to: string, day: Day): ExchangeRate | undefined {
    const oldest = addDays(day, -this.#validDays);
    const forth = this.#pairs.get(pairOf(from, to))?.newest(oldest, day);
    const back = this.#pairs.get(pairOf(to, from))?.newest(oldest, day);
    if (back && (!forth || back.day > forth.day)) {
      return ExchangeRate.inverse(back);
    }
    return forth && ExchangeRate.published(forth);
  }

  /** By way of the currency whose older rate is newest; the first of equals. */
  #cross(from: string, to: string, day: Day): ExchangeRate | undefined {
    let best: ExchangeRate | undefined;
    for (const between of this.#between(from, to)) {
      const first = this.#direct(from, between, day);
      const second = this.#direct(between, to, day);
      const rate = first && second && first.then(second);
      if (rate && (!best || rate.day! > best.day!)) {
        best = rate;
      }
    }
    return best;
  }

  #between(from: string, to: string): string[] {
    const ofTo = this.#neighbours.get(to);
    return [...(this.#neighbours.get(from) ?? [])]
      .filter(currency => ofTo?.has(currency))
      .sort();
  }
}

function pairOf(base: string, quote: string): string {
  return `${base}/${quote}`;
}

function addTo(
  byPair: Map<string, CurrencyRate[]>,
  pair: string,
  rate: CurrencyRate,
): void {
  const known = byPair.get(pair);
  if (known) {
    known.push(rate);
  } else {
    byPair.set(pair, [rate]);
  }
}

function link(
  neighbours: Map<string, Set<string>>,
  from: string,
  to: string,
): void {
  const known = neighbours.get(from);
  if (known) {
    known.add(to);
  } else {
    neighbours.set(from, new Set([to]));
  }
}
