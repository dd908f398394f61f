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

import { DateTime } from 'luxon';

/**
 * A UTC day as `YYYY-MM-DD`. Billing days are dates, not instants, so they are
 * kept as text: text does not shift with a time zone.
 *
 * @public
 */
export type Day = string;

/**
 * A UTC month as `YYYY-MM`.
 *
 * @public
 */
export type Month = string;

const MILLISECONDS_PER_DAY = 86_400_000;

const parse = (text: string) => DateTime.fromISO(text, { zone: 'utc' });

/**
 * True for an existing day written as `YYYY-MM-DD`.
 *
 * @public
 */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parse(text).isValid;
}

/**
 * True for a month written as `YYYY-MM`.
 *
 * @public
 */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** @public */
export function addDays(day: Day, days: number): Day {
  // Plain arithmetic, for reports walk over years of days; UTC has no odd ones.
  return utcDay(new Date(Date.parse(day) + days * MILLISECONDS_PER_DAY));
}

/** @public */
export function addMonths(month: Month, months: number): Month {
  return parse(`${month}-01`).plus({ months }).toFormat('yyyy-MM');
}

/** @public */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** @public */
export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** @public */
export function lastDayOf(month: Month): Day {
  return parse(`${month}-01`).endOf('month').toISODate()!;
}

/**
 * Days from `from` to `to`, both included: 1 for the same day, 0 or less when
 * `to` lies before `from`.
 *
 * @public
 */
export function daysInRange(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY + 1;
}

/**
 * Months from `from` to `to`, both included: 1 for the same month, 0 or less
 * when `to` lies before `from`.
 *
 * @public
 */
export function monthsInRange(from: Month, to: Month): number {
  const monthsUntil = (month: Month) =>
    12 * Number(month.slice(0, 4)) + Number(month.slice(5));
  return monthsUntil(to) - monthsUntil(from) + 1;
}

/**
 * The UTC day of an instant.
 *
 * @public
 */
export function utcDay(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

/**
 * The first day of the bucket that a day falls in; weeks start on Monday
 * (ISO 8601).
 *
 * @public
 */
export function bucketStart(
  day: Day,
  granularity: 'day' | 'week' | 'month',
): Day {
  return granularity === 'day'
    ? day
    : parse(day).startOf(granularity).toISODate()!;
}
