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

import type { TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import type { TelemetryPreview } from 'backstage-plugin-ai-cost-node';
import { cleanName, excerpt } from '../source/cleanName';
import type { Experiments } from './Experiments';
import { findTarget, type Target } from './findTarget';
import type { MlflowApi } from './MlflowApi';
import { readRuns } from './readRuns';
import type { Registry } from './Registry';
import { run as runShape, type MlflowRun } from './shapes';

const MOST_RUNS = 20;
const MOST_VALUES = 20;

/**
 * The values that a metric had in the newest run which has it.
 *
 * @throws InputError when the query names nothing that is known
 */
export async function previewScore(
  query: TelemetryQuery,
  known: { api: MlflowApi; experiments: Experiments; registry: Registry },
): Promise<TelemetryPreview> {
  const { api } = known;
  const target = findTarget(query, known);
  const { metric } = target;
  // As when they are collected: a model may come from any experiment.
  const runs = (await newestRuns(target, known)).filter(run =>
    known.experiments.get(run.experimentId),
  );
  const measured = runs.filter(({ metrics }) =>
    metrics.some(({ key }) => key === metric),
  );
  const [newest] = measured;
  if (!newest) {
    return {
      sent: 'runs/search',
      series: [],
      found: 0,
      problem: `None of the ${runs.length} newest runs has the metric ${excerpt(
        metric,
      )}`,
    };
  }
  const history = await api.history(newest.id, metric);
  return {
    sent: `metrics/get-history?run_id=${newest.id}&metric_key=${metric}`,
    found: measured.length,
    series: history
      .slice(-MOST_VALUES)
      .reverse()
      .map(({ value, step, timestamp }) => ({
        labels: {
          run: cleanName(newest.name) ?? newest.id,
          step: String(step ?? 0),
          ...(timestamp && { time: timestamp.toISOString() }),
        },
        value: String(value),
      })),
    ...(Number.isFinite(history.at(-1)?.value) || history.length === 0
      ? {}
      : { problem: `The last value is ${history.at(-1)?.value}` }),
  };
}

async function newestRuns(
  { experiment, model }: Target,
  known: { api: MlflowApi; registry: Registry },
): Promise<MlflowRun[]> {
  const { api, registry } = known;
  if (experiment) {
    const page = await api.runs(
      { experimentIds: [experiment.id] },
      { limit: MOST_RUNS },
    );
    return page.runs.flatMap(each => runShape.safeParse(each).data ?? []);
  }
  const ids = registry
    .versionsOf(model)
    .flatMap(({ runId }) => runId ?? [])
    .slice(0, MOST_RUNS);
  return readRuns(api, ids);
}
