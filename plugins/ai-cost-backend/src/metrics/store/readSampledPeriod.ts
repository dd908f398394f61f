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
  isDay,
  isHour,
  type Day,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

/** Where the figure of a sample goes. */
export interface SampledPeriod {
  into: 'hours' | 'days';
  /** The hour or the day that it goes to. */
  key: Hour | Day;
  /** The hour that it is of, where it goes to a day. */
  hour?: Hour;
}

/**
 * Reads the period of a sample: an hour goes to its day when hours of that day
 * are not kept.
 *
 * @returns undefined when it is none, or has nothing of the window
 */
export function readSampledPeriod(
  text: unknown,
  options: {
    window?: TelemetryWindow;
    /** First day whose hours are kept. */
    keptFrom: Day;
  },
): SampledPeriod | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  const { window, keptFrom } = options;
  if (isDay(text)) {
    const overlaps =
      !window ||
      (window.from <= `${text}T23:00Z` && window.to > `${text}T00:00Z`);
    return overlaps ? { into: 'days', key: text } : undefined;
  }
  if (!isHour(text) || (window && (text < window.from || text >= window.to))) {
    return undefined;
  }
  const day = text.slice(0, 10);
  return day >= keptFrom
    ? { into: 'hours', key: text }
    : { into: 'days', key: day, hour: text };
}
