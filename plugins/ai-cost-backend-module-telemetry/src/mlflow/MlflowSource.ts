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
import type { TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import type {
  ApiClient,
  Glob,
  TelemetryBatch,
  TelemetryContext,
  TelemetryPreview,
  TelemetrySource,
  TelemetryWindow,
  TrainingRun,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { windowDays } from '../source/windowDays';
import { AskedScores } from './AskedScores';
import { Experiments } from './Experiments';
import { MlflowApi } from './MlflowApi';
import { previewScore } from './previewScore';
import { readRuns } from './readRuns';
import { Registry } from './Registry';
import { run as runShape, type MlflowRun } from './shapes';
import { toTrainingRun } from './toTrainingRun';

const MILLISECONDS_PER_HOUR = 3_600_000;
const EXPERIMENTS_A_SEARCH = 50;
const MOST_REGISTERED = 100;

/** Runs of training and their scores, from an MLflow tracking server. */
export class MlflowSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'mlflow';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions = [
    {
      name: 'runs, registered models, aliases and stages',
      measure: 'training runs',
    },
  ];
  readonly #options: Parameters<typeof MlflowSource.create>[0];

  static create(
    options: SourceTiming & {
      client: ApiClient;
      /** Where the server is, for people. */
      baseUrl: string;
      /** Hours that a run may take: none that began earlier is looked for. */
      longestRun: number;
      /** Names of the experiments that are read; all when left out. */
      experiments?: readonly Glob[];
      /** Metrics, tags or parameters that say how much was evaluated. */
      sampleSizeNames: readonly string[];
    },
  ): MlflowSource {
    return new MlflowSource(options);
  }

  private constructor(options: Parameters<typeof MlflowSource.create>[0]) {
    this.#options = options;
    this.id = options.id;
    this.description = `Runs and models of the MLflow server at ${options.baseUrl}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
  }

  async *collect(
    window: TelemetryWindow,
    { signal, queries }: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    const { client, experiments: allowed, sampleSizeNames } = this.#options;
    const api = MlflowApi.create({ client, signal });
    const experiments = await Experiments.read(api, allowed);
    const registry = await Registry.read(api);
    const asked = AskedScores.create({
      ...{ queries, experiments, registry, sampleSizeNames },
      days: windowDays(window),
    });
    const registered = new Set(registry.runIds.slice(0, MOST_REGISTERED));
    const toRun = (run: MlflowRun): TrainingRun[] => {
      const entityRef = asked.add(run);
      const experiment = experiments.get(run.experimentId);
      const training = toTrainingRun(run, { experiment, registry, entityRef });
      return training ? [training] : [];
    };

    let unreadable = 0;
    for await (const page of this.#pages(api, experiments, window)) {
      const runs: TrainingRun[] = [];
      for (const each of page) {
        const run = runShape.safeParse(each).data;
        if (run) {
          const [training] = toRun(run);
          if (training && changedIn(run, window)) {
            runs.push(training);
            registered.delete(run.id);
          }
        } else {
          unreadable += 1;
        }
      }
      yield { samples: [], runs };
    }
    // Aliases move long after a run has ended, and MLflow does not say when.
    yield {
      samples: [],
      runs: (await readRuns(api, [...registered]))
        .filter(run => experiments.get(run.experimentId))
        .flatMap(toRun),
    };
    yield {
      samples: asked.samples,
      problems: [
        ...asked.problems,
        ...(unreadable > 0
          ? [
              {
                message: `${unreadable} runs are left out: they have no id or no experiment`,
              },
            ]
          : []),
      ],
    };
  }

  async preview(
    query: TelemetryQuery,
    { signal }: Omit<TelemetryContext, 'queries'>,
  ): Promise<TelemetryPreview> {
    const api = MlflowApi.create({ client: this.#options.client, signal });
    return previewScore(query, {
      api,
      experiments: await Experiments.read(api, this.#options.experiments),
      registry: await Registry.read(api),
    });
  }

  async *#pages(
    api: MlflowApi,
    experiments: Experiments,
    window: TelemetryWindow,
  ): AsyncGenerator<unknown[]> {
    const since = new Date(
      Date.parse(window.from) -
        this.#options.longestRun * MILLISECONDS_PER_HOUR,
    );
    const { ids } = experiments;
    for (let at = 0; at < ids.length; at += EXPERIMENTS_A_SEARCH) {
      yield* api.allRuns({
        experimentIds: ids.slice(at, at + EXPERIMENTS_A_SEARCH),
        since,
      });
    }
  }
}

function changedIn(
  { startedAt, endedAt }: MlflowRun,
  { from, to }: TelemetryWindow,
): boolean {
  const last = endedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return (
    last >= Date.parse(from) && (startedAt?.getTime() ?? 0) < Date.parse(to)
  );
}
