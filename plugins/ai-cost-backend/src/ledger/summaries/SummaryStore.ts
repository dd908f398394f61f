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
import type { CostRows } from '../charges/CostRows';
import {
  type StoredTotal,
  type StoredTotalRow,
  StoredTotals,
} from '../charges/StoredTotals';
import { selectMoney } from '../moneyColumns';
import { rangesOfDelivery, whereInRange } from '../rangesOfDelivery';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { applyChanges } from './applyChanges';
import type { CostSeriesStore } from './CostSeriesStore';
import type { SummaryChanges } from './SummaryChanges';
import { summaryColumns, summaryRowValues } from './summaryRow';
import {
  SUMMARIES,
  SUMMARY_LEVELS,
  SUMMARY_TABLES,
  TIME_COLUMNS,
  type Summary,
  type SummaryLevel,
} from './summaryTables';

const ID_COLUMN = 'series_id';

/** The summaries that reports read: cost of series by day and by month. */
export class SummaryStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;
  readonly #series: CostSeriesStore;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
    series: CostSeriesStore;
  }): SummaryStore {
    return new SummaryStore(options);
  }

  private constructor(options: Parameters<typeof SummaryStore.create>[0]) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#series = options.series;
  }

  /** Appends rows; their ids are those of series. */
  async append(options: {
    level: SummaryLevel;
    summary: Summary;
    deliveryId: number;
    rows: CostRows;
    signal?: AbortSignal;
  }): Promise<void> {
    const { level, summary, deliveryId, rows, signal } = options;
    await this.#writer.append({
      table: SUMMARY_TABLES[level][summary],
      columns: summaryColumns(TIME_COLUMNS[summary]),
      rows: summaryRows(deliveryId, rows),
      signal,
    });
  }

  /** What a summary of a delivery adds up to, read back. */
  async totals(options: {
    level: SummaryLevel;
    summary: Summary;
    deliveryId: number;
    signal?: AbortSignal;
  }): Promise<StoredTotal[]> {
    const { level, summary, deliveryId, signal } = options;
    const { series, [summary]: table } = SUMMARY_TABLES[level];
    const time = TIME_COLUMNS[summary];
    const totals = StoredTotals.create();
    for await (const range of this.#ranges(table, deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(`${table} as c`)
        .join(`${series} as s`, 's.id', 'c.series_id')
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
   * Adds changes to the summaries of entities, and to the coarser ones that
   * follow. Rows without charges are removed, those that are new are added.
   */
  async apply(
    trx: Knex.Transaction,
    changes: SummaryChanges,
    signal?: AbortSignal,
  ): Promise<void> {
    const coarser = await this.#series.coarser(changes.seriesIds(), { trx });
    for (const level of SUMMARY_LEVELS) {
      for (const summary of SUMMARIES) {
        await applyChanges({
          trx,
          writer: this.#writer,
          to: {
            table: SUMMARY_TABLES[level][summary],
            time: TIME_COLUMNS[summary],
          },
          changes:
            level === 'entity'
              ? changes.of(summary)
              : changes.coarserOf(summary, id => coarser.get(id)![level]),
          signal,
        });
      }
    }
  }

  /** Removes all summaries of a delivery. */
  async remove(deliveryId: number, signal?: AbortSignal): Promise<void> {
    for (const level of SUMMARY_LEVELS) {
      for (const summary of SUMMARIES) {
        await this.#removeFrom(
          SUMMARY_TABLES[level][summary],
          deliveryId,
          signal,
        );
      }
    }
  }

  async #removeFrom(
    table: string,
    deliveryId: number,
    signal?: AbortSignal,
  ): Promise<void> {
    for await (const range of this.#ranges(table, deliveryId)) {
      signal?.throwIfAborted();
      const query = this.#knex(table).where('delivery_id', deliveryId);
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

function* summaryRows(deliveryId: number, rows: CostRows) {
  for (const row of rows.sorted()) {
    yield summaryRowValues(deliveryId, row);
  }
}
