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

import { addDays } from 'backstage-plugin-ai-cost-common';
import type { UsageWindow } from 'backstage-plugin-ai-cost-node';
import type { ReadWindow } from '../source/CostReader';

/** Which buckets to read; times in milliseconds since 1970. */
export interface BucketRange {
  from: number;
  /** The end of the last bucket. */
  to: number;
  width: number;
}

const MILLISECONDS_PER_HOUR = 3_600_000;
export const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_PER_HOUR;

/** The days of a window as buckets. */
export function dayRange(window: ReadWindow): BucketRange {
  return {
    from: Date.parse(window.from),
    to: Date.parse(addDays(window.through, 1)),
    width: MILLISECONDS_PER_DAY,
  };
}

/** The hours of a window as buckets. */
export function hourRange(window: UsageWindow): BucketRange {
  return {
    from: Date.parse(window.from),
    to: Date.parse(window.to),
    width: MILLISECONDS_PER_HOUR,
  };
}
