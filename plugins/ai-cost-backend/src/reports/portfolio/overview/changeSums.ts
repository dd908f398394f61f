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
import { partsWithin } from '../../rollup/OwnedDays';
import { readBasisSums } from '../../sums/readBasisSums';
import type { PortfolioSum } from '../../sums/readPortfolioSums';
import type { SumFilters } from '../../sums/SumFilters';
import type { WindowPart } from '../../window/windowParts';
import type { SpendScope } from '../SpendScope';
import type { ChangeSum } from './changeParts';

/** Sums in the cost metric that is explained. */
export function changeSums(
  sums: readonly PortfolioSum[],
  basis: CostBasis,
): ChangeSum[] {
  return sums.map(({ series, window, complete, cost, quantity }) => ({
    ...{ series, window, complete, quantity },
    cost: cost[basis],
  }));
}

/**
 * Reads the part of some sums that is of some entities.
 *
 * @param options - `changes` are of all of the spend that they are a part of
 */
export async function readChangeSums(options: {
  knex: Knex;
  scopes: readonly SpendScope[];
  filters: SumFilters;
  parts: readonly WindowPart[];
  basis: CostBasis;
  changes: readonly ChangeSum[];
}): Promise<ChangeSum[]> {
  const { knex, filters, basis, changes } = options;
  const series = new Map(
    changes.map(change => [change.series.id, change.series]),
  );
  const complete = options.parts.filter(part => part.complete);
  const sums: ChangeSum[] = [];
  for (const { entities, days } of options.scopes) {
    const parts = partsWithin(complete, days);
    if (parts.length > 0 && entities?.length !== 0) {
      const read = await readBasisSums({
        ...{ knex, entities, filters, parts, basis },
        level: 'portfolio',
      });
      sums.push(
        ...read.map(({ seriesId, ...sum }) => ({
          ...sum,
          series: series.get(seriesId)!,
        })),
      );
    }
  }
  return sums;
}
