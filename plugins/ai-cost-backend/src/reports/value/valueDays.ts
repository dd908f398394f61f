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
  formatDecimal,
  type Completeness,
  type Day,
  type LatencyValue,
  type ValueDay,
} from 'backstage-plugin-ai-cost-common';
import type { HistogramFigure } from './telemetry/Figure';
import { latencyValue } from './telemetry/latencyValue';
import { sumOf } from './kpis/callCosts';
import { LATENCY } from './kpis/latencyKpis';
import { toNumber } from './money/DailyCosts';
import type { CallDay } from './telemetry/callDays';
import type { ValueFacts } from './ValueFacts';

/** Money, output and performance of each day of the range. */
export function valueDays(
  facts: ValueFacts,
  completenessOf: (day: Day) => Completeness,
): ValueDay[] {
  const { windows, telemetry, costs, tokens, unit, currency } = facts;
  const units = unit === undefined ? undefined : telemetry.units(unit);
  const requests = byDay(telemetry.calls(['requests']));
  const failures = byDay(telemetry.calls(['failures']));
  const timed = byDay(telemetry.histograms(LATENCY));
  const complete = new Set(windows.complete.current);
  return windows.all.current.map(day => {
    const completeness = completenessOf(day);
    const known = currency !== undefined && completeness !== 'missing';
    const cost = known ? costs.sum([day]) : undefined;
    const produced = units?.get(day)?.units;
    return {
      day,
      completeness,
      cost: cost === undefined ? undefined : formatDecimal(cost),
      units: produced,
      unitCost:
        cost !== undefined && produced && complete.has(day)
          ? toNumber(cost) / produced
          : undefined,
      requests: countOf(requests.get(day), 'requests'),
      failures: countOf(failures.get(day), 'failures'),
      tokens: tokens.total(day),
      latency: latencyOf(timed.get(day)),
    };
  });
}

function byDay<T extends { day: Day }>(items: readonly T[]): Map<Day, T[]> {
  const days = new Map<Day, T[]>();
  for (const item of items) {
    const known = days.get(item.day);
    if (known) {
      known.push(item);
    } else {
      days.set(item.day, [item]);
    }
  }
  return days;
}

function countOf(
  calls: readonly CallDay[] | undefined,
  measure: 'requests' | 'failures',
): number | undefined {
  return calls && sumOf(calls, measure);
}

function latencyOf(
  timed: readonly HistogramFigure[] | undefined,
): LatencyValue | undefined {
  return timed && latencyValue(timed.map(({ histogram }) => histogram));
}
