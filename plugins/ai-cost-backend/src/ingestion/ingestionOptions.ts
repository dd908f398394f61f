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
import { durationToMilliseconds } from '@backstage/types';

/** How deliveries are held back and kept; durations in milliseconds. */
export interface IngestionOptions {
  /** How long a delivery that lost most of its rows must stay that way. */
  settleAfter: number;
  /** When a delivery that was refused is tried again, though it is the same. */
  retryRejectedAfter: number;
  /** How long the charges of a replaced delivery are kept. */
  keepSuperseded: number;
}

const HOUR = 3_600_000;

/** Reads `aiCost.ingestion` and `aiCost.retention`. */
export function readIngestionOptions(config: Config): IngestionOptions {
  const read = (key: string, fallback: number) =>
    config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : fallback;
  return {
    settleAfter: read('aiCost.ingestion.settleAfter', HOUR),
    retryRejectedAfter: read('aiCost.ingestion.retryRejectedAfter', 6 * HOUR),
    keepSuperseded: read('aiCost.retention.supersededDeliveries', 0),
  };
}
