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
  isMonth,
  monthsInRange,
  type MonthRange,
} from 'backstage-plugin-ai-cost-common';

const MAX_MONTHS = 36;

/** What is wrong with a range of months, and in which field to say so. */
export function monthRangeProblem(
  range: MonthRange,
): { field: 'from' | 'to'; text: string } | undefined {
  const { from, to } = range;
  const field = (['from', 'to'] as const).find(one => !isMonth(range[one]));
  if (field) {
    return { field, text: 'A month, like 2026-11' };
  }
  if (to < from) {
    return { field: 'to', text: 'Must not be before the first month' };
  }
  return monthsInRange(from, to) > MAX_MONTHS
    ? { field: 'to', text: `At most ${MAX_MONTHS} months at once` }
    : undefined;
}
