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

import { KPIS, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import { toNumber } from '../money/DailyCosts';
import type { TrainingRunCost } from '../runs/KnownRun';
import type { ValueFacts } from '../ValueFacts';
import type { KpiMethod } from './KpiFigure';
import { trainingGain } from './trainingGain';

/** What training comes to. */
export const TRAINING_KPIS: readonly KpiMethod[] = [
  {
    kpi: KPIS.wastedTrainingShare,
    over: 'all',
    compute: ({ runs }, days) => {
      const ended = endedOn(runs, days).filter(
        ({ cost, outcome }) => cost !== undefined && outcome !== 'unknown',
      );
      if (ended.length === 0) {
        return { unavailable: 'No run that ended has a cost.' };
      }
      if (!runs.some(isTold) && ended.some(({ presumed }) => presumed)) {
        return { unavailable: 'No registry tells of any run.' };
      }
      const costOf = (some: readonly TrainingRunCost[]) =>
        some.reduce((sum, { cost }) => sum + cost!, 0n);
      const all = costOf(ended);
      const abandoned = costOf(
        ended.filter(({ outcome }) => outcome === 'abandoned'),
      );
      return {
        value: all > 0n ? toNumber(abandoned) / toNumber(all) : undefined,
        numerator: abandoned,
        denominator: toNumber(all),
        sources: ended.map(({ source }) => source),
        unavailable: 'The runs cost nothing.',
      };
    },
  },
  {
    kpi: KPIS.trainingGainPerMoney,
    over: 'all',
    compute: (facts, days) => trainingGain(facts, endedOn(facts.runs, days)),
  },
];

/** Something says what came of a run, so its silence on others means something. */
function isTold({ outcome }: TrainingRunCost): boolean {
  return outcome === 'promoted' || outcome === 'evaluated';
}

function endedOn(
  runs: ValueFacts['runs'],
  days: readonly Day[],
): TrainingRunCost[] {
  const asked = new Set(days);
  return runs.filter(
    ({ run }) =>
      run.endedAt !== undefined && asked.has(utcDay(new Date(run.endedAt))),
  );
}
