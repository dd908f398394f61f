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

import { isDay } from 'backstage-plugin-ai-cost-common';
import {
  PERIOD_PRESETS,
  type DayRange,
  type PeriodPreset,
} from '../period/PeriodPreset';
import { oneOf } from './oneOf';

/** A preset, or days of the reader's own. */
export type Period = PeriodPreset | DayRange;

/** The period of a URL; undefined where it makes no sense. */
export function readPeriod(params: URLSearchParams): Period | undefined {
  return (
    readDays(params.get('from'), params.get('to')) ??
    oneOf(PERIOD_PRESETS, params.get('period'))
  );
}

/** Writes what {@link readPeriod} reads; a default is left out. */
export function writePeriod(
  params: URLSearchParams,
  period: Period,
  unless: Period,
): void {
  if (typeof period !== 'string') {
    params.set('from', period.from);
    params.set('to', period.to);
  } else if (period !== unless) {
    params.set('period', period);
  }
}

/** Both days in order; undefined when they are none. */
export function readDays(
  from: string | null | undefined,
  to: string | null | undefined,
): DayRange | undefined {
  return from && to && isDay(from) && isDay(to) && from <= to
    ? { from, to }
    : undefined;
}
