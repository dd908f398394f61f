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
import { whereIdIn } from '../../ledger/whereIdIn';
import { partColumn } from '../window/partColumn';
import { summaryRuns, type SummaryRun } from '../window/summaryRuns';
import type { CostWindow, WindowPart } from '../window/windowParts';

/** What a charge line adds up to over a part of the compared windows. */
export interface LineSum {
  lineId: number;
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
  /** The whole line's, whoever it belongs to. */
  cost: MoneyAmounts;
  /** In the line's unit; undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill. */
  rows: number;
}

interface LineSumRow extends MoneyRow {
  line_id: number;
  part: number;
  quantity: number | null;
  rows: number | string;
}

/**
 * Sums of charge lines over each part: whole months from the charges by month,
 * the days at the ends from the daily charges. A line has one entry for each
 * piece of a part that holds any of its charges.
 */
export async function readLineSums(options: {
  knex: Knex;
  lineIds: readonly number[];
  parts: WindowPart[];
}): Promise<LineSum[]> {
  const { knex, lineIds, parts } = options;
  const queries = summaryRuns(parts).map(run => {
    const query = countedCharges(knex, run)
      .groupBy('c.line_id', 'part')
      .select(
        'c.line_id',
        partColumn(knex, run),
        ...selectMoney(knex, { table: 'c', sum: true }),
      )
      .sum({ quantity: 'c.quantity', rows: 'c.rows' });
    whereIdIn(query, 'c.line_id', lineIds);
    return query;
  });
  const rows: LineSumRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    lineId: row.line_id,
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    cost: readMoney(row),
    quantity: row.quantity ?? undefined,
    rows: Number(row.rows),
  }));
}

function countedCharges(
  knex: Knex,
  { unit, from, to }: SummaryRun,
): Knex.QueryBuilder {
  const table = unit === 'day' ? 'daily_charges' : 'line_monthly_charges';
  const query = knex('deliveries as d')
    .join(`${table} as c`, 'c.delivery_id', 'd.id')
    .where('d.counted', 1)
    .whereBetween(`c.${unit}`, [from, to]);
  return unit === 'month'
    ? query
    : // The key of daily charges begins with the delivery: few are looked into.
      query
        .where('d.first_charge_day', '<=', to)
        .where('d.last_charge_day', '>=', from);
}
