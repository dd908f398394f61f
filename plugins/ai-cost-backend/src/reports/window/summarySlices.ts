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
  firstDayOf,
  lastDayOf,
  monthOf,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from './dayRange';

/** A part of a range that is read from one of the two summaries. */
export interface SummarySlice {
  unit: 'day' | 'month';
  /** First day or month, included. */
  from: string;
  /** Last day or month, included. */
  to: string;
}

/**
 * Covers a range with whole months from the monthly summary and the days at its
 * ends from the daily one: a year of days is thirty times the rows of a year of
 * months.
 */
export function summarySlices(range: DayRange): SummarySlice[] {
  const { from, to } = range;
  const firstMonth =
    from === firstDayOf(monthOf(from))
      ? monthOf(from)
      : addMonths(monthOf(from), 1);
  const lastMonth =
    to === lastDayOf(monthOf(to)) ? monthOf(to) : addMonths(monthOf(to), -1);
  if (firstMonth > lastMonth) {
    return [{ unit: 'day', from, to }];
  }
  const slices: SummarySlice[] = [
    { unit: 'month', from: firstMonth, to: lastMonth },
  ];
  if (from < firstDayOf(firstMonth)) {
    slices.push({ unit: 'day', from, to: addDays(firstDayOf(firstMonth), -1) });
  }
  if (to > lastDayOf(lastMonth)) {
    slices.push({ unit: 'day', from: addDays(lastDayOf(lastMonth), 1), to });
  }
  return slices;
}
