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
  addDays,
  addMonths,
  bucketStart,
  firstDayOf,
  monthOf,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from './dayRange';

/** A bucket of the time axis: its first day, and its last day in the range. */
export interface TimeBucket {
  start: Day;
  end: Day;
}

/** Cuts a range into days, weeks (from Monday) or months. */
export function bucketsOf(
  range: DayRange,
  granularity: Granularity,
): TimeBucket[] {
  const buckets: TimeBucket[] = [];
  let start = bucketStart(range.from, granularity);
  while (start <= range.to) {
    const next = nextStart(start, granularity);
    const end = addDays(next, -1);
    buckets.push({ start, end: end < range.to ? end : range.to });
    start = next;
  }
  return buckets;
}

function nextStart(start: Day, granularity: Granularity): Day {
  switch (granularity) {
    case 'month':
      return firstDayOf(addMonths(monthOf(start), 1));
    case 'week':
      return addDays(start, 7);
    default:
      return addDays(start, 1);
  }
}
