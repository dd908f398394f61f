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
  addHours,
  utcHour,
  type Day,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

const MOST_DAYS = 7;

/**
 * The windows that a source is to be asked for, the oldest first: its trailing
 * hours up to the last one that is over, and what was missed since it was read
 * last. They end with a day, for of days whose hours are not kept, hours cannot
 * be put together any more. Of a day of which no hours are stored, all are asked
 * for: a part of it would look like the whole.
 */
export function collectionWindows(options: {
  now: Date;
  trailingHours: number;
  /** How far back the first run reaches at least. */
  historyHours: number;
  /** The hour after the last one that was read. */
  readTo?: Hour;
  /** First day that is kept. */
  keptFrom: Day;
  /** First day whose hours are kept. */
  hoursFrom: Day;
}): TelemetryWindow[] {
  const { now, trailingHours, historyHours, keptFrom, hoursFrom } = options;
  const { readTo } = options;
  const end = utcHour(now);
  const since =
    readTo === undefined
      ? addHours(end, -Math.max(historyHours, trailingHours))
      : addHours(earliest(readTo, end), -trailingHours);
  const stored = readTo !== undefined && since >= hoursFrom;
  const asked = stored ? since : dayBegin(since);
  const kept = dayBegin(keptFrom);
  const windows: TelemetryWindow[] = [];
  let from = asked > kept ? asked : kept;
  while (from < end) {
    const weekLater = dayBegin(addDays(from.slice(0, 10), MOST_DAYS));
    const to = earliest(weekLater, end);
    windows.push({ from, to });
    from = to;
  }
  return windows;
}

function earliest(a: Hour, b: Hour): Hour {
  return a < b ? a : b;
}

/** The first hour of the day of an hour, or of a day. */
function dayBegin(time: Hour | Day): Hour {
  return `${time.slice(0, 10)}T00:00Z`;
}
