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
  utcDay,
  type Day,
  type Granularity,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from '../period/PeriodPreset';

// Billing days are UTC days, wherever the reader is.
const UTC = { timeZone: 'UTC' } as const;

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(undefined, { ...UTC, ...options });
}

/** `Nov 21`, with the year when it is not this one. */
export function formatDay(day: Day): string {
  return format({ day: 'numeric', month: 'short', ...yearOf(day) }).format(
    new Date(day),
  );
}

/** `Nov 1 – 21`, with the year when it is not this one. */
export function formatDays({ from, to }: DayRange): string {
  return format({
    day: 'numeric',
    month: 'short',
    ...yearOf(from < to ? from : to),
  }).formatRange(new Date(from), new Date(to));
}

/** `November 2026` */
export function formatMonth(month: Month): string {
  return format({ month: 'long', year: 'numeric' }).format(
    new Date(`${month}-01`),
  );
}

/** `September 2026 – November 2026`, or one month. */
export function formatMonths(range: { from: Month; to: Month }): string {
  const { from, to } = range;
  return from === to
    ? formatMonth(from)
    : `${formatMonth(from)} – ${formatMonth(to)}`;
}

/** A tick of a chart's time axis. */
export function formatTick(start: Day, granularity: Granularity): string {
  return granularity === 'month'
    ? format({ month: 'short', year: 'numeric' }).format(new Date(start))
    : format({ day: 'numeric', month: 'short' }).format(new Date(start));
}

/** A chart's bucket by name: a weekday, the days of a week, or a month. */
export function formatBucket(
  bucket: { start: Day; end: Day },
  granularity: Granularity,
): string {
  switch (granularity) {
    case 'month':
      return formatMonth(bucket.start.slice(0, 7));
    case 'week':
      return formatDays({ from: bucket.start, to: bucket.end });
    default:
      return format({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }).format(new Date(bucket.start));
  }
}

function yearOf(day: Day): Intl.DateTimeFormatOptions {
  const sameYear = day.slice(0, 4) === utcDay(new Date()).slice(0, 4);
  return sameYear ? {} : { year: 'numeric' };
}
