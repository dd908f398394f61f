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
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import type { DayRange } from '../window/dayRange';
import { summarySlices } from '../window/summarySlices';

interface SumRow {
  received: number;
  micros: string;
  attos: string;
}

/**
 * What an entity received of what others share out, and what it gave away of its
 * own; undefined when it did neither.
 *
 * @param options - `environments` keeps those only
 */
export async function readSharedCost(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  basis: CostBasis;
  currency: string;
  environments?: string[];
}): Promise<EntityCostReport['shared']> {
  const { knex, entityRef, range, basis, currency, environments } = options;
  const queries = summarySlices(range).flatMap(({ unit, from, to }) =>
    (['entity_ref', 'shared_from'] as const).map(side => {
      const query = knex('entity_cost_series as s')
        .join(
          unit === 'day'
            ? 'entity_daily_costs as c'
            : 'entity_monthly_costs as c',
          'c.series_id',
          's.id',
        )
        .join('deliveries as d', 'd.id', 'c.delivery_id')
        .where({ [`s.${side}`]: entityRef, 's.currency': currency })
        // As the index on it says: without, it is of no use.
        .whereNot('s.shared_from', '')
        .where('d.counted', 1)
        .whereBetween(`c.${unit}`, [from, to])
        .groupBy('received')
        .select(
          knex.raw('cast(? as integer) as received', [
            side === 'entity_ref' ? 1 : 0,
          ]),
          knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
          knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
        );
      return environments
        ? query.whereIn('s.environment', environments)
        : query;
    }),
  );
  const rows: SumRow[] = await knex.unionAll(queries);
  if (rows.length === 0) {
    return undefined;
  }
  const sum = (received: number) =>
    formatDecimal(
      rows
        .filter(row => row.received === received)
        .reduce(
          (total, { micros, attos }) =>
            total + joinAttos(BigInt(micros), BigInt(attos)),
          0n,
        ),
    );
  return { received: sum(1), givenAway: sum(0) };
}
