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
import { joinAttos } from '../../../ledger/moneyColumns';
import { within } from '../../rollup/OwnedDays';
import { countedSums } from '../../sums/countedSums';
import type { SumFilters } from '../../sums/SumFilters';
import type { DayRange } from '../../window/dayRange';
import { summarySlices } from '../../window/summarySlices';
import type { OwnedScope } from '../SpendScope';

const COLUMNS = [
  'provider',
  'service',
  'model',
  'workload',
  'currency',
] as const;

/** What an entity uses in a range: one vendor's service for one workload. */
export interface EntityUse extends Record<(typeof COLUMNS)[number], string> {
  /** The empty string for nobody. */
  entityRef: string;
  /** On those days; the empty string for nobody. */
  owner: string;
  /** Attos. */
  cost: bigint;
}

interface UseRow extends Record<(typeof COLUMNS)[number], string> {
  entity_ref: string;
  micros: string;
  attos: string;
}

/** Reads who uses what; an entry for each month or run of days that is read. */
export async function readEntityUse(options: {
  knex: Knex;
  scopes: readonly OwnedScope[];
  filters: SumFilters;
  range: DayRange;
  basis: CostBasis;
}): Promise<EntityUse[]> {
  const { knex, scopes, filters, range, basis } = options;
  const keys = ['s.entity_ref', ...COLUMNS.map(column => `s.${column}`)];
  const uses: EntityUse[] = [];
  for (const { entities, owners, days } of scopes) {
    const asked = within(range, days);
    const queries = (asked ? summarySlices(asked) : []).map(slice =>
      countedSums(knex, { level: 'entity', slice, entities, filters })
        .query.where('c.charges', '>', 0)
        .groupBy(keys)
        .select(
          ...keys,
          knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
          knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
        ),
    );
    const rows: UseRow[] =
      queries.length > 0 ? await knex.unionAll(queries) : [];
    for (const { entity_ref: entityRef, micros, attos, ...use } of rows) {
      uses.push({
        ...use,
        entityRef,
        owner: owners.get(entityRef)!,
        cost: joinAttos(BigInt(micros), BigInt(attos)),
      });
    }
  }
  return uses;
}
