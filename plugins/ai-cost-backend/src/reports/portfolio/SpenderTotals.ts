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

import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  addCompared,
  comparedAmount,
  NO_COSTS,
  type ComparedCosts,
} from '../entity/comparedCosts';
import { partsWithin } from '../rollup/OwnedDays';
import { readBasisSums } from '../sums/readBasisSums';
import { readTotalSeries } from '../sums/readEntityTotals';
import type { SumFilters } from '../sums/SumFilters';
import type { WindowPart } from '../window/windowParts';
import type { OwnedScope } from './SpendScope';

/** What entities and their owners spend, in one currency and basis. */
export interface SpenderTotals {
  /** The empty string for nobody. */
  entities: ReadonlyMap<string, ComparedCosts>;
  /** Of the days on which they owned something; the empty string for nobody. */
  owners: ReadonlyMap<string, ComparedCosts>;
  /** Who has charges in the asked window. */
  current: { entities: ReadonlySet<string>; owners: ReadonlySet<string> };
}

/** Adds up by entity and by owner. */
export async function readSpenderTotals(options: {
  knex: Knex;
  scopes: readonly OwnedScope[];
  filters: SumFilters;
  parts: readonly WindowPart[];
  basis: CostBasis;
}): Promise<SpenderTotals> {
  const { knex, scopes, filters, basis } = options;
  const entities = new Map<string, ComparedCosts>();
  const owners = new Map<string, ComparedCosts>();
  const series = await readTotalSeries({ knex, filters });
  const current = { entities: new Set<string>(), owners: new Set<string>() };
  for (const scope of scopes) {
    const parts = partsWithin(options.parts, scope.days);
    const sums =
      parts.length === 0
        ? []
        : await readBasisSums({
            ...{ knex, filters, parts, basis },
            level: 'total',
            entities: scope.entities,
          });
    for (const sum of sums) {
      const { entityRef } = series.get(sum.seriesId)!;
      const owner = scope.owners.get(entityRef)!;
      const costs = comparedAmount(sum);
      add(entities, entityRef, costs);
      add(owners, owner, costs);
      if (sum.window === 'current') {
        current.entities.add(entityRef);
        current.owners.add(owner);
      }
    }
  }
  return { entities, owners, current };
}

function add(
  totals: Map<string, ComparedCosts>,
  key: string,
  costs: ComparedCosts,
): void {
  totals.set(key, addCompared(totals.get(key) ?? NO_COSTS, costs));
}
