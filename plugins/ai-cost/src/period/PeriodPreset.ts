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
  type Day,
} from 'backstage-plugin-ai-cost-common';

/** Periods that move with the calendar, in the order of the menu. */
export const PERIOD_PRESETS = [
  'this-month',
  'last-month',
  'last-30-days',
  'last-90-days',
  'this-quarter',
  'last-12-months',
] as const;

export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

export const PERIOD_TITLES: Record<PeriodPreset, string> = {
  'this-month': 'This month',
  'last-month': 'Last month',
  'last-30-days': 'Last 30 days',
  'last-90-days': 'Last 90 days',
  'this-quarter': 'This quarter',
  'last-12-months': 'Last 12 months',
};

/** UTC days from `from` to `to`, both included. */
export interface DayRange {
  from: Day;
  to: Day;
}

/**
 * The days of a preset. Months and quarters are whole, days to come included,
 * because whole months compare with whole months.
 */
export function daysOfPreset(preset: PeriodPreset, today: Day): DayRange {
  const month = monthOf(today);
  switch (preset) {
    case 'last-month':
      return monthsFrom(addMonths(month, -1), 1);
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'this-quarter':
      return monthsFrom(addMonths(month, -monthInQuarter(month)), 3);
    case 'last-12-months':
      return monthsFrom(addMonths(month, -11), 12);
    default:
      return monthsFrom(month, 1);
  }
}

function monthsFrom(first: string, count: number): DayRange {
  return {
    from: firstDayOf(first),
    to: lastDayOf(addMonths(first, count - 1)),
  };
}

function monthInQuarter(month: string): number {
  return (Number(month.slice(5)) - 1) % 3;
}
