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
import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import { readRoundedDecimal } from './readRoundedDecimal';

describe('readRoundedDecimal', () => {
  it.each([
    ['0.06', '0.06'],
    ['3.75e-05', '0.0000375'],
    ['0.000123450000000000012', '0.00012345'],
    ['0.0000000000000000005', '0.000000000000000001'],
    ['-0.0000000000000000005', '-0.000000000000000001'],
    ['1.2345678901234567e-7', '0.000000123456789012'],
    ['4.9e-19', '0'],
    ['1e-300', '0'],
    ['123', '123'],
  ])('reads %s as %s', (text, decimal) => {
    expect(formatDecimal(readRoundedDecimal(text))).toBe(decimal);
  });

  it('reads cents', () => {
    expect(formatDecimal(readRoundedDecimal('123.78912', -2))).toBe(
      '1.2378912',
    );
    expect(formatDecimal(readRoundedDecimal('5e-1', -2))).toBe('0.005');
  });

  it.each([
    '',
    '.',
    'abc',
    'NaN',
    '1,5',
    '0x10',
    'e5',
    '1e9999',
    '1'.repeat(101),
  ])('refuses %j', text => {
    expect(() => readRoundedDecimal(text)).toThrow(RangeError);
  });

  it('is exact where money has the digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), attos => {
        const text = formatDecimal(attos);
        expect(readRoundedDecimal(text)).toBe(parseDecimal(text));
        expect(
          readRoundedDecimal(`${text}${text.includes('.') ? '' : '.'}0`),
        ).toBe(attos);
      }),
    );
  });
});
