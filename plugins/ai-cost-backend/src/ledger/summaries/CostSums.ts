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

import type { CostRow } from '../charges/CostRows';

/** Adds cost up by id; all of one day or month. */
export class CostSums {
  readonly #time: string;
  readonly #sums = new Map<number, CostRow>();

  static create(options: { time: string }): CostSums {
    return new CostSums(options.time);
  }

  private constructor(time: string) {
    this.#time = time;
  }

  /** Adds an amount under an id, whatever the amount's own id and time. */
  add(id: number, cost: CostRow): void {
    const sum = this.#sums.get(id);
    if (sum === undefined) {
      this.#sums.set(id, { ...cost, id, time: this.#time });
    } else {
      addCost(sum, cost);
    }
  }

  values(): Iterable<CostRow> {
    return this.#sums.values();
  }
}

/** Adds an amount to a sum, in place. */
export function addCost(sum: CostRow, cost: CostRow): void {
  sum.billed += cost.billed;
  sum.effective += cost.effective;
  sum.list += cost.list;
  sum.charges += cost.charges;
  sum.quantityCharges += cost.quantityCharges;
  if (cost.quantity !== undefined) {
    sum.quantity = (sum.quantity ?? 0) + cost.quantity;
  }
}
