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

import type { ScoreDirection } from 'backstage-plugin-ai-cost-common';
import { toNumber } from '../money/DailyCosts';
import type { TrainingRunCost } from '../runs/KnownRun';
import type { ValueFacts } from '../ValueFacts';
import type { KpiFigure } from './KpiFigure';

/** A promoted run, and those of the same model before it, the oldest first. */
interface Step {
  metric: string;
  last: TrainingRunCost;
  before: TrainingRunCost[];
}

/**
 * How far a metric rose from the best promoted run but the last to the best with
 * it, for what all runs between them cost. It is the metric that models are
 * weighed by, or another of the name of a score: only of a score is it known which
 * values are better. Runs of unlike registered models are not compared.
 */
export function trainingGain(
  { weighing, scores }: Pick<ValueFacts, 'weighing' | 'scores'>,
  ended: readonly TrainingRunCost[],
): KpiFigure {
  const directions = directionsOf(scores);
  const names = [...directions.keys()].sort(
    (a, b) => Number(b === weighing?.name) - Number(a === weighing?.name),
  );
  const step = weighing && newestStep(ended, names);
  if (!step) {
    return {
      unavailable:
        'Fewer than two promoted runs of a model have a metric of the name of a score.',
    };
  }
  const { metric, last, before } = step;
  const sign = directions.get(metric) === 'lower' ? -1 : 1;
  const best = (runs: readonly TrainingRunCost[]) =>
    Math.max(...runs.map(({ run }) => sign * run.metrics[metric]));
  const [reference] = before.slice(-1);
  const since = ended.filter(
    it => byEnd(it, reference) > 0 && byEnd(it, last) <= 0,
  );
  if (since.some(({ cost }) => cost === undefined)) {
    return { unavailable: 'The cost of a run between them is not known.' };
  }
  const measured = [...before, last];
  const cost = since.reduce((sum, it) => sum + it.cost!, 0n);
  const gain = best(measured) - best(before);
  return {
    value: cost > 0n ? gain / toNumber(cost) : undefined,
    numerator: gain,
    denominator: toNumber(cost),
    sources: measured.map(({ source }) => source),
    unavailable: 'The runs between them have no cost.',
  };
}

/** By name of a score; scores of one name that disagree are left out. */
function directionsOf(
  scores: ValueFacts['scores'],
): Map<string, ScoreDirection> {
  const directions = new Map(
    scores.map(({ name, direction }) => [name, direction] as const),
  );
  for (const { name, direction } of scores) {
    if (directions.get(name) !== direction) {
      directions.delete(name);
    }
  }
  return directions;
}

function newestStep(
  ended: readonly TrainingRunCost[],
  names: readonly string[],
): Step | undefined {
  const promoted = ended
    .filter(({ outcome }) => outcome === 'promoted')
    .sort(byEnd);
  for (const metric of names) {
    const measured = promoted.filter(({ run }) =>
      Number.isFinite(run.metrics[metric]),
    );
    for (const last of [...measured].reverse()) {
      const before = measured.filter(
        it => byEnd(it, last) < 0 && ofSameModel(it, last),
      );
      if (before.length > 0) {
        return { metric, last, before };
      }
    }
  }
  return undefined;
}

function ofSameModel(a: TrainingRunCost, b: TrainingRunCost): boolean {
  return a.run.versions.some(({ model }) =>
    b.run.versions.some(other => other.model === model),
  );
}

function byEnd(a: TrainingRunCost, b: TrainingRunCost): number {
  const [first, second] = [a, b].map(({ run }) =>
    Date.parse(run.endedAt ?? run.startedAt),
  );
  return first - second;
}
