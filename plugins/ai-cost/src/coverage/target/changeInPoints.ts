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

import { formatNumber } from '../../format/quantity';

/** How a share differs from the one before, in percentage points. */
export function changeInPoints(share: number, previous: number): string {
  const points = Math.round((share - previous) * 1000) / 10;
  if (points === 0) {
    return 'no change against the previous period';
  }
  const sign = points > 0 ? '+' : '−';
  return `${sign}${formatNumber(
    Math.abs(points),
  )} points against the previous period`;
}
