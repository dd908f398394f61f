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

import type { Day } from 'backstage-plugin-ai-cost-common';
import {
  DeliveryError,
  type DailyChargeBatch,
} from 'backstage-plugin-ai-cost-node';

const LARGEST_BATCH = 2_048;
const MOST_CHARGES = 5_000_000;

/** Money in attos, a quantity in 10^-12 of its unit, and a number of rows. */
export interface ChargeSum {
  billed: bigint;
  effective: bigint;
  list: bigint;
  quantity?: bigint;
  rows: number;
}

/**
 * What AI lines cost by day. Days come in their order, so that only one is open.
 */
export class DaySums {
  readonly #batches: DailyChargeBatch[] = [];
  #size = 0;
  #day?: Day;
  #open = new Map<number, ChargeSum>();
  readonly #quantityFactor: (ordinal: number) => number;

  /**
   * @param options - `quantityFactor` leads from the quantity as billed to the one
   * of a line
   */
  static create(options: {
    quantityFactor: (ordinal: number) => number;
  }): DaySums {
    return new DaySums(options.quantityFactor);
  }

  private constructor(quantityFactor: (ordinal: number) => number) {
    this.#quantityFactor = quantityFactor;
  }

  /**
   * Adds to what a line costs on a day, which is not before the last one.
   *
   * @throws DeliveryError when there are more than memory has room for
   */
  add(day: Day, ordinal: number, sum: ChargeSum): void {
    if (day !== this.#day) {
      this.close();
      this.#day = day;
    }
    const known = this.#open.get(ordinal);
    this.#open.set(ordinal, known ? addUp(known, sum) : sum);
  }

  /** Ends the last day. */
  close(): void {
    if (this.#day === undefined || this.#open.size === 0) {
      return;
    }
    this.#size += this.#open.size;
    if (this.#size > MOST_CHARGES) {
      throw new DeliveryError(
        `The bill has more than ${MOST_CHARGES} daily charges that are AI`,
        {
          advice:
            'Divide it among several sources, each with a view on a part of the accounts',
        },
      );
    }
    const entries = [...this.#open].sort(([a], [b]) => a - b);
    for (let start = 0; start < entries.length; start += LARGEST_BATCH) {
      this.#batches.push(
        this.#toBatch(this.#day, entries.slice(start, start + LARGEST_BATCH)),
      );
    }
    this.#open = new Map();
  }

  /** In batches, ordered by day and line. */
  batches(): Iterable<DailyChargeBatch> {
    return this.#batches;
  }

  #toBatch(
    day: Day,
    entries: readonly (readonly [ordinal: number, sum: ChargeSum])[],
  ): DailyChargeBatch {
    return {
      size: entries.length,
      line: entries.map(([ordinal]) => ordinal),
      day: entries.map(() => day),
      billed: entries.map(([, { billed }]) => billed),
      effective: entries.map(([, { effective }]) => effective),
      list: entries.map(([, { list }]) => list),
      quantity: entries.map(([ordinal, { quantity }]) =>
        quantity === undefined
          ? undefined
          : toNumber(quantity) * this.#quantityFactor(ordinal),
      ),
      rows: entries.map(([, { rows }]) => rows),
    };
  }
}

function addUp(a: ChargeSum, b: ChargeSum): ChargeSum {
  return {
    billed: a.billed + b.billed,
    effective: a.effective + b.effective,
    list: a.list + b.list,
    quantity:
      a.quantity === undefined ? b.quantity : a.quantity + (b.quantity ?? 0n),
    rows: a.rows + b.rows,
  };
}

const UNIT = 10n ** 12n;

/** The very number that DuckDB makes of the decimal in the roll-up of files. */
function toNumber(quantity: bigint): number {
  const magnitude = quantity < 0n ? -quantity : quantity;
  return magnitude <= BigInt(Number.MAX_SAFE_INTEGER) + 1n
    ? Number(quantity) / Number(UNIT)
    : Number(quantity / UNIT) + Number(quantity % UNIT) / Number(UNIT);
}
