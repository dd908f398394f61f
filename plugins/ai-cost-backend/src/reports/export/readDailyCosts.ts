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
import {
  addMoney,
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import { summaryQuery } from '../entity/summaryQuery';
import type { DayRange } from '../window/dayRange';

/** What a series costs on a day, over all deliveries. */
export interface DailyCost {
  seriesId: number;
  day: Day;
  cost: MoneyAmounts;
  quantity?: number;
  /** Rows of the bill. */
  charges: number;
  deliveryIds: number[];
}

interface DailyCostRow extends MoneyRow {
  series_id: number;
  day: string;
  delivery_id: number;
  quantity: number | null;
  charges: number | string;
}

/** An entity's daily costs of some days, by day and series. */
export async function readDailyCosts(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  /** Visible now or before; others are left out. */
  deliveryIds: ReadonlySet<number>;
}): Promise<DailyCost[]> {
  const { knex, entityRef, range, deliveryIds } = options;
  const rows: DailyCostRow[] = await summaryQuery(knex, entityRef, {
    unit: 'day',
    ...range,
  })
    .where('c.charges', '<>', 0)
    .orderBy(['c.day', 'c.series_id', 'c.delivery_id'])
    .select(
      'c.series_id',
      'c.day',
      'c.delivery_id',
      'c.quantity',
      'c.charges',
      ...selectMoney(knex, { table: 'c' }),
    );
  const costs: DailyCost[] = [];
  for (const row of rows) {
    if (!deliveryIds.has(row.delivery_id)) {
      continue;
    }
    const last = costs[costs.length - 1];
    if (last?.seriesId === row.series_id && last.day === row.day) {
      costs[costs.length - 1] = together(last, dailyCostOf(row));
    } else {
      costs.push(dailyCostOf(row));
    }
  }
  return costs;
}

function dailyCostOf(row: DailyCostRow): DailyCost {
  return {
    seriesId: row.series_id,
    day: row.day,
    cost: readMoney(row),
    quantity: row.quantity ?? undefined,
    charges: Number(row.charges),
    deliveryIds: [row.delivery_id],
  };
}

function together(a: DailyCost, b: DailyCost): DailyCost {
  return {
    ...a,
    cost: addMoney(a.cost, b.cost),
    quantity:
      a.quantity === undefined && b.quantity === undefined
        ? undefined
        : (a.quantity ?? 0) + (b.quantity ?? 0),
    charges: a.charges + b.charges,
    deliveryIds: [...a.deliveryIds, ...b.deliveryIds],
  };
}
