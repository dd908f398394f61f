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

import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// What a source may read again, and the day on which that begins.
const LEAST_HOURS = 8 * DAY;

/** How telemetry is kept; durations in milliseconds. */
export interface TelemetryOptions {
  /** For how long hours, and the ids of events, are kept. */
  keepHours: number;
  /** For how long days are kept. */
  keepDays: number;
}

/** Without configuration. */
export const DEFAULT_TELEMETRY_OPTIONS: TelemetryOptions = {
  keepHours: 35 * DAY,
  keepDays: 3 * 365 * DAY,
};

/**
 * Reads `aiCost.telemetry`.
 *
 * @throws InputError when hours are kept for less than sources read again, or
 * days for less than hours
 */
export function readTelemetryOptions(config: Config): TelemetryOptions {
  const { keepHours, keepDays } = {
    ...DEFAULT_TELEMETRY_OPTIONS,
    ...readDuration(config, 'keepHours'),
    ...readDuration(config, 'keepDays'),
  };
  if (!(keepHours >= LEAST_HOURS)) {
    throw new InputError(
      'aiCost.telemetry.keepHours must be 8 days or more: sources may read the last 7 again',
    );
  }
  if (!(keepDays >= keepHours)) {
    throw new InputError(
      'aiCost.telemetry.keepDays must not be less than aiCost.telemetry.keepHours',
    );
  }
  return { keepHours, keepDays };
}

function readDuration(
  config: Config,
  name: keyof TelemetryOptions,
): Partial<TelemetryOptions> {
  const key = `aiCost.telemetry.${name}`;
  return config.has(key)
    ? {
        [name]: durationToMilliseconds(readDurationFromConfig(config, { key })),
      }
    : {};
}
