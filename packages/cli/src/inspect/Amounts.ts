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

/** Money in the three FOCUS cost metrics, in attos (10^-18). */
export interface Amounts {
  billed: bigint;
  effective: bigint;
  list: bigint;
}

/** Amounts of a number of rows of the bill. */
export interface CountedAmounts extends Amounts {
  rows: number;
}

export function noAmounts(): CountedAmounts {
  return { rows: 0, billed: 0n, effective: 0n, list: 0n };
}

export function addAmounts(sum: Amounts, amounts: Amounts): void {
  sum.billed += amounts.billed;
  sum.effective += amounts.effective;
  sum.list += amounts.list;
}
