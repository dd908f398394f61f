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

import fc from 'fast-check';
import { formatDecimal, parseDecimal } from './decimal';
import { splitAmount } from './splitAmount';

const attos = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });

describe('parseDecimal', () => {
  it.each([
    ['0', 0n],
    ['12.5', 12_500_000_000_000_000_000n],
    ['-0.00000000503', -5_030_000_000n],
    ['5.2E-9', 5_200_000_000n],
    ['+1e3', 1000n * 10n ** 18n],
    [' .5 ', 5n * 10n ** 17n],
    ['7.', 7n * 10n ** 18n],
    ['0.000000000000000001', 1n],
    ['1.500000000000000000000', 1_500_000_000_000_000_000n],
  ])('reads %j', (text, amount) => {
    expect(parseDecimal(text)).toBe(amount);
  });

  it.each(['', '.', '-', '1,000', '1 000', 'NaN', 'NULL', '0x1', '1e9999'])(
    'refuses %j',
    text => {
      expect(() => parseDecimal(text)).toThrow(RangeError);
    },
  );

  it('refuses digits that would be lost', () => {
    expect(() => parseDecimal('0.0000000000000000001')).toThrow(
      /more than 18 decimal places/,
    );
  });
});

describe('formatDecimal', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [-5_030_000_000n, '-0.00000000503'],
    [10n ** 36n, '1000000000000000000'],
  ])('writes %s', (amount, text) => {
    expect(formatDecimal(amount)).toBe(text);
  });

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(attos, amount => {
        expect(parseDecimal(formatDecimal(amount))).toBe(amount);
      }),
    );
  });
});

describe('splitAmount', () => {
  it('gives what is left to the first of the largest weights', () => {
    expect(splitAmount(10n, [1, 1, 1])).toEqual([4n, 3n, 3n]);
    expect(splitAmount(-10n, [1, 2, 2])).toEqual([-2n, -4n, -4n]);
    expect(splitAmount(11n, [1, 2, 2])).toEqual([2n, 5n, 4n]);
    const large = 10n ** 40n;
    expect(splitAmount(100n, [large, 3n * large])).toEqual([25n, 75n]);
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[2, -1]]])(
    'refuses the weights %j',
    weights => {
      expect(() => splitAmount(1n, weights)).toThrow(RangeError);
    },
  );

  it('always sums to the amount, in parts of its sign', () => {
    fc.assert(
      fc.property(
        attos,
        fc
          .array(fc.nat(1000), { minLength: 1, maxLength: 9 })
          .filter(weights => weights.some(weight => weight > 0)),
        (amount, weights) => {
          const parts = splitAmount(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
          for (const [i, part] of parts.entries()) {
            expect(part * amount).toBeGreaterThanOrEqual(0n);
            expect(weights[i] > 0 || part === 0n).toBe(true);
          }
        },
      ),
    );
  });
});
