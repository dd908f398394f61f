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
  daysInRange,
  firstDayOf,
  lastDayOf,
  monthOf,
  type CostBucket,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { SampleEntity } from './SampleEntity';

export interface SampleRange {
  from: Day;
  to: Day;
}

export function daysOf({ from, to }: SampleRange): Day[] {
  const count = Math.max(0, daysInRange(from, to));
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** Whole months compare with whole months, other ranges with as many days. */
export function rangeBefore({ from, to }: SampleRange): SampleRange {
  const wholeMonths =
    from === firstDayOf(monthOf(from)) && to === lastDayOf(monthOf(to));
  if (!wholeMonths) {
    const days = daysInRange(from, to);
    return { from: addDays(from, -days), to: addDays(to, -days) };
  }
  const months = Math.round(daysInRange(from, to) / 30.4);
  return {
    from: firstDayOf(addMonths(monthOf(from), -months)),
    to: lastDayOf(addMonths(monthOf(to), -months)),
  };
}

/** The complete days of a range, and as many days of the range before it. */
export function comparedDays(
  range: SampleRange,
  completeThrough?: Day,
): { current: SampleRange; previous: SampleRange } | undefined {
  if (!completeThrough || completeThrough < range.from) {
    return undefined;
  }
  const before = rangeBefore(range);
  if (completeThrough >= range.to) {
    return { current: range, previous: before };
  }
  const to = addDays(before.from, daysInRange(range.from, completeThrough) - 1);
  return {
    current: { from: range.from, to: completeThrough },
    previous: { from: before.from, to: to < before.to ? to : before.to },
  };
}

export function bucketsOf(
  range: SampleRange,
  granularity: Granularity,
  entity: SampleEntity,
): CostBucket[] {
  const buckets: CostBucket[] = [];
  for (const day of daysOf(range)) {
    const start = bucketStart(day, granularity);
    const last = buckets[buckets.length - 1];
    const completeness = completenessOn(day, entity);
    if (last?.start !== start) {
      buckets.push({ start, end: day, completeness });
    } else {
      last.end = day;
      if (completeness !== last.completeness) {
        last.completeness = 'provisional';
      }
    }
  }
  return buckets;
}

function completenessOn(
  day: Day,
  { completeThrough, lastChargeDay, missingDays }: SampleEntity,
): CostBucket['completeness'] {
  if (missingDays?.includes(day) || day > (lastChargeDay ?? '')) {
    return 'missing';
  }
  return day <= (completeThrough ?? '') ? 'settled' : 'provisional';
}
