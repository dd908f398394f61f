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

import type { JsonColumn } from 'backstage-plugin-ai-cost-node';
import { EXCLUDING, hasFlag, type TableFlag } from '../table/flags';
import type { RawLine } from './RawLines';

/** Counts rows with something wrong. */
export class RowCounts {
  readonly #flags: { flags: number; rows: number }[] = [];
  readonly #unreadable = new Map<JsonColumn, number>();
  #withoutCurrency = 0;

  static create(): RowCounts {
    return new RowCounts();
  }

  private constructor() {}

  addFlags(flags: number, rows: number): void {
    if (flags !== 0) {
      this.#flags.push({ flags, rows });
    }
  }

  /** Rows of a line that are not flagged for not counting. */
  addLine({ currency, unreadable }: RawLine, rows: number): void {
    if (currency === undefined) {
      this.#withoutCurrency += rows;
    }
    for (const [column, text] of Object.entries(unreadable ?? {})) {
      if (text !== undefined) {
        const name = column as JsonColumn;
        this.#unreadable.set(name, (this.#unreadable.get(name) ?? 0) + rows);
      }
    }
  }

  /** Rows that do not count. */
  get quarantined(): number {
    return this.with(...EXCLUDING) + this.#withoutCurrency;
  }

  /** True when there is a row with a flag. */
  get flagged(): boolean {
    return this.#flags.length > 0;
  }

  /** Rows with one of some flags. */
  with(...names: TableFlag[]): number {
    return this.#flags
      .filter(({ flags }) => hasFlag(flags, ...names))
      .reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Rows whose cell should hold a JSON object and does not. */
  withUnreadable(column: JsonColumn): number {
    return this.#unreadable.get(column) ?? 0;
  }
}
