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

import { logarithmicMean } from './logarithmicMean';
import { modelChange, type TermAmounts } from './modelChange';
import type { UnitCostParts, UnitCostTerm } from './UnitCostParts';

/** @public */
export interface UnitCostChange {
  before: number;
  after: number;
  /** After over before; the factors multiply to it. */
  total: number;
  /** The amounts add up to after minus before. */
  terms: { term: UnitCostTerm; factor: number; amount: number }[];
}

const TERMS: readonly UnitCostTerm[] = [
  'price',
  'tokens',
  'requests',
  'mix',
  'unmetered',
];

/**
 * Why the cost of a unit changed, as logarithmic mean Divisia index (LMDI-I):
 * nothing is left over, and the order of the terms does not matter.
 *
 * @remarks
 * A model's part of a unit's cost is price of a token × tokens of a request ×
 * its share of requests × requests of a unit. A model that appears or vanishes
 * belongs to the mix as a whole. Of a model whose tokens are unknown on either
 * side, the cost of a request takes the place of price × tokens: all of its
 * change is `price`. So it is where a cost comes from, or falls to, zero or less
 * while requests go on.
 *
 * @returns why there is nothing to tell, where there is not
 * @public
 */
export function decomposeUnitCost(
  before: UnitCostParts,
  after: UnitCostParts,
): UnitCostChange | { unavailable: string } {
  if (!(before.units > 0) || !(after.units > 0)) {
    return { unavailable: 'No units were counted in one of the two periods.' };
  }
  const requests = { before: requestsOf(before), after: requestsOf(after) };
  if (!(requests.before > 0) || !(requests.after > 0)) {
    return {
      unavailable: 'No requests were counted in one of the two periods.',
    };
  }
  const costs = { before: unitCostOf(before), after: unitCostOf(after) };
  if (!(costs.before > 0) || !(costs.after > 0)) {
    return {
      unavailable: 'A unit had no cost in one of the two periods.',
    };
  }
  const amounts: TermAmounts = {
    price: 0,
    tokens: 0,
    requests: 0,
    mix: 0,
    unmetered: after.unmetered / after.units - before.unmetered / before.units,
  };
  const names = new Set([...before.models.keys(), ...after.models.keys()]);
  for (const name of names) {
    modelChange(
      { parts: before, model: before.models.get(name), all: requests.before },
      { parts: after, model: after.models.get(name), all: requests.after },
      amounts,
    );
  }
  const mean = logarithmicMean(costs.after, costs.before);
  return {
    ...costs,
    total: costs.after / costs.before,
    terms: TERMS.map(term => ({
      term,
      factor: Math.exp(amounts[term] / mean),
      amount: amounts[term],
    })),
  };
}

function requestsOf({ models }: UnitCostParts): number {
  return [...models.values()].reduce((sum, { requests }) => sum + requests, 0);
}

function unitCostOf({ models, unmetered, units }: UnitCostParts): number {
  const metered = [...models.values()].reduce((sum, { cost }) => sum + cost, 0);
  return (metered + unmetered) / units;
}
