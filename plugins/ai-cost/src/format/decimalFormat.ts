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

import type { DecimalString } from 'backstage-plugin-ai-cost-common';

/** Writes a number, or a decimal of any length to its last digit. */
export type DecimalFormat = (value: DecimalString | number) => string;

const formats = new Map<string, DecimalFormat>();

/**
 * A number format of the reader's locale. Decimal text is handed to
 * `Intl.NumberFormat` as text, which it rounds exactly; a detour over a number
 * would lose digits.
 */
export function decimalFormat(
  options: Intl.NumberFormatOptions,
): DecimalFormat {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    const intl = new Intl.NumberFormat(undefined, options);
    format = value => intl.format(value as Intl.StringNumericLiteral);
    // Making a format is a hundred times slower than using it.
    formats.set(key, format);
  }
  return format;
}

/**
 * Like {@link decimalFormat} with a currency. Codes that are not of ISO 4217
 * form, such as a vendor's credits, follow the number.
 */
export function currencyFormat(
  currency: string,
  options: Intl.NumberFormatOptions,
): DecimalFormat {
  if (/^[A-Za-z]{3}$/.test(currency)) {
    return decimalFormat({ style: 'currency', currency, ...options });
  }
  const format = decimalFormat({ minimumFractionDigits: 2, ...options });
  return value => `${format(value)} ${currency}`;
}
