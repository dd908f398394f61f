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

import type { Charge } from 'backstage-plugin-ai-cost-node';

/**
 * Adds charges of the same dimensions and day up while they are read, for APIs
 * that tell of every call.
 */
export class ChargeTally {
  readonly #charges = new Map<
    string,
    Required<Omit<Charge, 'quantity'>> & Pick<Charge, 'quantity'>
  >();

  static create(): ChargeTally {
    return new ChargeTally();
  }

  private constructor() {}

  /** @param charge - its dimensions are named in the same order each time */
  add(charge: Charge): void {
    const { dimensions, day, quantity, rows = 1 } = charge;
    const key = JSON.stringify([day, dimensions]);
    const sum = this.#charges.get(key);
    if (!sum) {
      this.#charges.set(key, { ...charge, rows });
      return;
    }
    sum.billed += charge.billed;
    sum.effective += charge.effective;
    sum.list += charge.list;
    sum.rows += rows;
    if (quantity !== undefined) {
      sum.quantity = (sum.quantity ?? 0) + quantity;
    }
  }

  charges(): Charge[] {
    return [...this.#charges.values()];
  }
}
