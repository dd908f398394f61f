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

import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import type { CurrencyRate } from './CurrencyRate';
import { RateBook } from './RateBook';

function rate(
  base: string,
  quote: string,
  day: string,
  value: string,
  source = 'config',
): CurrencyRate {
  return { base, quote, day, rate: parseDecimal(value), source };
}

function bookOf(...rates: CurrencyRate[]): RateBook {
  return RateBook.create({ rates, validDays: 7 });
}

const UNIT = 10n ** 18n;

describe('RateBook', () => {
  it('takes the newest rate on a day or in the valid days before it', () => {
    const book = bookOf(
      rate('EUR', 'USD', '2026-10-02', '1.1'),
      rate('EUR', 'USD', '2026-10-05', '1.2'),
    );
    const on = (day: string) => book.rateOn('EUR', 'USD', day)?.decimal;

    expect(on('2026-10-01')).toBeUndefined();
    expect(on('2026-10-02')).toBe('1.1');
    expect(on('2026-10-04')).toBe('1.1');
    expect(on('2026-10-05')).toBe('1.2');
    expect(on('2026-10-12')).toBe('1.2');
    expect(on('2026-10-13')).toBeUndefined();
  });

  it('knows no rate of a currency that it has none of', () => {
    const book = bookOf(rate('EUR', 'USD', '2026-10-02', '1.1'));

    expect(book.rateOn('GBP', 'USD', '2026-10-02')).toBeUndefined();
    expect(book.connects('GBP', 'USD')).toBe(false);
    expect(book.connects('USD', 'EUR')).toBe(true);
  });

  it('needs no rate from a currency to itself', () => {
    const same = bookOf().rateOn('USD', 'USD', '2026-10-02')!;

    expect(same.convert(123n)).toBe(123n);
    expect(same.rates).toEqual([]);
  });

  it('turns a rate round, and rounds the amount alone', () => {
    const book = bookOf(rate('EUR', 'USD', '2026-10-02', '3'));
    const inverse = book.rateOn('USD', 'EUR', '2026-10-03')!;

    expect(inverse.decimal).toBe('0.333333333333333333');
    expect(inverse.convert(3n * UNIT)).toBe(UNIT);
    // Two thirds and one and a half are rounded to the nearest.
    expect(inverse.convert(2n)).toBe(1n);
    expect(inverse.convert(-2n)).toBe(-1n);
    expect(inverse.convert(1n)).toBe(0n);
    expect(inverse.day).toBe('2026-10-02');
  });

  it('goes by way of a third currency, and says which rates it took', () => {
    const toDollars = rate('EUR', 'USD', '2026-10-02', '1.2', 'ECB');
    const toPounds = rate('EUR', 'GBP', '2026-10-01', '0.9', 'ECB');
    const cross = bookOf(toDollars, toPounds).rateOn(
      'GBP',
      'USD',
      '2026-10-02',
    )!;

    expect(cross.convert(9n * UNIT)).toBe(12n * UNIT);
    expect(cross.rates).toEqual([toPounds, toDollars]);
    expect(cross.day).toBe('2026-10-01');
  });

  it('prefers what was given first on a day, and then what is direct', () => {
    const book = bookOf(
      rate('GBP', 'USD', '2026-10-01', '1.3'),
      rate('GBP', 'USD', '2026-10-01', '9'),
      rate('EUR', 'GBP', '2026-10-02', '9'),
      rate('EUR', 'USD', '2026-10-02', '9'),
    );

    expect(book.rateOn('GBP', 'USD', '2026-10-02')?.decimal).toBe('1.3');
  });

  it('changes its version with every rate', () => {
    const versions = [
      bookOf(),
      bookOf(rate('EUR', 'USD', '2026-10-02', '1.1')),
      bookOf(rate('EUR', 'USD', '2026-10-02', '1.2')),
      RateBook.create({ rates: [], validDays: 8 }),
    ].map(({ version }) => version);

    expect(new Set(versions).size).toBe(versions.length);
    expect(bookOf().version).toBe(versions[0]);
  });

  it('comes back to within half an atto of an amount, whatever the rate', () => {
    const amounts = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    // From 10^-6 to 10^6.
    const values = fc.bigInt({ min: 10n ** 12n, max: 10n ** 24n });
    fc.assert(
      fc.property(amounts, values, (attos, value) => {
        const book = bookOf({
          ...rate('EUR', 'USD', '2026-10-02', '1'),
          rate: value,
        });
        const there = book.rateOn('EUR', 'USD', '2026-10-02')!.convert(attos);
        // |there - attos * value / 10^18| <= 1/2
        const error = 2n * (there * UNIT - attos * value);
        expect(error <= UNIT && error >= -UNIT).toBe(true);
        const back = book.rateOn('USD', 'EUR', '2026-10-02')!;
        const lost = 2n * (back.convert(attos) * value - attos * UNIT);
        expect(lost <= value && lost >= -value).toBe(true);
      }),
    );
  });
});
