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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';

/** What a charge line costs in a month, whoever it belongs to. */
export interface LineMonth {
  lineId: number;
  month: Month;
  cost: MoneyAmounts;
  /** In the line's unit; undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill. */
  rows: number;
}

interface LineMonthRow extends MoneyRow {
  line_id: number;
  month: string;
  quantity: number | null;
  rows: number | string;
}

/**
 * Charges that count of lines by month, in the order of the lines.
 *
 * @param options - `lineIds` keeps those lines; all are read when left out
 */
export async function readLineMonths(options: {
  knex: Knex;
  months: { from: Month; to: Month };
  lineIds?: readonly number[];
}): Promise<LineMonth[]> {
  const { knex, months, lineIds } = options;
  const query: Knex.QueryBuilder = knex('line_monthly_charges as c')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('d.counted', 1)
    .whereBetween('c.month', [months.from, months.to])
    .groupBy('c.line_id', 'c.month')
    .orderBy(['c.line_id', 'c.month'])
    .select(
      'c.line_id',
      'c.month',
      ...selectMoney(knex, { table: 'c', sum: true }),
    )
    .sum({ quantity: 'c.quantity', rows: 'c.rows' });
  if (lineIds) {
    whereIdIn(query, 'c.line_id', lineIds);
  }
  const rows: LineMonthRow[] = await query;
  return rows.map(row => ({
    lineId: row.line_id,
    month: row.month,
    cost: readMoney(row),
    quantity: row.quantity ?? undefined,
    rows: Number(row.rows),
  }));
}
