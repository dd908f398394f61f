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
import { selectMoney } from '../moneyColumns';
import { rangesOfDelivery, whereInRange } from '../rangesOfDelivery';
import { whereIdIn } from '../whereIdIn';
import type { LedgerWriter } from '../writers/LedgerWriter';
import type { CostRow, CostRows } from './CostRows';
import {
  CHARGE_COLUMNS,
  chargeValues,
  costRowOf,
  type StoredCost,
} from './costRowValues';
import {
  type StoredTotal,
  type StoredTotalRow,
  StoredTotals,
} from './StoredTotals';

const TABLE = 'daily_charges';
const ID_COLUMN = 'line_id';

/** A daily charge; its id is the charge line's. */
export interface StoredCharge extends CostRow {
  deliveryId: number;
}

interface ChargeRow extends StoredCost {
  delivery_id: number;
  line_id: number;
  day: string;
}

/** Money and quantity of charge lines by day, under their delivery. */
export class DailyChargeStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): DailyChargeStore {
    return new DailyChargeStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /** Appends charges; their ids are those of charge lines. */
  async append(
    deliveryId: number,
    rows: CostRows,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#writer.append({
      table: TABLE,
      columns: ['delivery_id', ID_COLUMN, 'day', ...CHARGE_COLUMNS],
      rows: chargeRows(deliveryId, rows),
      signal,
    });
  }

  /**
   * What the stored charges of a delivery add up to, read back.
   *
   * @param options - `currency` is that of all lines, when they share one: to
   * look it up line by line takes as long as all the rest
   */
  async totals(options: {
    deliveryId: number;
    currency?: string;
    signal?: AbortSignal;
  }): Promise<StoredTotal[]> {
    const { deliveryId, currency, signal } = options;
    const totals = StoredTotals.create();
    for await (const range of this.#ranges(deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(`${TABLE} as c`)
        .where('c.delivery_id', deliveryId)
        .groupBy('c.day')
        .select(
          'c.day as time',
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

  /** The charges of lines in deliveries, in no order. */
  async read(options: {
    trx: Knex.Transaction;
    deliveryIds: readonly number[];
    lineIds: readonly number[];
  }): Promise<StoredCharge[]> {
    const { trx, deliveryIds, lineIds } = options;
    const query = selectCharges(trx);
    whereIdIn(query, 'delivery_id', deliveryIds);
    whereIdIn(query, 'line_id', lineIds);
    const rows: ChargeRow[] = await query;
    return rows.map(storedChargeOf);
  }

  /**
   * All charges of a delivery in the order of their lines and days, about so
   * many at a time; those of a line come together.
   */
  async *readAll(
    deliveryId: number,
    rows: number,
  ): AsyncGenerator<StoredCharge[]> {
    const knex = this.#knex;
    const ranges = rangesOfDelivery({
      ...{ knex, table: TABLE, idColumn: ID_COLUMN },
      ...{ deliveryId, rows },
    });
    for await (const range of ranges) {
      const query = selectCharges(knex)
        .where('delivery_id', deliveryId)
        .orderBy([ID_COLUMN, 'day']);
      whereInRange(query, ID_COLUMN, range);
      const charges: ChargeRow[] = await query;
      yield charges.map(storedChargeOf);
    }
  }

  /** Removes all charges of a delivery; safe to go on with after a failure. */
  async remove(deliveryId: number, signal?: AbortSignal): Promise<void> {
    for await (const range of this.#ranges(deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(TABLE).where('delivery_id', deliveryId);
      whereInRange(query, ID_COLUMN, range);
      await query.delete();
    }
  }

  #ranges(deliveryId: number) {
    return rangesOfDelivery({
      knex: this.#knex,
      table: TABLE,
      idColumn: ID_COLUMN,
      deliveryId,
      rows: this.#writer.rowsPerStatement,
    });
  }
}

function selectCharges(knex: Knex): Knex.QueryBuilder {
  return knex(TABLE).select(
    'delivery_id',
    'line_id',
    'day',
    'quantity',
    knex.raw('?? as charges', ['rows']),
    knex.raw('0 as quantity_charges'),
    ...selectMoney(knex),
  );
}

function storedChargeOf(row: ChargeRow): StoredCharge {
  const charge = costRowOf(row.line_id, row.day, row);
  return {
    ...charge,
    deliveryId: row.delivery_id,
    quantityCharges: charge.quantity === undefined ? 0 : charge.charges,
  };
}

function* chargeRows(deliveryId: number, rows: CostRows) {
  for (const row of rows.sorted()) {
    yield [deliveryId, row.id, row.time, ...chargeValues(row)];
  }
}
