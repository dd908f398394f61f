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

import { addAmounts, Amounts, CountedAmounts, noAmounts } from './Amounts';

/**
 * Amounts by labels: what is added under the same labels is one row.
 */
export class AmountTable<Labels extends object> {
  readonly #rows = new Map<
    string,
    { labels: Labels; amounts: CountedAmounts }
  >();

  static create<Labels extends object>(): AmountTable<Labels> {
    return new AmountTable();
  }

  private constructor() {}

  /** The amounts under those labels, to add to. */
  at(labels: Labels): CountedAmounts {
    const key = JSON.stringify(Object.values(labels));
    let row = this.#rows.get(key);
    if (!row) {
      row = { labels, amounts: noAmounts() };
      this.#rows.set(key, row);
    }
    return row.amounts;
  }

  add(labels: Labels, amounts: Amounts, rows: number): void {
    const sum = this.at(labels);
    addAmounts(sum, amounts);
    sum.rows += rows;
  }

  /** In the order of their labels, the first label first. */
  rows(): { labels: Labels; amounts: CountedAmounts }[] {
    return [...this.#rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
}
