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

import type { Knex } from 'knex';
import { joinAttos } from '../../../ledger/moneyColumns';
import type { EntitySeries } from '../../entity/EntitySeries';
import { countedSummaryQuery } from '../../entity/summaryQuery';
import type { DayRange } from '../../window/dayRange';
import type { CostDay } from './DailyCosts';

interface CostDayRow {
  series_id: number;
  day: string;
  micros: string;
  attos: string;
  quantity: number | null;
  charges: number | string;
}

/** Effective cost of an entity by day and series, in all currencies. */
export async function readCostDays(options: {
  knex: Knex;
  entityRef: string;
  series: ReadonlyMap<number, EntitySeries>;
  ranges: readonly DayRange[];
}): Promise<CostDay[]> {
  const { knex, entityRef, series, ranges } = options;
  const queries = ranges.map(range =>
    countedSummaryQuery(knex, entityRef, { unit: 'day', ...range })
      .groupBy('c.series_id', 'c.day')
      .select(
        'c.series_id',
        'c.day',
        knex.raw('cast(sum(??) as text) as micros', ['c.effective_micros']),
        knex.raw('cast(sum(??) as text) as attos', ['c.effective_attos']),
      )
      .sum({ quantity: 'c.quantity', charges: 'c.charges' }),
  );
  const rows: CostDayRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    series: series.get(row.series_id)!,
    day: row.day,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
    quantity: row.quantity ?? undefined,
    charges: Number(row.charges),
  }));
}
