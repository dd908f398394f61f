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
  formatCompactMoney,
  formatExactMoney,
  formatMoney,
  formatMoneyChange,
  formatPrice,
} from './money';

describe('formatMoney', () => {
  it.each([
    ['0', '$0.00'],
    ['1234.5', '$1,234.50'],
    ['0.1', '$0.10'],
    ['0.0523', '$0.0523'],
    ['0.00000503', '$0.00000503'],
    ['-0.00000503', '-$0.00000503'],
    ['-12.345', '-$12.35'],
    ['12345678901234567890.01', '$12,345,678,901,234,567,890.01'],
  ])('%s USD is %s', (amount, text) => {
    expect(formatMoney(amount, 'USD')).toBe(text);
  });

  it('knows currencies, and writes out what is none', () => {
    expect(formatMoney('1234.5', 'EUR')).toBe('€1,234.50');
    expect(formatMoney('1234.5', 'CREDITS')).toBe('1,234.50 CREDITS');
  });
});

describe('formatExactMoney', () => {
  it('keeps every digit, more than a number holds', () => {
    expect(formatExactMoney('20.52022672899', 'USD')).toBe('$20.52022672899');
    expect(formatExactMoney('90071992547409.930000000000000001', 'USD')).toBe(
      '$90,071,992,547,409.930000000000000001',
    );
    expect(formatExactMoney('5', 'USD')).toBe('$5.00');
  });
});

describe('formatMoneyChange', () => {
  it('has a sign unless there is no change', () => {
    expect(formatMoneyChange('5', 'USD')).toBe('+$5.00');
    expect(formatMoneyChange('-0.004', 'USD')).toBe('-$0.004');
    expect(formatMoneyChange('0', 'USD')).toBe('$0.00');
  });
});

describe('formatCompactMoney', () => {
  it('is short, and does not round small money away', () => {
    expect(formatCompactMoney(1_234_000, 'USD')).toBe('$1.23M');
    expect(formatCompactMoney(0, 'USD')).toBe('$0');
    expect(formatCompactMoney(0.00002, 'USD')).toBe('$0.00002');
  });
});

describe('formatPrice', () => {
  it('keeps the digits of cheap models', () => {
    expect(formatPrice(15, 'USD')).toBe('$15.00');
    expect(formatPrice(0.0375, 'USD')).toBe('$0.0375');
  });
});
