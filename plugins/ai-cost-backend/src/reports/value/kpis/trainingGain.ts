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

import { toNumber } from '../money/DailyCosts';
import type { TrainingRunCost } from '../runs/readTrainingRuns';
import type { ValueFacts } from '../ValueFacts';
import type { KpiFigure } from './KpiFigure';

/**
 * How far the metric that models are weighed by rose from the best promoted run
 * but the last to the best with it, for what all runs between them cost. No other
 * metric is taken: only of a score is it known which values are better.
 */
export function trainingGain(
  { weighing, scores }: Pick<ValueFacts, 'weighing' | 'scores'>,
  ended: readonly TrainingRunCost[],
): KpiFigure {
  const names = new Map(
    scores.map(({ name, direction }) => [name, direction] as const),
  );
  const promoted = ended
    .filter(({ outcome }) => outcome === 'promoted')
    .sort(byEnd);
  const metric = [...names.keys()].find(
    name =>
      promoted.filter(({ run }) => Number.isFinite(run.metrics[name])).length >
      1,
  );
  if (!weighing || metric === undefined) {
    return {
      unavailable:
        'Fewer than two promoted runs have a metric of the name of a score.',
    };
  }
  const measured = promoted.filter(({ run }) =>
    Number.isFinite(run.metrics[metric]),
  );
  const sign = names.get(metric) === 'lower' ? -1 : 1;
  const best = (runs: readonly TrainingRunCost[]) =>
    Math.max(...runs.map(({ run }) => sign * run.metrics[metric]));
  const [last] = measured.slice(-1);
  const before = measured.slice(0, -1);
  const [reference] = before.slice(-1);
  const since = ended.filter(
    it => byEnd(it, reference) > 0 && byEnd(it, last) <= 0,
  );
  const cost = since.reduce((sum, it) => sum + (it.cost ?? 0n), 0n);
  const gain = best(measured) - best(before);
  return {
    value: cost > 0n ? gain / toNumber(cost) : undefined,
    numerator: gain,
    denominator: toNumber(cost),
    sources: measured.map(({ source }) => source),
    unavailable: 'The runs between them have no cost.',
  };
}

function byEnd(a: TrainingRunCost, b: TrainingRunCost): number {
  const [first, second] = [a, b].map(({ run }) =>
    Date.parse(run.endedAt ?? run.startedAt),
  );
  return first - second;
}
