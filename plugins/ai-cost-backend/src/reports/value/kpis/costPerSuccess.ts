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

import type { Day } from 'backstage-plugin-ai-cost-common';
import { toNumber } from '../money/DailyCosts';
import type { ValueFacts } from '../ValueFacts';
import {
  byModel,
  callCosts,
  chargedCalls,
  dayCount,
  NOT_CHARGED,
  sourcesOf,
  sumOf,
} from './callCosts';
import type { KpiFigure } from './KpiFigure';

/**
 * What a call costs that succeeded and was good, over the models that have a
 * score. A score of no known model is that of all models.
 */
export function costPerSuccess(
  facts: ValueFacts,
  days: readonly Day[],
): KpiFigure {
  const { weighing, currency } = facts;
  if (!weighing) {
    return { unavailable: 'There is no score.' };
  }
  if (!weighing.isShare) {
    return {
      unavailable:
        'The score is not a share from 0 to 1 of which higher is better.',
    };
  }
  if (currency === undefined) {
    return { unavailable: 'The entity has no cost.' };
  }
  const counted = {
    measures: ['requests', 'failures'],
    days,
    workloads: ['inference'],
  } as const;
  if (callCosts(facts, counted).length === 0) {
    return { unavailable: 'No source counts both requests and failures.' };
  }
  const calls = chargedCalls(facts, counted);
  if (calls.length === 0) {
    return { unavailable: NOT_CHARGED };
  }
  const scored = [...byModel(calls)].flatMap(([model, ofModel]) => {
    const score = weighing.of(model, days) ?? weighing.of(undefined, days);
    return score ? { ofModel, score } : [];
  });
  const used = scored.flatMap(({ ofModel }) => ofModel);
  if (used.length === 0) {
    return { unavailable: 'No model with requests has the score.' };
  }
  const cost = used.reduce((sum, call) => sum + call.cost, 0n);
  const good = scored.reduce(
    (sum, { ofModel, score }) =>
      sum +
      (sumOf(ofModel, 'requests') - sumOf(ofModel, 'failures')) * score.value,
    0,
  );
  return {
    value: good > 0 ? toNumber(cost) / good : undefined,
    numerator: cost,
    denominator: good,
    days: dayCount(used),
    sources: [...sourcesOf(used), weighing.source],
    unavailable: 'Nothing succeeded.',
  };
}
