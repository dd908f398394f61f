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
import {
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import { partColumn } from '../window/partColumn';
import { summaryRuns } from '../window/summaryRuns';
import type { CostWindow, WindowPart } from '../window/windowParts';
import type { EntitySeries } from './EntitySeries';
import { countedSummaryQuery } from './summaryQuery';

/** What a series adds up to over a part of the compared windows. */
export interface WindowSum {
  series: EntitySeries;
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
  cost: MoneyAmounts;
  /** In the series' unit; undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill. */
  charges: number;
}

interface WindowSumRow extends MoneyRow {
  series_id: number;
  part: number;
  quantity: number | null;
  charges: number | string;
}

/**
 * Sums of each series over each part, in one statement. A series has one entry
 * for each piece of a part that holds any of its charges.
 */
export async function readWindowSums(options: {
  knex: Knex;
  entityRef: string;
  series: Map<number, EntitySeries>;
  parts: WindowPart[];
}): Promise<WindowSum[]> {
  const { knex, entityRef, series, parts } = options;
  const queries = summaryRuns(parts).map(run =>
    countedSummaryQuery(knex, entityRef, run)
      .groupBy('c.series_id', 'part')
      .select(
        'c.series_id',
        partColumn(knex, run),
        ...selectMoney(knex, { table: 'c', sum: true }),
      )
      .sum({ quantity: 'c.quantity', charges: 'c.charges' }),
  );
  const rows: WindowSumRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    series: series.get(row.series_id)!,
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    cost: readMoney(row),
    quantity: row.quantity ?? undefined,
    charges: Number(row.charges),
  }));
}
