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

import {
  KPIS,
  type KpiValue,
  type MemberValue,
} from 'backstage-plugin-ai-cost-common';
import { sumOf } from '../../value/kpis/callCosts';
import { chosenKpis } from '../../value/kpis/kpiValues';
import type { ValueFacts } from '../../value/ValueFacts';

/** The figures of one entity that a roll-up lists. */
export function memberValue(entityRef: string, facts: ValueFacts): MemberValue {
  const kpis = chosenKpis(
    facts,
    ({ kpi, of }) =>
      kpi.id === KPIS.unitCost.id ||
      kpi.id === KPIS.errorRate.id ||
      (kpi.id === KPIS.latency.id && of === 'p95'),
  );
  const find = (id: string): KpiValue | undefined =>
    kpis.find(({ kpi }) => kpi === id);
  const unitCost = find(KPIS.unitCost.id);
  return {
    entityRef,
    unit: facts.unit,
    units: unitsOf(facts),
    unitCost: unitCost?.value,
    previousUnitCost: unitCost?.previous,
    unitCostTarget: unitCost?.target,
    requests: requestsOf(facts),
    p95: find(KPIS.latency.id)?.value,
    errorRate: find(KPIS.errorRate.id)?.value,
    quality: qualityOf(facts),
  };
}

/** Of the whole range, which unit cost may have fewer days of. */
function unitsOf({ telemetry, unit, windows }: ValueFacts): number | undefined {
  const counted = unit === undefined ? undefined : telemetry.units(unit);
  return (
    counted && addUp(windows.all.current.map(day => counted.get(day)?.units))
  );
}

function requestsOf({ telemetry, windows }: ValueFacts): number | undefined {
  const asked = new Set(windows.all.current);
  const calls = telemetry
    .calls(['requests'])
    .filter(({ day }) => asked.has(day));
  return calls.length > 0 ? sumOf(calls, 'requests') : undefined;
}

function qualityOf({ weighing, windows }: ValueFacts): MemberValue['quality'] {
  const mean = weighing?.ofAll(windows.all.current);
  return (
    weighing && mean && { key: weighing.key, name: weighing.name, ...mean }
  );
}

function addUp(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter(count => count !== undefined);
  return known.length > 0
    ? known.reduce((sum, count) => sum + count, 0)
    : undefined;
}
