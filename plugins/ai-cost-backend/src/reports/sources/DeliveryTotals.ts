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
  type DecimalString,
  type DeliveryTotal,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  addMoney,
  NO_MONEY,
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';
import { costAmounts } from '../entity/currencyTotals';

interface Part {
  rows: number;
  cost: MoneyAmounts;
}

const NOTHING: Part = { rows: 0, cost: NO_MONEY };

interface TotalRow extends MoneyRow {
  delivery_id: number;
  currency: string;
  ai: number;
  row_count: number | string;
}

/** What deliveries add up to, by currency: all of it, and the part that is AI. */
export class DeliveryTotals {
  readonly #byCurrency = new Map<string, { all: Part; ai: Part }>();

  /** Reads the control totals of each delivery; one without any is absent. */
  static async read(
    knex: Knex,
    deliveryIds: readonly number[],
  ): Promise<Map<number, DeliveryTotals>> {
    const query = knex('delivery_totals')
      .groupBy('delivery_id', 'currency', 'ai')
      .select(
        'delivery_id',
        'currency',
        'ai',
        ...selectMoney(knex, { sum: true }),
        knex.raw('sum(??) as row_count', ['rows']),
      );
    whereIdIn(query, 'delivery_id', deliveryIds);
    const rows: TotalRow[] = await query;
    const totals = new Map<number, DeliveryTotals>();
    for (const row of rows) {
      const ofDelivery = totals.get(row.delivery_id) ?? new DeliveryTotals();
      ofDelivery.#add(row.currency, row.ai === 1, {
        rows: Number(row.row_count),
        cost: readMoney(row),
      });
      totals.set(row.delivery_id, ofDelivery);
    }
    return totals;
  }

  /** The sum of some deliveries' totals. */
  static sum(parts: readonly DeliveryTotals[]): DeliveryTotals {
    const sum = new DeliveryTotals();
    for (const part of parts) {
      for (const [currency, { all, ai }] of part.#byCurrency) {
        const known = sum.#of(currency);
        sum.#byCurrency.set(currency, {
          all: add(known.all, all),
          ai: add(known.ai, ai),
        });
      }
    }
    return sum;
  }

  /** As the API tells them, by currency. */
  toJSON(): DeliveryTotal[] {
    return [...this.#byCurrency].sort(byKey).map(([currency, { all, ai }]) => ({
      currency,
      rows: all.rows,
      cost: costAmounts(all.cost),
      aiRows: ai.rows,
      aiCost: costAmounts(ai.cost),
    }));
  }

  /** Billed cost minus an older delivery's, where they differ. */
  restated(
    older: DeliveryTotals,
  ): { currency: string; change: DecimalString }[] {
    const currencies = [
      ...new Set([...this.#byCurrency.keys(), ...older.#byCurrency.keys()]),
    ].sort();
    return currencies.flatMap(currency => {
      const change =
        this.#of(currency).all.cost.billed -
        older.#of(currency).all.cost.billed;
      return change === 0n ? [] : [{ currency, change: formatDecimal(change) }];
    });
  }

  #of(currency: string): { all: Part; ai: Part } {
    return this.#byCurrency.get(currency) ?? { all: NOTHING, ai: NOTHING };
  }

  #add(currency: string, isAi: boolean, part: Part): void {
    const { all, ai } = this.#of(currency);
    this.#byCurrency.set(currency, {
      all: add(all, part),
      ai: isAi ? add(ai, part) : ai,
    });
  }
}

function add(a: Part, b: Part): Part {
  return { rows: a.rows + b.rows, cost: addMoney(a.cost, b.cost) };
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
