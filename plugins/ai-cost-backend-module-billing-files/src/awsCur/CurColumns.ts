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
import { type BillColumns, type FileColumn } from '../files/BillColumns';
import { presentSql, textSql } from '../rollup/cellSql';
import { quoteLiteral } from '../rollup/quote';

/**
 * Finds columns of a Cost and Usage Report by the names of CUR 2.0, whatever the
 * file's dialect: `line_item_usage_type` is `lineItem/UsageType` in legacy CSV.
 */
export class CurColumns {
  /** In their order in the file. */
  readonly all: readonly FileColumn[];
  readonly #byName = new Map<string, FileColumn>();

  static create(columns: BillColumns): CurColumns {
    return new CurColumns(columns.all);
  }

  private constructor(columns: readonly FileColumn[]) {
    this.all = columns;
    for (const column of columns) {
      const name = foldCurName(column.name);
      if (!this.#byName.has(name)) {
        this.#byName.set(name, column);
      }
    }
  }

  find(name: string): FileColumn | undefined {
    return this.#byName.get(foldCurName(name));
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  /** A cell as text, as SQL: NULL when it is empty, or when the file lacks it. */
  text(name: string): string {
    const column = this.find(name);
    return column ? filledSql(column) : 'CAST(NULL AS VARCHAR)';
  }

  /**
   * What the price list says of the product, as {@link CurColumns.text}: a column
   * of its own, or a key of the map `product`.
   *
   * @param key - as CUR 2.0 has it, such as `instance_type`
   */
  product(key: string): string {
    const own = this.find(`product_${key}`);
    const map = this.find('product');
    const texts = [
      ...(own ? [filledSql(own)] : []),
      ...(map ? [`nullif(${valueSql(map, key)}, '')`] : []),
    ];
    return firstSql(texts);
  }
}

/** A name without what makes no difference between the dialects. */
export function foldCurName(name: string): string {
  return foldName(name).replace(/\//g, '');
}

/** The first text that is not NULL, as SQL. */
export function firstSql(texts: readonly string[]): string {
  return texts.length === 0
    ? 'CAST(NULL AS VARCHAR)'
    : `coalesce(${texts.join(', ')})`;
}

function filledSql(column: FileColumn): string {
  return `CASE WHEN ${presentSql(column)} THEN ${textSql(column)} END`;
}

/** A value of a map, as SQL. CSV has maps as JSON. */
function valueSql(column: FileColumn, key: string): string {
  return column.type.startsWith('MAP(')
    ? `CAST(${column.sql}[${quoteLiteral(key)}] AS VARCHAR)`
    : `TRY(json_extract_string(${textSql(column)}, ${quoteLiteral(
        `$."${key}"`,
      )}))`;
}
