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
import type { SummaryLevel } from '../../ledger/summaries/summaryTables';
import { partColumn } from '../window/partColumn';
import { summaryRuns } from '../window/summaryRuns';
import type { CostWindow, WindowPart } from '../window/windowParts';
import { countedSums, type SumScope } from './countedSums';

/** What a series adds up to over a part of the compared windows. */
export interface SeriesSum {
  seriesId: number;
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
  cost: MoneyAmounts;
  /** In the series' unit; undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill; a row that is split counts in each part. */
  charges: number;
}

interface SeriesSumRow extends MoneyRow {
  series_id: number;
  part: number;
  quantity: number | null;
  charges: number | string;
}

/**
 * Sums of the series of a summary over each part, in one statement. A series
 * has one entry for each piece of a part that holds any of its charges.
 */
export async function readSeriesSums(
  options: SumScope & {
    knex: Knex;
    level: SummaryLevel;
    parts: WindowPart[];
  },
): Promise<SeriesSum[]> {
  const { knex, level, parts, entities, filters } = options;
  const queries = summaryRuns(parts).map(run => {
    const scope = { level, slice: run, entities, filters };
    const { query, seriesId } = countedSums(knex, scope);
    return query
      .groupBy(seriesId, 'part')
      .select(
        { series_id: seriesId },
        partColumn(knex, run),
        ...selectMoney(knex, { table: 'c', sum: true }),
      )
      .sum({ quantity: 'c.quantity', charges: 'c.charges' });
  });
  const rows: SeriesSumRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    seriesId: row.series_id,
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    cost: readMoney(row),
    quantity: row.quantity ?? undefined,
    charges: Number(row.charges),
  }));
}
