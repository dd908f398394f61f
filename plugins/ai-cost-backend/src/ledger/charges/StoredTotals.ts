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

import { monthOf, type Month } from 'backstage-plugin-ai-cost-common';
import {
  addMoney,
  readMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../moneyColumns';

/** What the stored rows of a delivery add up to in a currency and month. */
export interface StoredTotal extends MoneyAmounts {
  currency: string;
  month: Month;
  /** Rows of the bill. */
  rows: number;
}

/** What a query by day or month answers. */
export interface StoredTotalRow extends MoneyRow {
  /** A day or month. */
  time: string;
  /** Absent where all rows have the same. */
  currency?: string;
  /** Text on PostgreSQL. */
  rows: number | string;
}

/** Adds up totals that were read range by range. */
export class StoredTotals {
  readonly #totals = new Map<string, StoredTotal>();

  static create(): StoredTotals {
    return new StoredTotals();
  }

  private constructor() {}

  /** @param currency - of rows that do not say */
  add(row: StoredTotalRow, currency = ''): void {
    const total: StoredTotal = {
      currency: row.currency ?? currency,
      month: monthOf(row.time),
      rows: Number(row.rows),
      ...readMoney(row),
    };
    const key = `${total.month} ${total.currency}`;
    const known = this.#totals.get(key);
    if (known) {
      total.rows += known.rows;
      Object.assign(total, addMoney(known, total));
    }
    this.#totals.set(key, total);
  }

  values(): StoredTotal[] {
    return [...this.#totals.values()];
  }
}
