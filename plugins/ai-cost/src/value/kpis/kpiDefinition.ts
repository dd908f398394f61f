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

import { KPIS, type Kpi, type KpiId } from 'backstage-plugin-ai-cost-common';

/** A definition as the screens show it; a score has a unit of its own. */
export type KpiDefinition = Omit<Kpi, 'unit'> & { unit: Kpi['unit'] | 'score' };

const BY_ID = new Map<string, Kpi>(
  Object.values(KPIS).map(kpi => [kpi.id, kpi]),
);

/** Scores are as many as there are evaluators, and all are read alike. */
export const QUALITY: KpiDefinition = {
  id: 'quality',
  title: 'Quality',
  meaning:
    'A score that an evaluator gave to answers of a model. Scores of another name, evaluator, direction or source are other scores, and are never compared or averaged.',
  formula:
    'Σ score × sample size / Σ sample size; the newest score where no sample size is told',
  unit: 'score',
  window: 'the range',
  unavailable: 'nobody scored the entity’s models in the range',
  better: 'higher',
};

/** The only definition of a KPI. */
export function kpiDefinition(id: KpiId): KpiDefinition {
  return BY_ID.get(id)!;
}
