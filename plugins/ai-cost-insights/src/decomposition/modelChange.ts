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
import type { ModelParts, UnitCostParts, UnitCostTerm } from './UnitCostParts';

/** What each term adds to the cost of a unit. */
export type TermAmounts = Record<UnitCostTerm, number>;

/** A model in one of the two periods. */
export interface ModelSide {
  parts: UnitCostParts;
  model: ModelParts | undefined;
  /** Requests of all models. */
  all: number;
}

/** Adds what a model's change is made of to the amounts. */
export function modelChange(
  before: ModelSide,
  after: ModelSide,
  amounts: TermAmounts,
): void {
  const change = perUnit(after) - perUnit(before);
  const [a, b] = [before.model, after.model];
  if (!a || !b || !(a.requests > 0) || !(b.requests > 0)) {
    amounts.mix += change;
    return;
  }
  if (!(a.cost > 0) || !(b.cost > 0)) {
    amounts.price += change;
    return;
  }
  const weight = logarithmicMean(perUnit(after), perUnit(before));
  const add = (term: UnitCostTerm, of: (side: ModelSide) => number) => {
    amounts[term] += weight * Math.log(of(after) / of(before));
  };
  if ((a.tokens ?? 0) > 0 && (b.tokens ?? 0) > 0) {
    add('price', ({ model }) => model!.cost / model!.tokens!);
    add('tokens', ({ model }) => model!.tokens! / model!.requests);
  } else {
    add('price', ({ model }) => model!.cost / model!.requests);
  }
  add('mix', ({ model, all }) => model!.requests / all);
  add('requests', ({ parts, all }) => all / parts.units);
}

function perUnit({ parts, model }: ModelSide): number {
  return (model?.cost ?? 0) / parts.units;
}
