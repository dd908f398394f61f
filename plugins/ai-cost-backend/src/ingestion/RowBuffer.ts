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

import { CostRows, type CostRow } from '../ledger/charges/CostRows';

const ROWS = 100_000;

/**
 * Gathers cost rows and writes them in large sorted runs, one of them while the
 * next is gathered.
 */
export class RowBuffer {
  readonly #write: (rows: CostRows) => Promise<void>;
  #rows = CostRows.create({ capacity: ROWS });
  #writing: Promise<void> = Promise.resolve();

  static create(options: {
    write: (rows: CostRows) => Promise<void>;
  }): RowBuffer {
    return new RowBuffer(options.write);
  }

  private constructor(write: (rows: CostRows) => Promise<void>) {
    this.#write = write;
  }

  get full(): boolean {
    return this.#rows.full;
  }

  push(row: CostRow): void {
    this.#rows.push(row);
  }

  /**
   * Begins to write what is gathered, once the run before it is written.
   *
   * @throws what the run before it failed with
   */
  async flush(): Promise<void> {
    await this.#writing;
    const rows = this.#rows;
    this.#rows = CostRows.create({ capacity: ROWS });
    this.#writing = this.#write(rows);
    // Its failure is for whoever waits next, and must not go unhandled.
    this.#writing.catch(() => {});
  }

  /** Writes the rest. */
  async finish(): Promise<void> {
    await this.flush();
    await this.#writing;
  }

  /** Waits until nothing is being written any more, whatever comes of it. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => {});
  }
}
