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

const ATTOS_PER_CENT = 10n ** 16n;

/** An amount in attos to the nearest hundredth, for a sentence: `USD 1,234.50`. */
export function digestMoney(attos: bigint, currency: string): string {
  const size = attos < 0n ? -attos : attos;
  const cents = (size + ATTOS_PER_CENT / 2n) / ATTOS_PER_CENT;
  const whole = (cents / 100n).toLocaleString('en-US');
  const rest = String(cents % 100n).padStart(2, '0');
  const sign = attos < 0n && cents > 0n ? '-' : '';
  return `${sign}${currency} ${whole}.${rest}`;
}
