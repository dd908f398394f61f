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

import type {
  Day,
  QuarantineEntry,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import {
  MONEY_COLUMNS,
  moneyValues,
  readMoney,
  selectMoney,
  type MoneyAmounts,
} from '../moneyColumns';
import { storableText } from '../storableText';
import type { LedgerWriter } from '../writers/LedgerWriter';

/** What a delivery adds up to on a day. */
export interface DeliveryDay extends MoneyAmounts {
  day: Day;
  currency: string;
  /** Rows of the bill. */
  rows: number;
}

/**
 * What stays of a delivery when its charges are removed: control totals, totals
 * by day, and what could not be read.
 */
export class DeliveryContentStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): DeliveryContentStore {
    return new DeliveryContentStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  async addTotals(
    deliveryId: number,
    totals: readonly ControlTotal[],
  ): Promise<void> {
    await this.#writer.append({
      table: 'delivery_totals',
      columns: [
        'delivery_id',
        'currency',
        'month',
        'ai',
        'rows',
        ...MONEY_COLUMNS,
      ],
      rows: totals.map(total => [
        deliveryId,
        storableText(total.currency),
        total.month,
        total.ai ? 1 : 0,
        total.rows,
        ...moneyValues(total),
      ]),
    });
  }

  async addDays(
    deliveryId: number,
    days: readonly DeliveryDay[],
  ): Promise<void> {
    await this.#writer.append({
      table: 'delivery_days',
      columns: ['delivery_id', 'day', 'currency', 'rows', ...MONEY_COLUMNS],
      rows: days.map(day => [
        deliveryId,
        day.day,
        day.currency,
        day.rows,
        ...moneyValues(day),
      ]),
    });
  }

  /** Totals by day, oldest first. */
  async days(deliveryId: number): Promise<DeliveryDay[]> {
    const rows = await this.#knex('delivery_days')
      .where('delivery_id', deliveryId)
      .orderBy(['day', 'currency'])
      .select('day', 'currency', 'rows', ...selectMoney(this.#knex));
    return rows.map(row => ({
      day: row.day,
      currency: row.currency,
      rows: Number(row.rows),
      ...readMoney(row),
    }));
  }

  /** Notes what could not be read, and what a person should know. */
  async addProblems(
    deliveryId: number,
    options: {
      problems: readonly SourceProblem[];
      quarantinedRows: number;
      quarantine: readonly QuarantineEntry[];
    },
  ): Promise<void> {
    const { problems, quarantinedRows, quarantine } = options;
    await this.#knex('deliveries')
      .where('id', deliveryId)
      .update({
        problems: JSON.stringify(problems),
        quarantined_rows: quarantinedRows,
      });
    await this.#writer.append({
      table: 'quarantine',
      columns: ['delivery_id', 'file', 'row', 'column', 'problem', 'excluded'],
      rows: quarantine.map(entry => [
        deliveryId,
        storableText(entry.file),
        entry.row ?? null,
        entry.column === undefined ? null : storableText(entry.column),
        storableText(entry.problem),
        entry.excluded ? 1 : 0,
      ]),
    });
  }

  /** Removes what could not be read of a delivery; its totals stay. */
  async removeQuarantine(deliveryId: number): Promise<void> {
    await this.#knex('quarantine').where('delivery_id', deliveryId).delete();
  }

  /** Removes all of it. */
  async remove(deliveryId: number): Promise<void> {
    for (const table of [
      'delivery_totals',
      'delivery_days',
      'quarantine',
      'charge_splits',
    ]) {
      await this.#knex(table).where('delivery_id', deliveryId).delete();
    }
  }
}
