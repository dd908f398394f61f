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
import type { CostRow, CostRows } from '../charges/CostRows';
import {
  costRowOf,
  SUMMARY_COLUMNS,
  summaryValues,
  type StoredCost,
} from '../charges/costRowValues';
import {
  type StoredTotal,
  type StoredTotalRow,
  StoredTotals,
} from '../charges/StoredTotals';
import { selectMoney } from '../moneyColumns';
import { rangesOfDelivery, whereInRange } from '../rangesOfDelivery';
import type { LedgerValue, LedgerWriter } from '../writers/LedgerWriter';
import { yieldToEventLoop } from '../writers/yieldToEventLoop';
import { addCost } from './CostSums';
import {
  type SummaryChange,
  type SummaryChanges,
  summaryKey,
} from './SummaryChanges';

/** One of the two summaries. */
export type Summary = 'daily' | 'monthly';

const TABLES = {
  daily: { table: 'entity_daily_costs', time: 'day' },
  monthly: { table: 'entity_monthly_costs', time: 'month' },
} as const;
const ID_COLUMN = 'series_id';
const CHANGES_PER_STATEMENT = 4_000;

interface SummaryRow extends StoredCost {
  series_id: number;
  time: string;
  delivery_id: number;
}

/** The summaries that reports read: cost of series by day and by month. */
export class EntityCostStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): EntityCostStore {
    return new EntityCostStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /** Appends rows; their ids are those of series. */
  async append(options: {
    summary: Summary;
    deliveryId: number;
    rows: CostRows;
    signal?: AbortSignal;
  }): Promise<void> {
    const { summary, deliveryId, rows, signal } = options;
    const { table } = TABLES[summary];
    await this.#writer.append({
      table,
      columns: columnsOf(summary),
      rows: summaryRows(deliveryId, rows),
      signal,
    });
  }

  /** What a summary of a delivery adds up to, read back. */
  async totals(options: {
    summary: Summary;
    deliveryId: number;
    signal?: AbortSignal;
  }): Promise<StoredTotal[]> {
    const { summary, deliveryId, signal } = options;
    const { table, time } = TABLES[summary];
    const totals = StoredTotals.create();
    for await (const range of this.#ranges(table, deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(`${table} as c`)
        .join('entity_cost_series as s', 's.id', 'c.series_id')
        .where('c.delivery_id', deliveryId)
        .groupBy('s.currency', `c.${time}`)
        .select(
          's.currency as currency',
          `c.${time} as time`,
          this.#knex.raw('sum(c.charges) as ??', ['rows']),
          ...selectMoney(this.#knex, { table: 'c', sum: true }),
        );
      whereInRange(query, 'c.series_id', range);
      const rows: StoredTotalRow[] = await query;
      for (const row of rows) {
        totals.add(row);
      }
    }
    return totals.values();
  }

  /**
   * Adds changes to the summaries. Rows without charges are removed, those that
   * are new are added.
   */
  async apply(
    trx: Knex.Transaction,
    changes: SummaryChanges,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const summary of ['daily', 'monthly'] as const) {
      const all = changes.of(summary);
      for (let from = 0; from < all.length; from += CHANGES_PER_STATEMENT) {
        const some = all.slice(from, from + CHANGES_PER_STATEMENT);
        await this.#applySome(trx, summary, some, signal);
        await yieldToEventLoop();
      }
    }
  }

  /** Removes both summaries of a delivery. */
  async remove(deliveryId: number, signal?: AbortSignal): Promise<void> {
    for (const { table } of Object.values(TABLES)) {
      for await (const range of this.#ranges(table, deliveryId)) {
        signal?.throwIfAborted();
        const query = this.#knex(table).where('delivery_id', deliveryId);
        whereInRange(query, ID_COLUMN, range);
        await query.delete();
      }
    }
  }

  async #applySome(
    trx: Knex.Transaction,
    summary: Summary,
    changes: readonly SummaryChange[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { table, time } = TABLES[summary];
    const keys = JSON.stringify(
      changes.map(({ id, time: at, deliveryId }) => [id, at, deliveryId]),
    );
    const affected = () =>
      trx(table).whereRaw(
        `(series_id, ${time}, delivery_id) in (${selectKeys(trx)})`,
        [keys],
      );
    const stored: SummaryRow[] = await affected().select(
      'series_id',
      `${time} as time`,
      'delivery_id',
      'quantity',
      'charges',
      'quantity_charges',
      ...selectMoney(trx),
    );
    const sums = new Map(
      changes.map(change => [summaryKey(change), { ...change }]),
    );
    for (const row of stored) {
      const { series_id: id, time: at, delivery_id: deliveryId } = row;
      addCost(
        sums.get(summaryKey({ id, time: at, deliveryId }))!,
        costRowOf(id, at, row),
      );
    }
    await affected().delete();
    await this.#writer.append({
      table,
      columns: columnsOf(summary),
      rows: [...sums.values()]
        .filter(({ charges }) => charges !== 0)
        .map(withoutLeftOver)
        .map(row => valuesOf(row.deliveryId, row)),
      trx,
      signal,
    });
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

function columnsOf(summary: Summary): string[] {
  return [ID_COLUMN, TABLES[summary].time, 'delivery_id', ...SUMMARY_COLUMNS];
}

function valuesOf(deliveryId: number, row: CostRow): LedgerValue[] {
  return [row.id, row.time, deliveryId, ...summaryValues(row)];
}

function* summaryRows(deliveryId: number, rows: CostRows) {
  for (const row of rows.sorted()) {
    yield valuesOf(deliveryId, row);
  }
}

/** Selects the keys in a JSON binding: arrays of series, time and delivery. */
function selectKeys(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? `select (k->>0)::integer, k->>1, (k->>2)::integer
       from jsonb_array_elements(?::jsonb) k`
    : `select json_extract(value, '$[0]'), json_extract(value, '$[1]'),
              json_extract(value, '$[2]')
       from json_each(?)`;
}

/** A row that lost its last quantity has none, which is not zero. */
function withoutLeftOver(change: SummaryChange): SummaryChange {
  return change.quantityCharges === 0
    ? { ...change, quantity: undefined }
    : change;
}
