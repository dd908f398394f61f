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
  type Day,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

/** Days, the first and the last included; none when `from` is after `to`. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** The days that a window has as such: those whose end lies in it. */
export function daysEndingIn({ from, to }: TelemetryWindow): DayRange {
  return { from: from.slice(0, 10), to: addDays(to.slice(0, 10), -1) };
}

/** The days that lie in a window with some of their hours. */
export function touchedDays({ from, to }: TelemetryWindow): DayRange {
  return { from: from.slice(0, 10), to: addHours(to, -1).slice(0, 10) };
}

/** The hours of a window that lie on a day or later. */
export function windowFrom(window: TelemetryWindow, day: Day): TelemetryWindow {
  const from = firstHour(day);
  return { from: window.from > from ? window.from : from, to: window.to };
}

export function firstHour(day: Day): Hour {
  return `${day}T00:00Z`;
}

export function lastHour(day: Day): Hour {
  return `${day}T23:00Z`;
}
