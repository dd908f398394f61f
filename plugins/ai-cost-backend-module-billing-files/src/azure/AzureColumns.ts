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

import type { BillColumns, FileColumn } from '../files/BillColumns';
import { textSql } from '../rollup/cellSql';
import { AZURE_COLUMNS, azureNameOf, type AzureColumn } from './azureNames';

/** Finds what is read of an export by the names that its columns may have. */
export class AzureColumns {
  /** Pairs of headers that name the same. */
  readonly repeated: readonly [string, string][];
  readonly #byName: ReadonlyMap<string, FileColumn>;

  static create(columns: BillColumns): AzureColumns {
    return new AzureColumns(columns);
  }

  private constructor(columns: BillColumns) {
    const byName = new Map<string, FileColumn>();
    const repeated: [string, string][] = [];
    for (const column of columns.all) {
      const name = azureNameOf(column.name);
      const first = name && byName.get(name);
      if (first) {
        repeated.push([first.name, column.name]);
      } else if (name) {
        byName.set(name, column);
      }
    }
    this.#byName = byName;
    this.repeated = repeated;
  }

  find(wanted: AzureColumn): FileColumn | undefined {
    return AZURE_COLUMNS[wanted]
      .map(name => this.#byName.get(name))
      .find(column => column !== undefined);
  }

  has(wanted: AzureColumn): boolean {
    return this.find(wanted) !== undefined;
  }

  /** A cell as text without blanks around it, as SQL; NULL when it is empty. */
  text(wanted: AzureColumn): string {
    const column = this.find(wanted);
    return column ? `nullif(trim(${textSql(column)}), '')` : 'NULL';
  }

  /**
   * The first of some cells that is filled, as SQL.
   *
   * @param last - when none is; NULL unless told
   */
  firstText(wanted: readonly AzureColumn[], last?: string): string {
    const texts = wanted
      .filter(each => this.has(each))
      .map(each => this.text(each));
    return `coalesce(${[...texts, ...(last ? [last] : []), 'NULL'].join(
      ', ',
    )})`;
  }

  /**
   * A value of a list, as SQL: in lower case and without what makes no
   * difference, so that `Savings Plan` is `savingsplan`.
   */
  value(wanted: AzureColumn): string {
    const text = `lower(${this.text(wanted)})`;
    // Three times replaced is half the work of a pattern.
    return this.has(wanted)
      ? `coalesce(replace(replace(replace(${text}, ' ', ''), '-', ''), '_', ''), '')`
      : `''`;
  }
}
