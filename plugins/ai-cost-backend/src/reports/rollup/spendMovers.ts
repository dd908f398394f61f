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
  type CostBasis,
  type SpendMover,
} from 'backstage-plugin-ai-cost-common';
import {
  explainChange,
  type SpendPart,
} from 'backstage-plugin-ai-cost-insights';
import type { MemberSums } from './MemberSums';
import type { RollUpSum } from './rollUpSums';

const MAX_MOVERS = 10;

/**
 * The entities that changed most over complete days, whichever way, and why.
 */
export function spendMovers(
  members: Iterable<MemberSums>,
  options: {
    basis: CostBasis;
    titleOf: (entityRef: string) => string | undefined;
  },
): SpendMover[] {
  const { basis, titleOf } = options;
  return [...members]
    .map(member => ({
      member,
      change: member.costs.completeCost - member.costs.previousCost,
    }))
    .filter(({ change }) => change !== 0n)
    .sort((a, b) => bySize(a.change, b.change) || byRef(a.member, b.member))
    .slice(0, MAX_MOVERS)
    .map(({ member, change }) => ({
      entityRef: member.entityRef,
      title: titleOf(member.entityRef),
      change: formatDecimal(change),
      drivers: explainChange({
        before: partsOf(member, 'previous', basis),
        after: partsOf(member, 'current', basis),
      }).map(({ driver, amount }) => ({
        driver,
        amount: formatDecimal(amount),
      })),
    }));
}

function partsOf(
  { sums }: MemberSums,
  window: RollUpSum['window'],
  basis: CostBasis,
): SpendPart[] {
  return sums
    .filter(sum => sum.window === window && sum.complete)
    .map(({ series, cost, quantity }) => ({
      // What has one price: a class of tokens of a model, at one provider.
      key: JSON.stringify([
        series.provider,
        series.model,
        series.tokenClass,
        series.unit,
      ]),
      cost: cost[basis],
      tokens: series.tokenClass === undefined ? undefined : quantity,
    }));
}

function bySize(a: bigint, b: bigint): number {
  const [sizeA, sizeB] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (sizeA === sizeB) {
    return 0;
  }
  return sizeA < sizeB ? 1 : -1;
}

function byRef(a: MemberSums, b: MemberSums): number {
  return a.entityRef < b.entityRef ? -1 : 1;
}
