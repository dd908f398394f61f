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

/** What share of a day's calls each UTC hour has, in thousandths. */
const WEIGHTS: readonly number[] = [
  12, 9, 7, 6, 7, 14, 28, 44, 58, 66, 68, 66, 62, 64, 66, 65, 62, 60, 58, 54,
  46, 38, 26, 14,
];

/** Parts a day's count into hours; their sum is the day's, exactly. */
export function hoursOfDay(count: number): number[] {
  let before = 0;
  let upTo = 0;
  return WEIGHTS.map(weight => {
    upTo += weight;
    const reached = Math.floor((count * upTo) / 1000);
    const part = reached - before;
    before = reached;
    return part;
  });
}
