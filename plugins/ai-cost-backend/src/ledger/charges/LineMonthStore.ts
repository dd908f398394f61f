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
import { MONEY_BASES, selectMoney } from '../moneyColumns';
import { rangesOfDelivery, whereInRange } from '../rangesOfDelivery';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { CHARGE_COLUMNS } from './costRowValues';
import {
  type StoredTotal,
  type StoredTotalRow,
  StoredTotals,
} from './StoredTotals';

const TABLE = 'line_monthly_charges';
const ID_COLUMN = 'line_id';
const ATTOS_PER_MICRO = '1000000000000';

/**
 * Charges of lines by month. They follow from the daily charges alone, whoever
 * these belong to.
 */
export class LineMonthStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: { knex: Knex; writer: LedgerWriter }): LineMonthStore {
    return new LineMonthStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /** Adds up the daily charges of a delivery, all of which are stored. */
  async addUp(deliveryId: number, signal?: AbortSignal): Promise<void> {
    const knex = this.#knex;
    const columns = [ID_COLUMN, 'month', 'delivery_id', ...CHARGE_COLUMNS];
    for await (const range of this.#ranges('daily_charges', deliveryId)) {
      signal?.throwIfAborted();
      const months = knex('daily_charges')
        .where('delivery_id', deliveryId)
        .groupBy(ID_COLUMN, knex.raw('substr(day, 1, 7)'))
        .select(
          ID_COLUMN,
          knex.raw('substr(day, 1, 7)'),
          knex.raw('min(delivery_id)'),
          ...sumsOfMoney(knex),
          knex.raw('sum(quantity)'),
          knex.raw('sum(??)', ['rows']),
        );
      whereInRange(months, ID_COLUMN, range);
      await knex.from(knex.raw('?? (??)', [TABLE, columns])).insert(months);
    }
  }

  /**
   * What the stored months of a delivery add up to, read back.
   *
   * @param options - `currency` is that of all lines, when they share one
   */
  async totals(options: {
    deliveryId: number;
    currency?: string;
    signal?: AbortSignal;
  }): Promise<StoredTotal[]> {
    const { deliveryId, currency, signal } = options;
    const totals = StoredTotals.create();
    for await (const range of this.#ranges(TABLE, deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(`${TABLE} as c`)
        .where('c.delivery_id', deliveryId)
        .groupBy('c.month')
        .select(
          'c.month as time',
          this.#knex.raw('sum(c.??) as ??', ['rows', 'rows']),
          ...selectMoney(this.#knex, { table: 'c', sum: true }),
        );
      if (currency === undefined) {
        query
          .join('charge_lines as l', 'l.id', 'c.line_id')
          .groupBy('l.currency')
          .select('l.currency as currency');
      }
      whereInRange(query, 'c.line_id', range);
      const rows: StoredTotalRow[] = await query;
      for (const row of rows) {
        totals.add(row, currency);
      }
    }
    return totals.values();
  }

  /** Removes all months of a delivery; safe to go on with after a failure. */
  async remove(deliveryId: number, signal?: AbortSignal): Promise<void> {
    for await (const range of this.#ranges(TABLE, deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(TABLE).where('delivery_id', deliveryId);
      whereInRange(query, ID_COLUMN, range);
      await query.delete();
    }
  }

  #ranges(table: string, deliveryId: number) {
    return rangesOfDelivery({
      knex: this.#knex,
      table,
      idColumn: ID_COLUMN,
      deliveryId,
      rows: this.#writer.rowsPerStatement,
    });
  }
}

/** The sums of the money columns, attos below one millionth again. */
function sumsOfMoney(knex: Knex): Knex.Raw[] {
  return MONEY_BASES.flatMap(basis => [
    knex.raw(
      `cast(sum(??) as bigint) + cast(sum(??) as bigint) / ${ATTOS_PER_MICRO}`,
      [`${basis}_micros`, `${basis}_attos`],
    ),
    knex.raw(`cast(sum(??) as bigint) % ${ATTOS_PER_MICRO}`, [
      `${basis}_attos`,
    ]),
  ]);
}
