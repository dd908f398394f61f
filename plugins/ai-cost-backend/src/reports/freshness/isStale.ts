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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { RunOutcome } from 'backstage-plugin-ai-cost-common';
import { Duration } from 'luxon';

type Frequency = SchedulerServiceTaskScheduleDefinition['frequency'];

const MISSED_RUNS = 2;
// A cron expression may skip weekends, and says nothing of its own length.
const CRON_ALLOWANCE = Duration.fromObject({ days: 4 });

/**
 * True when a source's last finished run failed, or its last success is older
 * than two of its scheduled intervals (four days for a cron expression; never
 * for a source that runs by hand).
 */
export function isStale(options: {
  frequency: Frequency;
  /** ISO 8601 instant. */
  lastSuccessAt?: string;
  lastOutcome?: RunOutcome;
  now: Date;
}): boolean {
  const { frequency, lastSuccessAt, lastOutcome, now } = options;
  if (lastOutcome === 'failed') {
    return true;
  }
  const allowance = allowedSilence(frequency);
  if (lastSuccessAt === undefined || allowance === undefined) {
    return false;
  }
  return now.getTime() - Date.parse(lastSuccessAt) > allowance;
}

function allowedSilence(frequency: Frequency): number | undefined {
  if ('trigger' in frequency) {
    return undefined;
  }
  if ('cron' in frequency) {
    return CRON_ALLOWANCE.toMillis();
  }
  return Duration.fromDurationLike(frequency).toMillis() * MISSED_RUNS;
}
