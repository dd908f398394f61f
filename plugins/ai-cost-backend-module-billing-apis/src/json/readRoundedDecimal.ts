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

import { MONEY_SCALE } from 'backstage-plugin-ai-cost-common';

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;
const LONGEST = 100;

/**
 * Reads a decimal number as attos. Gateways add up doubles, so amounts come with
 * more digits than money has: what is below 10^-18 is rounded, half away from
 * zero.
 *
 * @param text - such as `0.06` or `3.75e-05`
 * @param exponent - of ten, to multiply by: -2 for cents
 * @throws RangeError when the text is not a decimal number
 */
export function readRoundedDecimal(text: string, exponent = 0): bigint {
  const match = text.length <= LONGEST ? DECIMAL.exec(text.trim()) : null;
  const digits = `${match?.[2] ?? ''}${match?.[3] ?? ''}`;
  if (!match || digits === '') {
    throw new RangeError('not a decimal number');
  }
  const scale = match[3].length - Number(match[4] ?? 0) - exponent;
  const magnitude = shifted(BigInt(digits), MONEY_SCALE - scale);
  return match[1] === '-' ? -magnitude : magnitude;
}

function shifted(value: bigint, places: number): bigint {
  if (places >= 0) {
    return value * 10n ** BigInt(places);
  }
  const divisor = 10n ** BigInt(-places);
  return (value + divisor / 2n) / divisor;
}
