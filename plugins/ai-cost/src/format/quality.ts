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

import { decimalFormat } from './decimalFormat';

/** `0.947`: scores have no unit. */
export function formatScore(value: number): string {
  return decimalFormat({ maximumSignificantDigits: 4 })(value);
}

/** `n = 1,200`, and that nobody told where nobody did. */
export function formatSampleSize(sampleSize: number | undefined): string {
  return sampleSize === undefined
    ? 'sample size not told'
    : `n = ${decimalFormat({ maximumFractionDigits: 0 })(sampleSize)}`;
}
