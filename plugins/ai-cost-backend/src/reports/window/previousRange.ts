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
  daysInRange,
  firstDayOf,
  lastDayOf,
  monthOf,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from './dayRange';

/**
 * The range that a range is compared with, and which of its days stands for
 * which.
 */
export interface PreviousRange extends DayRange {
  /** The day of the previous range that stands for a day of the range. */
  matching(day: Day): Day;
}

/**
 * Whole calendar months are compared with as many months before, the first days
 * of a month with the same days of the month before, and any other range with
 * as many days directly before it.
 */
export function previousRange(range: DayRange): PreviousRange {
  const endsMonth = range.to === lastDayOf(monthOf(range.to));
  const startsMonth = range.from === firstDayOf(monthOf(range.from));
  const oneMonth = monthOf(range.from) === monthOf(range.to);
  if (startsMonth && (endsMonth || oneMonth)) {
    return monthsBefore(range);
  }
  const days = daysInRange(range.from, range.to);
  return {
    from: addDays(range.from, -days),
    to: addDays(range.to, -days),
    matching: day => addDays(day, -days),
  };
}

/** A range and the one before it, with the days between them. */
export function readRange({ from, to }: DayRange): DayRange {
  return { from: previousRange({ from, to }).from, to };
}

function monthsBefore(range: DayRange): PreviousRange {
  const months = countMonths(monthOf(range.from), monthOf(range.to));
  const matching = (day: Day) =>
    sameDayOf(addMonths(monthOf(day), -months), day);
  return { from: matching(range.from), to: matching(range.to), matching };
}

/** A month's last day stands for another month's last day, whatever its number. */
function sameDayOf(month: Month, day: Day): Day {
  const last = lastDayOf(month);
  if (day === lastDayOf(monthOf(day))) {
    return last;
  }
  const sameNumber = `${month}-${day.slice(8)}`;
  return sameNumber < last ? sameNumber : last;
}

function countMonths(first: Month, last: Month): number {
  const index = (month: Month) =>
    Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return index(last) - index(first) + 1;
}
