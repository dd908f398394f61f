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

import { type Day, utcDay } from 'backstage-plugin-ai-cost-common';

/** UTC days from `from` to `to`, both included. */
export interface DayRange {
  from: Day;
  to: Day;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Every day of a range, in order; none when `to` lies before `from`. */
export function daysOf(range: DayRange): Day[] {
  const days: Day[] = [];
  const last = Date.parse(range.to);
  for (
    let at = Date.parse(range.from);
    at <= last;
    at += MILLISECONDS_PER_DAY
  ) {
    days.push(utcDay(new Date(at)));
  }
  return days;
}
