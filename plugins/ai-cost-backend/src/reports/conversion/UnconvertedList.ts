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

import {
  formatDecimal,
  type UnconvertedCost,
} from 'backstage-plugin-ai-cost-common';
import type { DayCost } from './readDayCosts';

/** Adds up what no rate is known for, each currency for itself. */
export class UnconvertedList {
  readonly #costs = new Map<
    string,
    Omit<UnconvertedCost, 'amount'> & { attos: bigint }
  >();

  static create(): UnconvertedList {
    return new UnconvertedList();
  }

  private constructor() {}

  add(
    { currency, day, cost }: DayCost,
    why: Pick<UnconvertedCost, 'window' | 'reason'>,
  ): void {
    const key = JSON.stringify([why.window, currency, why.reason]);
    const known = this.#costs.get(key);
    this.#costs.set(key, {
      ...why,
      currency,
      attos: (known?.attos ?? 0n) + cost,
      from: known && known.from < day ? known.from : day,
      to: known && known.to > day ? known.to : day,
    });
  }

  list(): UnconvertedCost[] {
    return [...this.#costs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { attos, ...cost }]) => ({
        ...cost,
        amount: formatDecimal(attos),
      }));
  }
}
