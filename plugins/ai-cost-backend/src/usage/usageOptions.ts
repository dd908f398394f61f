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

const KEY = 'aiCost.usage.retention';
const HOUR = 3_600_000;
const DEFAULT_RETENTION = 35 * 24 * HOUR;
// What the tab shows, and a clock that is an hour late.
const LEAST_RETENTION = 49 * HOUR;

/** How usage is kept; durations in milliseconds. */
export interface UsageOptions {
  /** For how long hours, and the ids of events, are kept. */
  keptFor: number;
}

/**
 * Reads `aiCost.usage`.
 *
 * @throws InputError when it is kept for less than the tab shows
 */
export function readUsageOptions(config: Config): UsageOptions {
  const keptFor = config.has(KEY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: KEY }))
    : DEFAULT_RETENTION;
  if (!(keptFor >= LEAST_RETENTION)) {
    throw new InputError(
      `${KEY} must be 49 hours or more: the tab shows the last 48`,
    );
  }
  return { keptFor };
}
