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

import { foldName } from 'backstage-plugin-ai-cost-node';

/**
 * The most columns that a file may have. FOCUS has some sixty; exports add their
 * own, such as one for each tag key.
 */
export const MOST_COLUMNS = 2_000;

/** A column as a file has it. */
export interface FileColumn {
  /** As the file spells it. */
  name: string;
  /** DuckDB's name of the type, such as `VARCHAR` or `DECIMAL(28,12)`. */
  type: string;
  /** How SQL refers to it. */
  sql: string;
}

/**
 * Finds columns of a file by their names. Exports by way of a warehouse come back
 * in lower case or with underscores, so those make no difference.
 */
export class BillColumns {
  /** In their order in the file. */
  readonly all: readonly FileColumn[];
  readonly #exact = new Map<string, FileColumn>();
  readonly #folded = new Map<string, FileColumn>();

  static create(options: { columns: readonly FileColumn[] }): BillColumns {
    return new BillColumns(options.columns);
  }

  private constructor(columns: readonly FileColumn[]) {
    this.all = columns;
    for (const column of columns) {
      keepFirst(this.#exact, column.name, column);
      keepFirst(this.#folded, foldName(column.name), column);
    }
  }

  find(name: string): FileColumn | undefined {
    return this.#exact.get(name) ?? this.#folded.get(foldName(name));
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }
}

function keepFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) {
    map.set(key, value);
  }
}
