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

import type { KpiValue } from 'backstage-plugin-ai-cost-common';
import type { ValueFacts } from '../ValueFacts';
import { CALL_KPIS } from './callKpis';
import { GPU_KPIS } from './gpuKpis';
import { kpiValue, type KpiMethod } from './KpiFigure';
import { LATENCY_KPIS } from './latencyKpis';
import { TOKEN_KPIS } from './tokenKpis';
import { TRAINING_KPIS } from './trainingKpis';
import { UNIT_KPIS } from './unitKpis';

const METHODS: readonly KpiMethod[] = [
  ...UNIT_KPIS,
  ...CALL_KPIS,
  ...TOKEN_KPIS,
  ...LATENCY_KPIS,
  ...GPU_KPIS,
  ...TRAINING_KPIS,
];

/** Every KPI, those without a value with the reason. */
export function kpiValues(facts: ValueFacts): KpiValue[] {
  return METHODS.map(method => kpiValue(method, facts));
}

/** Some of them, for which the others need not be computed. */
export function chosenKpis(
  facts: ValueFacts,
  isAsked: (method: KpiMethod) => boolean,
): KpiValue[] {
  return METHODS.filter(isAsked).map(method => kpiValue(method, facts));
}
