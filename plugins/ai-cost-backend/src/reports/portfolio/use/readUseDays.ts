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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { SUMMARY_TABLES } from '../../../ledger/summaries/summaryTables';
import { whereTextIn } from '../../../ledger/whereTextIn';
import { whereSeries, type SumFilters } from '../../sums/SumFilters';
import type { SpendScope } from '../SpendScope';

/** Since when, and until when, something has been paid for. */
export interface UseDays {
  provider: string;
  service: string;
  model: string;
  first: Day;
  last: Day;
}

/**
 * The first and the last day with charges that count of all series, in all that
 * is kept. Each is found at an end of the series' days, which are not read.
 */
export async function readUseDays(options: {
  knex: Knex;
  scopes: readonly SpendScope[];
  filters: SumFilters;
}): Promise<UseDays[]> {
  const { knex, scopes, filters } = options;
  const days: UseDays[] = [];
  for (const { entities } of scopes) {
    const tables = SUMMARY_TABLES[entities ? 'entity' : 'portfolio'];
    const dayAt = (end: 'asc' | 'desc') =>
      knex(`${tables.daily} as c`)
        .join('deliveries as d', 'd.id', 'c.delivery_id')
        .where('c.series_id', knex.ref('s.id'))
        .where('d.counted', 1)
        .where('c.charges', '>', 0)
        .orderBy('c.day', end)
        .limit(1)
        .select('c.day');
    const query = knex(`${tables.series} as s`).select(
      's.provider',
      's.service',
      's.model',
      dayAt('asc').as('first'),
      dayAt('desc').as('last'),
    );
    if (entities) {
      whereTextIn(query, 's.entity_ref', entities);
    }
    whereSeries(query, filters);
    const rows: (Omit<UseDays, 'first' | 'last'> & {
      first: Day | null;
      last: Day | null;
    })[] = await query;
    for (const { first, last, ...row } of rows) {
      if (first !== null && last !== null) {
        days.push({ ...row, first, last });
      }
    }
  }
  return days;
}
