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

import { KPIS, type Day } from 'backstage-plugin-ai-cost-common';
import { toNumber } from '../money/DailyCosts';
import type { CallDay } from '../telemetry/callDays';
import type { ValueFacts } from '../ValueFacts';
import { byModel, dayCount, sourcesOf, sumOf } from './callCosts';
import type { KpiMethod } from './KpiFigure';

const NOT_MEASURED = 'No activity of GPUs was measured.';

/** How well GPUs are used, and what it costs that they wait. */
export const GPU_KPIS: readonly KpiMethod[] = [
  {
    kpi: KPIS.gpuUtilisation,
    over: 'all',
    compute: (facts, days) => {
      const measured = gpuDays(facts, days);
      if (measured.length === 0) {
        return { unavailable: NOT_MEASURED };
      }
      const active = sumOf(measured, 'gpu_active_seconds');
      const held = sumOf(measured, 'gpu_seconds');
      return {
        value: held > 0 ? active / held : undefined,
        numerator: active,
        denominator: held,
        days: dayCount(measured),
        sources: sourcesOf(measured),
        unavailable: 'No GPU was held.',
      };
    },
  },
  {
    kpi: KPIS.gpuIdleCost,
    over: 'complete',
    isAmount: true,
    compute: (facts, days) => {
      const measured = gpuDays(facts, days);
      if (measured.length === 0) {
        return { unavailable: NOT_MEASURED };
      }
      let [cost, idle, charges] = [0n, 0, 0];
      for (const ofModel of byModel(measured).values()) {
        const held = sumOf(ofModel, 'gpu_seconds');
        const active = sumOf(ofModel, 'gpu_active_seconds');
        const billed = ofModel.flatMap(it => gpuCharges(facts, it));
        const ofGpus = billed.reduce((sum, it) => sum + it.cost, 0n);
        charges += billed.length;
        cost += ofGpus;
        idle += held > 0 ? toNumber(ofGpus) * (1 - active / held) : 0;
      }
      if (charges === 0) {
        return { unavailable: 'No GPU was billed on the same days.' };
      }
      return {
        value: idle,
        numerator: cost,
        denominator: sumOf(measured, 'gpu_seconds'),
        days: dayCount(measured),
        sources: sourcesOf(measured),
      };
    },
  },
];

function gpuDays({ telemetry }: ValueFacts, days: readonly Day[]): CallDay[] {
  const asked = new Set(days);
  return telemetry
    .calls(['gpu_active_seconds', 'gpu_seconds'])
    .filter(({ day }) => asked.has(day));
}

/**
 * Charges of GPUs of the measured model, or of all where measurements do not tell
 * models apart.
 */
function gpuCharges({ gpuCosts }: ValueFacts, { day, model }: CallDay) {
  return gpuCosts.filter(
    it => it.day === day && (model === undefined || it.model === model),
  );
}
