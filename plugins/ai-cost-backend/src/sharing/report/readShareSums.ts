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
  COST_DIMENSIONS,
  type Month,
  type PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import { countedSums } from '../../reports/sums/countedSums';
import type { SumFilters } from '../../reports/sums/SumFilters';
import { summarySlices } from '../../reports/window/summarySlices';

/** What an entity pays in a month: for itself, or for what another shares out. */
export interface ShareSum {
  /** The empty string for nobody. */
  entityRef: string;
  /** Undefined for the entity's own. */
  sharedFrom?: string;
  currency: string;
  month: Month;
  /** Attos of the asked basis. */
  cost: bigint;
  /** Rows of the bill; a row that is split counts in each part. */
  charges: number;
}

interface SumRow {
  entity_ref: string;
  shared_from: string;
  currency: string;
  month: string;
  micros: string;
  attos: string;
  charges: number | string;
}

/**
 * Adds up what each entity pays, by month and by whose cost it is. A month that
 * the range cuts may come in several pieces.
 *
 * @param options - `of` keeps what that entity claims, whoever pays it;
 * `entities` those that pay, the empty string for nobody
 */
export async function readShareSums(options: {
  knex: Knex;
  query: PortfolioQuery;
  of?: string;
  entities?: readonly string[];
}): Promise<ShareSum[]> {
  const { knex, query, of, entities } = options;
  const { basis, currency, filters = {} } = query;
  const kept: SumFilters = { currency };
  for (const dimension of COST_DIMENSIONS) {
    kept[dimension] = filters[dimension];
  }
  const queries = summarySlices(query).map(slice => {
    const sums = countedSums(knex, {
      ...{ level: 'total', slice, entities },
      filters: kept,
    });
    const month = knex.raw('substr(??, 1, 7)', [`c.${slice.unit}`]);
    if (of !== undefined) {
      sums.query.where(claimed =>
        claimed
          .where({ 's.entity_ref': of, 's.shared_from': '' })
          .orWhere(shared =>
            shared.where('s.shared_from', of).whereNot('s.shared_from', ''),
          ),
      );
    }
    return sums.query
      .groupBy('s.entity_ref', 's.shared_from', 's.currency', month)
      .select(
        's.entity_ref',
        's.shared_from',
        's.currency',
        { month },
        knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
        knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
      )
      .sum({ charges: 'c.charges' });
  });
  const rows: SumRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    entityRef: row.entity_ref,
    sharedFrom: row.shared_from || undefined,
    currency: row.currency,
    month: row.month,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
    charges: Number(row.charges),
  }));
}
