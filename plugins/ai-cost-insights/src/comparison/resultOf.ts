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

import { SIGNIFICANCE, type TestResult } from './TestResult';

/** The verdict of a test that could be made. */
export function resultOf(
  test: string,
  pValue: number,
  reason: string,
): TestResult {
  // A cumulative distribution may leave 0 to 1 by a rounding error.
  const p = Math.min(1, Math.max(0, pValue));
  return {
    test,
    verdict: p < SIGNIFICANCE ? 'different' : 'no-evidence',
    pValue: p,
    reason,
  };
}
