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

import type { MoneyAmounts } from '../moneyColumns';
import { sortByNumber } from './sortByNumber';

/** Money and quantity under a key: a line's day, or a series' day or month. */
export interface CostRow extends MoneyAmounts {
  /** Of a charge line or a series. */
  id: number;
  /** A day or a month. */
  time: string;
  /** Undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill. */
  charges: number;
  /** Those of them that have a quantity. */
  quantityCharges: number;
}

/**
 * Cost rows in memory, column by column, to be written in the order of their
 * key: tables that are clustered by it then touch each page about once.
 */
export class CostRows {
  readonly #capacity: number;
  readonly #ids: Uint32Array;
  #times: string[] = [];
  #billed: bigint[] = [];
  #effective: bigint[] = [];
  #list: bigint[] = [];
  #quantities: (number | undefined)[] = [];
  #charges: number[] = [];
  #quantityCharges: number[] = [];

  static create(options: { capacity: number }): CostRows {
    return new CostRows(options.capacity);
  }

  private constructor(capacity: number) {
    this.#capacity = capacity;
    this.#ids = new Uint32Array(capacity);
  }

  get size(): number {
    return this.#times.length;
  }

  get full(): boolean {
    return this.#times.length === this.#capacity;
  }

  /** Adds a row; rows of the same id come in the order of their time. */
  push(row: CostRow): void {
    this.#ids[this.#times.length] = row.id;
    this.#times.push(row.time);
    this.#billed.push(row.billed);
    this.#effective.push(row.effective);
    this.#list.push(row.list);
    this.#quantities.push(row.quantity);
    this.#charges.push(row.charges);
    this.#quantityCharges.push(row.quantityCharges);
  }

  /**
   * The rows by id, then time. It is one object that changes: a row is good
   * until the next one is asked for.
   */
  *sorted(): Generator<Readonly<CostRow>> {
    const row: CostRow = {
      id: 0,
      time: '',
      billed: 0n,
      effective: 0n,
      list: 0n,
      quantity: undefined,
      charges: 0,
      quantityCharges: 0,
    };
    for (const at of sortByNumber(this.#ids.subarray(0, this.size))) {
      row.id = this.#ids[at];
      row.time = this.#times[at];
      row.billed = this.#billed[at];
      row.effective = this.#effective[at];
      row.list = this.#list[at];
      row.quantity = this.#quantities[at];
      row.charges = this.#charges[at];
      row.quantityCharges = this.#quantityCharges[at];
      yield row;
    }
  }
}
