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

/**
 * Number of decimal places that an amount keeps. FOCUS asks for at least nine;
 * real bills carry up to fifteen.
 *
 * @public
 */
export const MONEY_SCALE = 18;

const ATTOS_PER_UNIT = 10n ** BigInt(MONEY_SCALE);
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a decimal number, exponent form included, as a whole number of attos
 * (10^-18 of the unit).
 *
 * @remarks
 * Amounts are added as integers because binary floating point loses cents over
 * millions of rows.
 *
 * @param text - a decimal such as `12.5`, `-0.00000000503` or `5.2E-9`
 * @returns the exact amount in attos
 * @throws RangeError when the text is not a decimal number, or has digits
 * below 10^-18 that would be lost
 * @public
 */
export function parseDecimal(text: string): bigint {
  const match = DECIMAL.exec(text.trim());
  const digits = `${match?.[2] ?? ''}${match?.[3] ?? ''}`;
  if (!match || digits === '') {
    throw new RangeError(`"${text.slice(0, 60)}" is not a decimal number`);
  }
  const exponent = Number(match[4] ?? 0);
  const scale = (match[3]?.length ?? 0) - exponent;
  const shift = MONEY_SCALE - scale;
  const magnitude =
    shift >= 0 ? BigInt(digits) * 10n ** BigInt(shift) : lower(digits, -shift);
  return match[1] === '-' ? -magnitude : magnitude;
}

function lower(digits: string, places: number): bigint {
  const divisor = 10n ** BigInt(places);
  const value = BigInt(digits);
  if (value % divisor !== 0n) {
    throw new RangeError(
      `more than ${MONEY_SCALE} decimal places in a number of ${digits.length} digits`,
    );
  }
  return value / divisor;
}

/**
 * Writes an amount of attos as a plain decimal: never an exponent, no trailing
 * zeros, `0` for zero.
 *
 * @public
 */
export function formatDecimal(attos: bigint): string {
  const sign = attos < 0n ? '-' : '';
  const magnitude = attos < 0n ? -attos : attos;
  const whole = magnitude / ATTOS_PER_UNIT;
  const fraction = (magnitude % ATTOS_PER_UNIT)
    .toString()
    .padStart(MONEY_SCALE, '0')
    .replace(/0+$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}
