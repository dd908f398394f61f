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

import type { Day, Decomposition } from 'backstage-plugin-ai-cost-common';
import {
  decomposeUnitCost,
  type UnitCostParts,
} from 'backstage-plugin-ai-cost-insights';
import { byModel, callCosts, sumOf, type CallCost } from './kpis/callCosts';
import { CALLS, toNumber } from './money/DailyCosts';
import type { ValueFacts } from './ValueFacts';

const REQUEST = 'request';

/**
 * Why the cost of a unit changed between the two halves of the complete days on
 * which units and requests were counted. Of an odd number of days, the first half
 * has one less. Where there is no business unit, a unit is a request.
 */
export function decomposition(facts: ValueFacts): Decomposition {
  const { telemetry, windows, unit, currency } = facts;
  if (currency === undefined) {
    return { terms: [], unavailable: 'The entity has no cost.' };
  }
  const units = unit === undefined ? undefined : telemetry.units(unit);
  const told = callCosts(facts, {
    measures: ['requests'],
    days: windows.complete.current.filter(day => !units || units.has(day)),
    workloads: CALLS,
  });
  // Models are told apart on all days or on none, or one would count twice.
  const calls = told.some(({ model }) => model === undefined)
    ? told.map(call => ({ ...call, model: undefined }))
    : told;
  const days = [...new Set(calls.map(({ day }) => day))].sort();
  const per = unit ?? REQUEST;
  if (days.length < 2) {
    return {
      terms: [],
      per,
      unavailable:
        'It takes two complete days on which units and requests were counted.',
    };
  }
  const middle = Math.floor(days.length / 2);
  const halves = [days.slice(0, middle), days.slice(middle)].map(half => ({
    half,
    parts: partsOf(facts, {
      days: half,
      calls,
      units: units && (day => units.get(day)!.units),
    }),
  }));
  const [before, after] = halves;
  const change = decomposeUnitCost(before.parts, after.parts);
  if ('unavailable' in change) {
    return { terms: [], per, unavailable: change.unavailable };
  }
  return {
    before: { ...rangeOf(before.half), unitCost: change.before },
    after: { ...rangeOf(after.half), unitCost: change.after },
    total: change.total,
    terms: change.terms,
    per,
  };
}

function partsOf(
  { costs, tokens }: ValueFacts,
  options: {
    days: readonly Day[];
    calls: readonly CallCost[];
    /** Units of a day; requests are the units when left out. */
    units?: (day: Day) => number;
  },
): UnitCostParts {
  const { days, units } = options;
  const calls = options.calls.filter(({ day }) => days.includes(day));
  const models = new Map(
    [...byModel(calls)].map(([model, ofModel]) => {
      // A model's cost counts on the days without its requests as well.
      const filter = { model, workloads: CALLS };
      const counted = days.flatMap(day => tokens.total(day, model) ?? []);
      // Days without a count of tokens are not days without tokens.
      const uncounted = ofModel.some(
        ({ day, counts }) =>
          counts.get('requests')! > 0 && tokens.total(day, model) === undefined,
      );
      return [
        model ?? '',
        {
          cost: toNumber(costs.sum(days, filter)),
          requests: sumOf(ofModel, 'requests'),
          tokens:
            counted.length === 0 || uncounted
              ? undefined
              : counted.reduce((sum, count) => sum + count, 0),
        },
      ];
    }),
  );
  const metered = [...models.values()].reduce((sum, { cost }) => sum + cost, 0);
  const requests = sumOf(calls, 'requests');
  return {
    units: units ? days.reduce((sum, day) => sum + units(day), 0) : requests,
    models,
    unmetered: toNumber(costs.sum(days)) - metered,
  };
}

function rangeOf(days: readonly Day[]): { from: Day; to: Day } {
  return { from: days[0], to: days[days.length - 1] };
}
