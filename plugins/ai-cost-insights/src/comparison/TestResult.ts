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

/** Below this p-value, two arms are said to be different. @public */
export const SIGNIFICANCE = 0.05;

/**
 * Whether two arms are different, by a statistical test.
 *
 * @public
 */
export interface TestResult {
  /** The test, by name. */
  test: string;
  /**
   * `no-evidence` is not the same as equal: larger samples may still tell them
   * apart.
   */
  verdict: 'different' | 'no-evidence' | 'too-few' | 'not-comparable';
  /**
   * How probable a difference at least as large is if there is none; absent
   * without a verdict of the test.
   */
  pValue?: number;
  /** For people: what the verdict rests on. */
  reason: string;
}
