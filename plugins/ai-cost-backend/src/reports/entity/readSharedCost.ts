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

/** What an entity shares with others, in one currency. */
export interface SharedAmounts {
  /** Attos. */
  received: bigint;
  /** Attos. */
  givenAway: bigint;
}

interface SumRow {
  currency: string;
  received: number;
  micros: string;
  attos: string;
}

/**
 * What an entity received of what others share out, and what it gave away of its
 * own, by currency; one in which it did neither is left out.
 *
 * @param options - `environments` keeps those only
 */
export async function readSharedCost(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  basis: CostBasis;
  environments?: string[];
}): Promise<Map<string, SharedAmounts>> {
  const { knex, entityRef, range, basis, environments } = options;
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
        .where(`s.${side}`, entityRef)
        // As the index on it says: without, it is of no use.
        .whereNot('s.shared_from', '')
        .where('d.counted', 1)
        .whereBetween(`c.${unit}`, [from, to])
        .groupBy('s.currency')
        .select(
          's.currency',
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
  const shared = new Map<string, SharedAmounts>();
  for (const { currency, received, micros, attos } of rows) {
    const sum = shared.get(currency) ?? { received: 0n, givenAway: 0n };
    const cost = joinAttos(BigInt(micros), BigInt(attos));
    sum[received === 1 ? 'received' : 'givenAway'] += cost;
    shared.set(currency, sum);
  }
  return shared;
}

/** As the API writes it; undefined when nothing is shared. */
export function sharedCost(
  amounts: SharedAmounts | undefined,
): EntityCostReport['shared'] {
  return (
    amounts && {
      received: formatDecimal(amounts.received),
      givenAway: formatDecimal(amounts.givenAway),
    }
  );
}
