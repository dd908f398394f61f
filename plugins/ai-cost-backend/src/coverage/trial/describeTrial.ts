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
  type AttributionTrial,
} from 'backstage-plugin-ai-cost-common';
import { compareCosts } from '../report/lineGroups';
import type { LineMoney, MovedMoney } from './MovedMoney';

/** Writes what a trial would move, the most money first. */
export function describeTrial(
  moved: MovedMoney,
): Pick<
  AttributionTrial,
  'moves' | 'gained' | 'lines' | 'conflicts' | 'months'
> {
  return {
    moves: mostFirst(moved.moves.values()).map(({ from, to, ...money }) => ({
      fromRef: from.entityRef,
      fromReason: from.reason,
      toRef: to.entityRef,
      toReason: to.reason,
      ...written(money),
    })),
    gained: formatDecimal(moved.gained()),
    lines: moved.lines.size,
    conflicts: mostFirst(moved.rivals.values()).map(
      ({ entityRef, rule, ...money }) => ({
        entityRef,
        rule,
        ...written(money),
      }),
    ),
    months: [...moved.months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, gained]) => ({ month, gained: formatDecimal(gained) })),
  };
}

function written({ cost, lines }: LineMoney) {
  return { cost: formatDecimal(cost), lines: lines.size };
}

function mostFirst<T extends LineMoney>(items: Iterable<T>): T[] {
  return [...items].sort((a, b) => compareCosts(b.cost, a.cost));
}
