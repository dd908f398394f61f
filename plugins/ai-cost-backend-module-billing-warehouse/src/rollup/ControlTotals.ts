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

import { monthOf, type Day } from 'backstage-plugin-ai-cost-common';
import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import type { ChargeSum } from './DaySums';

/** Adds up all charges that could be read, by currency, charge month and AI. */
export class ControlTotals {
  readonly #totals = new Map<string, ControlTotal>();

  static create(): ControlTotals {
    return new ControlTotals();
  }

  private constructor() {}

  add(currency: string, day: Day, ai: boolean, sum: ChargeSum): void {
    const month = monthOf(day);
    const key = `${currency} ${month} ${ai}`;
    const { rows, billed, effective, list } = this.#totals.get(key) ?? {
      rows: 0,
      billed: 0n,
      effective: 0n,
      list: 0n,
    };
    this.#totals.set(key, {
      currency,
      month,
      ai,
      rows: rows + sum.rows,
      billed: billed + sum.billed,
      effective: effective + sum.effective,
      list: list + sum.list,
    });
  }

  /** Ordered by currency and month, what is not AI first. */
  list(): ControlTotal[] {
    return [...this.#totals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, total]) => total);
  }
}
