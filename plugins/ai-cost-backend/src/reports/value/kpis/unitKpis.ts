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

import { KPIS } from 'backstage-plugin-ai-cost-common';
import { toNumber } from '../money/DailyCosts';
import { dayCount, sourcesOf, sumOf } from './callCosts';
import type { KpiMethod } from './KpiFigure';

const NO_UNITS =
  'No business units were counted on complete days; ai-cost/unit says where they are counted.';
const ZERO_UNITS = 'The count of business units is zero.';

/** What a business unit costs and takes. */
export const UNIT_KPIS: readonly KpiMethod[] = [
  {
    kpi: KPIS.unitCost,
    over: 'complete',
    compute: ({ telemetry, costs, unit, currency }, days) => {
      if (currency === undefined) {
        return { unavailable: 'The entity has no cost.' };
      }
      const counted = unit === undefined ? new Map() : telemetry.units(unit);
      const used = days.filter(day => counted.has(day));
      if (used.length === 0) {
        return { unavailable: NO_UNITS };
      }
      const units = used.reduce((sum, day) => sum + counted.get(day).units, 0);
      const cost = costs.sum(used);
      return {
        value: units > 0 ? toNumber(cost) / units : undefined,
        numerator: cost,
        denominator: units,
        days: used.length,
        sources: used.flatMap(day => [...counted.get(day).sources]),
        unavailable: ZERO_UNITS,
      };
    },
    target: ({ targets, unit, currency }) => {
      const target = targets.find(
        it => it.unit === unit && it.currency === currency,
      );
      return target && Number(target.amount);
    },
  },
  {
    kpi: KPIS.requestsPerUnit,
    over: 'complete',
    compute: ({ telemetry, unit }, days) => {
      const counted = unit === undefined ? new Map() : telemetry.units(unit);
      const used = new Set(days.filter(day => counted.has(day)));
      if (used.size === 0) {
        return { unavailable: NO_UNITS };
      }
      const calls = telemetry
        .calls(['requests'])
        .filter(({ day }) => used.has(day));
      if (calls.length === 0) {
        return { unavailable: 'No requests were counted on the same days.' };
      }
      const both = [...new Set(calls.map(({ day }) => day))];
      const units = both.reduce((sum, day) => sum + counted.get(day).units, 0);
      const requests = sumOf(calls, 'requests');
      return {
        value: units > 0 ? requests / units : undefined,
        numerator: requests,
        denominator: units,
        days: dayCount(calls),
        sources: [
          ...sourcesOf(calls),
          ...both.flatMap(day => [...counted.get(day).sources]),
        ],
        unavailable: ZERO_UNITS,
      };
    },
  },
];
