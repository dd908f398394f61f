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

import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import type { Experiment } from './Experiments';
import type { Registry } from './Registry';
import type { MlflowRun } from './shapes';

const MOST_TAGS = 50;
const MOST_METRICS = 200;
const LONGEST_TAG = 1024;
/** Tags in which MLflow keeps texts of its own. */
const TEXTS = /^mlflow\.(log-model\.history|note\.|loggedArtifacts|datasets)/;

const STATUSES: ReadonlyMap<string | undefined, TrainingRun['status']> =
  new Map([
    ['SCHEDULED', 'running'],
    ['RUNNING', 'running'],
    ['FINISHED', 'finished'],
    ['FAILED', 'failed'],
    ['KILLED', 'killed'],
  ]);

/**
 * A run in the words of the plugin.
 *
 * @returns undefined when it has not begun, or its status is not known
 */
export function toTrainingRun(
  run: MlflowRun,
  told: {
    experiment: Experiment | undefined;
    registry: Registry;
    entityRef: string | undefined;
  },
): TrainingRun | undefined {
  const { experiment, registry, entityRef } = told;
  const status = STATUSES.get(run.status);
  if (!run.startedAt || !status) {
    return undefined;
  }
  return {
    runId: run.id,
    name: cleanName(run.name),
    experiment: cleanName(experiment?.name),
    status,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString(),
    entityRef,
    // What is said of an experiment holds for its runs unless they say otherwise.
    tags: tagsOf([...(experiment?.tags ?? []), ...run.tags]),
    metrics: Object.fromEntries(
      run.metrics
        .flatMap(({ key, value }): [string, number][] => {
          const name = cleanName(key);
          return name && Number.isFinite(value) ? [[name, value]] : [];
        })
        .slice(0, MOST_METRICS),
    ),
    versions: registry.versionsFrom(run.id),
  };
}

function tagsOf(
  pairs: readonly { key: string; value: string }[],
): Record<string, string> {
  const tags = new Map<string, string>();
  for (const { key, value } of pairs) {
    const name = cleanName(key);
    const text = value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
    if (name && !TEXTS.test(name) && text && text.length <= LONGEST_TAG) {
      tags.set(name, text);
    }
  }
  return Object.fromEntries([...tags].slice(-MOST_TAGS));
}
