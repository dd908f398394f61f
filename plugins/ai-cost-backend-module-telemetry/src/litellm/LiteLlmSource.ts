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
import { addHours } from 'backstage-plugin-ai-cost-common';
import type {
  ApiClient,
  TelemetryBatch,
  TelemetryContext,
  TelemetrySource,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { CallTally } from '../source/CallTally';
import { readCall } from './readCall';
import { readLogPages } from './readLogPages';

/** Calls are read in windows of so many hours: older proxies give whole days. */
const HOURS_AT_ONCE = 6;

/** How calls through a LiteLLM proxy went, from what it logs of each. */
export class LiteLlmSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'litellm';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions = [
    { name: 'startTime to endTime', measure: 'client_duration' },
    {
      name: 'startTime to completionStartTime',
      measure: 'time_to_first_token',
    },
    { name: 'status', measure: 'failures' },
    { name: 'metadata.attempted_retries', measure: 'retries' },
    {
      name: 'prompt_tokens, completion_tokens, metadata.usage_object',
      measure: 'tokens',
    },
  ];
  readonly #options: Parameters<typeof LiteLlmSource.create>[0];

  static create(
    options: SourceTiming & {
      client: ApiClient;
      /** Where the proxy is, for people. */
      baseUrl: string;
      /** Upper bounds of the buckets of durations, in seconds. */
      bounds: readonly number[];
      /** Keys of the tags that are kept; all when left out. */
      tags?: readonly string[];
    },
  ): LiteLlmSource {
    return new LiteLlmSource(options);
  }

  private constructor(options: Parameters<typeof LiteLlmSource.create>[0]) {
    this.#options = options;
    this.id = options.id;
    this.description = `Calls through the LiteLLM proxy at ${options.baseUrl}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
  }

  async *collect(
    window: TelemetryWindow,
    { signal, queries }: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    yield {
      samples: [],
      problems: queries.map(query => ({
        query,
        message:
          'LiteLLM answers no queries: its calls are counted without them; remove the annotation',
      })),
    };
    for (
      let from = window.from;
      from < window.to;
      from = addHours(from, HOURS_AT_ONCE)
    ) {
      const end = addHours(from, HOURS_AT_ONCE);
      const to = end < window.to ? end : window.to;
      yield await this.#read({ from, to }, signal);
    }
  }

  async #read(
    window: TelemetryWindow,
    signal: AbortSignal,
  ): Promise<TelemetryBatch> {
    const { client, bounds, tags } = this.#options;
    const kept = tags && new Set(tags.map(tag => tag.trim().toLowerCase()));
    const tally = CallTally.create({ bounds });
    let before = new Set<string>();
    let unreadable = 0;
    for await (const page of readLogPages({ client, window, signal })) {
      const seen = new Set<string>();
      for (const row of page) {
        const call = readCall(row, kept);
        const { id } = call ?? {};
        if (!call) {
          unreadable += 1;
        } else if (
          call.hour >= window.from &&
          call.hour < window.to &&
          // A proxy that sorts otherwise pushes calls into the next page.
          !(id !== undefined && (before.has(id) || seen.has(id)))
        ) {
          tally.add(call);
        }
        if (id !== undefined) {
          seen.add(id);
        }
      }
      before = seen;
    }
    return {
      samples: tally.samples,
      problems: [
        ...tally.problems,
        ...(unreadable > 0
          ? [
              {
                message: `${unreadable} calls that began from ${window.from} to ${window.to} are left out: they have no time, or counts that are none`,
              },
            ]
          : []),
      ],
    };
  }
}
