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

import type { Decomposition } from 'backstage-plugin-ai-cost-common';
import { formatDays } from '../../format/day';
import { termInWords } from './termInWords';

/** A row of the waterfall, from the unit cost before to the one after. */
export interface WaterfallStep {
  id: string;
  name: string;
  meaning?: string;
  factor?: number;
  /** Its part of the change; absent of the two ends. */
  amount?: number;
  /** Where its bar begins and ends, in money; an end of the way is a mark. */
  start: number;
  end: number;
}

/**
 * Digits after the point of all money of a waterfall, so that its amounts can be
 * read against each other: three of the greatest change's, or of a thousandth of
 * the whole.
 */
export function digitsOf(steps: WaterfallStep[]): number {
  const greatest = Math.max(
    ...steps.map(({ amount = 0 }) => Math.abs(amount)),
    ...steps.map(({ end }) => Math.abs(end) / 1000),
  );
  return greatest > 0
    ? Math.min(Math.max(2 - Math.floor(Math.log10(greatest)), 2), 18)
    : 2;
}

/** Steps that lead from one unit cost to the other; none where it cannot be told. */
export function waterfallSteps(decomposition: Decomposition): WaterfallStep[] {
  const { before, after, terms, per = 'unit' } = decomposition;
  if (!before || !after) {
    return [];
  }
  let reached = before.unitCost;
  return [
    {
      id: 'before',
      name: formatDays(before),
      start: before.unitCost,
      end: before.unitCost,
    },
    ...terms.map(({ term, factor, amount }) => {
      const start = reached;
      reached += amount;
      return {
        id: term,
        ...termInWords(term, per),
        factor,
        amount,
        start,
        end: reached,
      };
    }),
    {
      id: 'after',
      name: formatDays(after),
      factor: decomposition.total,
      start: after.unitCost,
      end: after.unitCost,
    },
  ];
}
