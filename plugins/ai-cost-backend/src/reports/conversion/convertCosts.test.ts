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
  bucketStart,
  formatDecimal,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import { RateBook } from '../../currency/rates/RateBook';
import type { CurrencyRate } from '../../currency/rates/CurrencyRate';
import { bucketsOf } from '../window/costBuckets';
import { convertCosts } from './convertCosts';
import type { DayCost } from './readDayCosts';

const FROM = '2026-10-01';
const RANGE = { from: FROM, to: '2026-11-30' };

function convert(options: {
  current?: DayCost[];
  previous?: DayCost[];
  rates?: CurrencyRate[];
  granularity?: 'day' | 'week' | 'month';
}) {
  const { current = [], previous = [], rates = [] } = options;
  const { granularity = 'month' } = options;
  return convertCosts({
    reporting: {
      currency: 'USD',
      book: RateBook.create({ rates, validDays: 7 }),
    },
    current,
    previous,
    starts: bucketsOf(RANGE, granularity).map(({ start }) => start),
    granularity,
  });
}

function euros(day: string, value: string): CurrencyRate {
  return {
    base: 'EUR',
    quote: 'USD',
    day,
    rate: parseDecimal(value),
    source: 'ECB',
  };
}

function cost(currency: string, day: string, amount: string): DayCost {
  return { currency, day, cost: parseDecimal(amount) };
}

describe('convertCosts', () => {
  it('converts each day at its rate, and says which rates it took', () => {
    const converted = convert({
      rates: [
        euros('2026-09-01', '2'),
        euros('2026-10-01', '1.1'),
        euros('2026-10-10', '1.2'),
        euros('2026-11-05', '9'),
      ],
      current: [
        cost('EUR', '2026-10-02', '10'),
        cost('EUR', '2026-10-12', '10'),
        cost('USD', '2026-11-01', '0.5'),
      ],
      previous: [cost('EUR', '2026-09-01', '3')],
    });

    expect(converted).toEqual({
      currency: 'USD',
      // 10 * 1.1 + 10 * 1.2 + 0.5
      current: '23.5',
      previous: '6',
      values: ['23', '0.5'],
      rates: [
        {
          base: 'EUR',
          quote: 'USD',
          source: 'ECB',
          first: { day: '2026-09-01', rate: '2' },
          last: { day: '2026-10-10', rate: '1.2' },
        },
      ],
      unconverted: [],
    });
  });

  it('lists what it has no rate for, each currency for itself', () => {
    const { current, values, unconverted } = convert({
      rates: [euros('2026-10-01', '2')],
      current: [
        cost('EUR', '2026-10-01', '1'),
        cost('EUR', '2026-11-02', '4'),
        cost('EUR', '2026-11-03', '-1'),
        cost('GBP', '2026-11-03', '7'),
        cost('CHF', '2026-11-03', '0'),
      ],
      previous: [cost('EUR', '2026-09-02', '5')],
    });

    expect(current).toBe('2');
    expect(values).toEqual(['2', '0']);
    expect(unconverted).toEqual([
      {
        window: 'current',
        currency: 'EUR',
        amount: '3',
        reason: 'no_rate_of_day',
        from: '2026-11-02',
        to: '2026-11-03',
      },
      {
        window: 'current',
        currency: 'GBP',
        amount: '7',
        reason: 'no_rates',
        from: '2026-11-03',
        to: '2026-11-03',
      },
      {
        window: 'previous',
        currency: 'EUR',
        amount: '5',
        reason: 'no_rate_of_day',
        from: '2026-09-02',
        to: '2026-09-02',
      },
    ]);
  });

  it('loses nothing and adds nothing across currencies', () => {
    const days = fc.nat(60).map(days_ => addDays(FROM, days_));
    const attos = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    const costs = fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom('USD', 'EUR', 'GBP', 'CHF'),
        day: days,
        cost: attos,
      }),
      { selector: ({ currency, day }) => `${currency} ${day}` },
    );
    const rates = fc.array(
      fc.record({
        base: fc.constantFrom('EUR', 'GBP'),
        quote: fc.constant('USD'),
        day: days,
        rate: fc.bigInt({ min: 10n ** 15n, max: 10n ** 21n }),
        source: fc.constant('config'),
      }),
    );
    const granularities = fc.constantFrom('day', 'week', 'month' as const);
    fc.assert(
      fc.property(
        costs,
        rates,
        granularities,
        (current, known, granularity) => {
          const result = convert({ current, rates: known, granularity });
          const book = RateBook.create({ rates: known, validDays: 7 });

          // Each day's sum of each currency, converted on its own.
          const byBucket = new Map<string, bigint>();
          const without = new Map<string, bigint>();
          for (const { currency, day, cost: amount } of current) {
            const rate = book.rateOn(currency, 'USD', day);
            const start = bucketStart(day, granularity);
            if (rate) {
              byBucket.set(
                start,
                (byBucket.get(start) ?? 0n) + rate.convert(amount),
              );
            } else if (amount !== 0n) {
              without.set(currency, (without.get(currency) ?? 0n) + amount);
            }
          }

          const sum = [...byBucket.values()].reduce((a, b) => a + b, 0n);
          expect(result.current).toBe(formatDecimal(sum));
          expect(result.values.reduce((a, b) => a + parseDecimal(b), 0n)).toBe(
            sum,
          );
          bucketsOf(RANGE, granularity).forEach(({ start }, index) => {
            expect(result.values[index]).toBe(
              formatDecimal(byBucket.get(start) ?? 0n),
            );
          });
          const listed = new Map<string, bigint>();
          for (const { currency, amount } of result.unconverted) {
            listed.set(
              currency,
              (listed.get(currency) ?? 0n) + parseDecimal(amount),
            );
          }
          expect(listed).toEqual(without);
        },
      ),
    );
  });
});
