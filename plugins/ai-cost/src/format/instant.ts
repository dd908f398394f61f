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

/** `3 hours ago`, `just now` */
export function formatAgo(instant: string): string {
  const then = DateTime.fromISO(instant);
  return Math.abs(then.diffNow('minutes').minutes) < 1
    ? 'just now'
    : then.toRelative() ?? instant;
}

/** `Nov 23, 2026, 10:04 UTC` */
export function formatInstant(instant: string): string {
  const text = new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(instant));
  return `${text} UTC`;
}

/** A tick of a chart's axis of hours: `Nov 23, 10:00`, in UTC. */
export function formatHour(hour: string): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(hour));
}
