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

const SIGNIFICANT = { maximumSignificantDigits: 3 } as const;

/** `48 ms`, `1.31 s`: three digits, for the width of a bucket hides the rest. */
export function formatSeconds(seconds: number): string {
  return Math.abs(seconds) < 1
    ? `${decimalFormat(SIGNIFICANT)(seconds * 1000)} ms`
    : `${decimalFormat(SIGNIFICANT)(seconds)} s`;
}
