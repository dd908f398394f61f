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
  addHours,
  utcHour,
  type Day,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

const MOST_HOURS = 168;

/**
 * The windows that a source is to be asked for, the oldest first: its trailing
 * hours up to the last one that is over, and those that were missed since it
 * answered last, as far as hours are kept.
 */
export function collectionWindows(options: {
  now: Date;
  trailingHours: number;
  lastSuccess?: Date;
  keptFrom: Day;
}): TelemetryWindow[] {
  const { now, trailingHours, lastSuccess, keptFrom } = options;
  const end = utcHour(now);
  const asked = addHours(end, -trailingHours);
  const missed = lastSuccess && addHours(utcHour(lastSuccess), -trailingHours);
  const first = earliest(asked, missed ?? asked);
  const kept = `${keptFrom}T00:00Z`;
  const windows: TelemetryWindow[] = [];
  for (
    let from: Hour = first > kept ? first : kept;
    from < end;
    from = windows[windows.length - 1].to
  ) {
    windows.push({ from, to: earliest(addHours(from, MOST_HOURS), end) });
  }
  return windows;
}

function earliest(a: Hour, b: Hour): Hour {
  return a < b ? a : b;
}
