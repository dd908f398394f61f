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

import { MONEY_SCALE, parseDecimal } from 'backstage-plugin-ai-cost-common';

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a decimal number as attos. Gateways add up doubles, so amounts come with
 * more digits than money has: what is below 10^-18 is rounded, half away from
 * zero.
 *
 * @throws RangeError when the text is not a decimal number
 */
export function readRoundedDecimal(text: string): bigint {
  const match = DECIMAL.exec(text.trim());
  const [, sign, whole, fraction, exponent = '0'] = match ?? [];
  const shift = Number(exponent);
  const surplus = match ? fraction.length - shift - MONEY_SCALE : 0;
  if (surplus <= 0 || `${whole}${fraction}` === '') {
    return parseDecimal(text);
  }
  const divisor = 10n ** BigInt(surplus);
  const magnitude = (BigInt(`${whole}${fraction}`) + divisor / 2n) / divisor;
  return sign === '-' ? -magnitude : magnitude;
}
