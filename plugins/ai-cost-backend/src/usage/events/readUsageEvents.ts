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

import type { RejectedUsageEvent } from 'backstage-plugin-ai-cost-common';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { z } from 'zod';
import { cloudEvent, reasonOf } from '../../series/events/cloudEvent';
import { trimKeys } from '../../series/events/eventText';
import {
  cachedTokensOf,
  tellsOfRun,
  usageData,
  type UsageData,
} from './usageData';

/** The `type` of the CloudEvents that are taken. */
export const USAGE_EVENT_TYPE = 'dev.aicost.usage.v1';

const MILLISECONDS_AHEAD = 3_600_000;
const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_AHEAD;
const usageEvent = cloudEvent(USAGE_EVENT_TYPE, usageData);

/**
 * Reads usage out of CloudEvents. One that is wrong keeps no other from being
 * read.
 *
 * @param options - `keptFor` is the number of milliseconds after which the ids
 * of events are forgotten: an older event could count twice
 */
export function readUsageEvents(
  batch: readonly unknown[],
  options: { now: Date; keptFor: number },
): { events: UsageEvent[]; rejected: RejectedUsageEvent[] } {
  const events: UsageEvent[] = [];
  const rejected: RejectedUsageEvent[] = [];
  batch.forEach((item, index) => {
    const parsed = usageEvent.safeParse(item);
    const reason = parsed.success
      ? reasonOfTime(parsed.data.time, options)
      : reasonOf(parsed.error);
    if (parsed.success && reason === undefined) {
      events.push(usageEventOf(parsed.data));
    } else {
      rejected.push({ index, reason: reason ?? '' });
    }
  });
  return { events, rejected };
}

function usageEventOf(event: z.infer<typeof usageEvent>): UsageEvent {
  const { source, id, time, data } = event;
  return {
    source,
    id,
    occurredAt: new Date(time).toISOString(),
    provider: data['gen_ai.provider.name'],
    model: data['gen_ai.request.model'],
    operation: data['gen_ai.operation.name'],
    account: data.account,
    project: data.project,
    apiKeyId: data.api_key_id,
    environment: data['deployment.environment.name'],
    runId: data.run_id,
    run: tellsOfRun(data) ? runOf(data) : undefined,
    tags: trimKeys(data.tags ?? {}),
    tokens: tokensOf(data),
    requests: data.requests,
    gpuSeconds: data.gpu_seconds,
    estimatedCost: data.estimated_cost,
  };
}

function runOf(data: UsageData): UsageEvent['run'] {
  return {
    name: data.run_name,
    experiment: data.run_experiment,
    status: data.run_status,
    outcome: data.run_outcome,
  };
}

function tokensOf(data: UsageData): UsageEvent['tokens'] {
  const input = data['gen_ai.usage.input_tokens'];
  return {
    input: input === undefined ? undefined : input - cachedTokensOf(data),
    output: data['gen_ai.usage.output_tokens'],
    cache_read: data['gen_ai.usage.cache_read.input_tokens'],
    cache_write: data['gen_ai.usage.cache_creation.input_tokens'],
  };
}

function reasonOfTime(
  time: string,
  options: { now: Date; keptFor: number },
): string | undefined {
  const age = options.now.getTime() - Date.parse(time);
  if (age < -MILLISECONDS_AHEAD) {
    return 'time: lies more than an hour ahead; check the clock of the sender';
  }
  if (age > options.keptFor) {
    const days = options.keptFor / MILLISECONDS_PER_DAY;
    return `time: is older than ${days} days (aiCost.usage.retention), so a repetition could no longer be told`;
  }
  return undefined;
}
