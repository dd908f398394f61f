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

import type { CostAmounts, Statement } from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../../format/sumAmounts';

/** What a cost centre has of a statement. */
export interface CostCenterTotal {
  /** The empty string for none. */
  costCenter: string;
  cost: CostAmounts;
}

/** The items and corrections of a statement by cost centre, in the order of their names. */
export function costCenters(
  statement: Pick<Statement, 'items' | 'corrections'>,
): CostCenterTotal[] {
  const costs = new Map<string, CostAmounts[]>();
  for (const { costCenter, cost } of [
    ...statement.items,
    ...statement.corrections,
  ]) {
    costs.set(costCenter, [...(costs.get(costCenter) ?? []), cost]);
  }
  return [...costs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([costCenter, amounts]) => ({
      costCenter,
      cost: {
        billed: sumAmounts(amounts.map(({ billed }) => billed)),
        effective: sumAmounts(amounts.map(({ effective }) => effective)),
        list: sumAmounts(amounts.map(({ list }) => list)),
      },
    }));
}
