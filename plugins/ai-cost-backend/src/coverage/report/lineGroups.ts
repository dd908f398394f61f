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
  addCompared,
  type ComparedCosts,
} from '../../reports/entity/comparedCosts';
import type { UnallocatedSum } from '../sums/CoverageSum';
import { groupIdOf, type GroupKey } from './groupId';

/** A line that is nobody's for a reason. */
export interface NobodysLine extends GroupKey {
  lineId: number;
  costs: ComparedCosts;
  /** It has charges in the asked window, which may come to nothing. */
  charged: boolean;
}

/** Charges that one annotation would claim together. */
export interface LineGroup extends GroupKey {
  id: string;
  costs: ComparedCosts;
  lines: NobodysLine[];
}

/** One entry for each line and reason. */
export function nobodysLines(sums: readonly UnallocatedSum[]): NobodysLine[] {
  const lines = new Map<string, NobodysLine>();
  for (const sum of sums) {
    const key = `${sum.lineId} ${sum.kind}`;
    const known = lines.get(key);
    const costs = comparedOf(sum);
    lines.set(key, {
      lineId: sum.lineId,
      kind: sum.kind,
      provider: sum.provider,
      billingAccount: sum.billingAccount,
      subAccount: sum.subAccount,
      service: sum.service,
      costs: known ? addCompared(known.costs, costs) : costs,
      charged: known?.charged === true || sum.window === 'current',
    });
  }
  return [...lines.values()];
}

/** Most expensive first. */
export function groupLines(lines: readonly NobodysLine[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const line of lines) {
    const id = groupIdOf(line);
    const known = groups.get(id);
    if (known) {
      known.lines.push(line);
      known.costs = addCompared(known.costs, line.costs);
    } else {
      const { lineId: _lineId, charged: _charged, ...key } = line;
      groups.set(id, { ...key, id, lines: [line] });
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      compareCosts(b.costs.cost, a.costs.cost) || (a.id < b.id ? -1 : 1),
  );
}

export function compareCosts(a: bigint, b: bigint): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function comparedOf({ window, complete, cost }: UnallocatedSum): ComparedCosts {
  const current = window === 'current';
  return {
    cost: current ? cost : 0n,
    completeCost: current && complete ? cost : 0n,
    previousCost: !current && complete ? cost : 0n,
  };
}
