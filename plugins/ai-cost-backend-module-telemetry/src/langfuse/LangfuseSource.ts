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
  ApiError,
  Glob,
  TelemetryBatch,
  TelemetryContext,
  TelemetryProblem,
  TelemetrySource,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { CallTally } from '../source/CallTally';
import { GENERATIONS, readGenerationCounts } from './generationCounts';
import { LangfuseApi } from './LangfuseApi';
import { readObservation } from './readObservation';
import { readScores, SCORES } from './scores';

/** Observations are added up in windows of so many hours. */
const HOURS_AT_ONCE = 6;

/** How generations that Langfuse traced went, and how they were scored. */
export class LangfuseSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'langfuse';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions;
  readonly #options: Parameters<typeof LangfuseSource.create>[0];

  static create(
    options: SourceTiming & {
      client: ApiClient;
      /** Where the server is, for people. */
      baseUrl: string;
      /** Each of the observations, or what Langfuse makes of them. */
      read: 'observations' | 'metrics';
      /** Upper bounds of the buckets of durations, in seconds. */
      bounds: readonly number[];
      /** Keys of the tags that are kept; all when left out. */
      tags?: readonly string[];
      /** Names of the scores of which lower values are better. */
      lowerIsBetter: readonly Glob[];
    },
  ): LangfuseSource {
    return new LangfuseSource(options);
  }

  private constructor(options: Parameters<typeof LangfuseSource.create>[0]) {
    this.#options = options;
    this.id = options.id;
    this.description = `Traces of the Langfuse project at ${options.baseUrl}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
    this.conventions = [
      { name: 'generations', measure: 'requests' },
      { name: 'generations of the level ERROR', measure: 'failures' },
      { name: 'usage', measure: 'tokens' },
      { name: 'numeric and boolean scores', measure: 'scores' },
      ...(options.read === 'observations'
        ? [
            { name: 'latency', measure: 'client_duration' },
            { name: 'timeToFirstToken', measure: 'time_to_first_token' },
          ]
        : []),
    ];
  }

  async *collect(
    window: TelemetryWindow,
    context: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    const { client, read } = this.#options;
    const api = LangfuseApi.create({ client, signal: context.signal });
    if (read === 'metrics') {
      const rows = await api.metrics(GENERATIONS, window);
      const { samples, unreadable } = readGenerationCounts(rows);
      yield { samples, problems: leftOut(unreadable, 'rows of metrics') };
    } else {
      for (
        let from = window.from;
        from < window.to;
        from = addHours(from, HOURS_AT_ONCE)
      ) {
        const end = addHours(from, HOURS_AT_ONCE);
        const to = end < window.to ? end : window.to;
        yield await this.#observations(api, { from, to });
      }
    }
    yield await this.#scores(api, window, context);
  }

  async #observations(
    api: LangfuseApi,
    window: TelemetryWindow,
  ): Promise<TelemetryBatch> {
    const { bounds, tags } = this.#options;
    const kept = tags && new Set(tags.map(tag => tag.trim().toLowerCase()));
    const tally = CallTally.create({ bounds });
    let unreadable = 0;
    for await (const page of api.generations(window)) {
      for (const row of page) {
        const call = readObservation(row, kept);
        if (!call) {
          unreadable += 1;
        } else if (call.hour >= window.from && call.hour < window.to) {
          tally.add(call);
        }
      }
    }
    return {
      samples: tally.samples,
      problems: [...tally.problems, ...leftOut(unreadable, 'observations')],
    };
  }

  async #scores(
    api: LangfuseApi,
    window: TelemetryWindow,
    { queries }: TelemetryContext,
  ): Promise<TelemetryBatch> {
    const rows: unknown[] = [];
    const problems = queries
      .filter(({ kind }) => kind !== 'quality')
      .map(
        (query): TelemetryProblem => ({
          query,
          message:
            'Langfuse answers queries for scores alone: ask for one in ai-cost/quality, like helpful=langfuse:helpfulness',
        }),
      );
    for (const query of SCORES) {
      try {
        rows.push(...(await api.metrics(query, window)));
      } catch (error) {
        const { name, status } = error as ApiError;
        const isMissing = name === 'ApiError' && status === 404;
        // Older versions have no view of scores that are yes or no.
        const isUnknown =
          name === 'ApiError' &&
          status === 400 &&
          query.view === 'scores-boolean';
        if (!isMissing && !isUnknown) {
          throw error;
        }
        if (isMissing && query.view === 'scores-numeric') {
          problems.push({
            message:
              'This Langfuse has no v2 metrics, so its scores are not read; turn the v4 write mode of the server on',
          });
        }
      }
    }
    const { lowerIsBetter } = this.#options;
    const isLower = (name: string) =>
      lowerIsBetter.some(glob => glob.matches(name));
    return {
      samples: readScores(rows, { isLower, queries }).filter(
        ({ period }) => period >= window.from && period < window.to,
      ),
      problems,
    };
  }
}

function leftOut(count: number, what: string): TelemetryProblem[] {
  return count > 0
    ? [
        {
          message: `${count} ${what} are left out: they have no time, or counts that are none`,
        },
      ]
    : [];
}
