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

import {
  formatDecimal,
  parseDecimal,
  type DecimalString,
} from 'backstage-plugin-ai-cost-common';

/** How one amount differs from an earlier one of the same currency. */
export interface CostChange {
  difference: DecimalString;
  direction: 'up' | 'down' | 'same';
  /** Of the earlier amount; undefined when that was nothing. */
  ratio?: number;
}

/** Compares two amounts exactly. */
export function costChange(
  current: DecimalString,
  previous: DecimalString,
): CostChange {
  const before = parseDecimal(previous);
  const difference = parseDecimal(current) - before;
  let direction: CostChange['direction'] = 'same';
  if (difference !== 0n) {
    direction = difference > 0n ? 'up' : 'down';
  }
  return {
    difference: formatDecimal(difference),
    direction,
    ratio: before > 0n ? Number(difference) / Number(before) : undefined,
  };
}
