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

import { DeliveryError, foldName } from 'backstage-plugin-ai-cost-node';
import type { ColumnType } from '../sql/ColumnType';
import { isColumnName, type TablePath } from '../sql/TablePath';
import type { SqlDialect } from '../sql/SqlDialect';

/** A column of a table of line items. */
export interface TableColumn {
  /** As the table spells it. */
  name: string;
  type: ColumnType;
  /** What the engine calls its type. */
  typeName: string;
  /** How SQL refers to it. */
  sql: string;
}

/** Finds columns of a table by their names in FOCUS. */
export class TableColumns {
  readonly path: TablePath;
  /** In their order in the table. */
  readonly all: readonly TableColumn[];
  readonly #configured: ReadonlyMap<string, string>;

  /**
   * @param options - `listed` has name and type of each column; `configured` is
   * the table's own name by the name in FOCUS
   */
  static create(options: {
    dialect: SqlDialect;
    path: TablePath;
    listed: readonly (readonly [name: string, type: string])[];
    configured: ReadonlyMap<string, string>;
  }): TableColumns {
    const { dialect, path, listed, configured } = options;
    const columns = listed
      .filter(([name]) => isColumnName(name))
      .map(([name, type]) => ({
        name,
        type: dialect.typeOf(type),
        typeName: type,
        sql: dialect.quote(name),
      }));
    return new TableColumns(path, columns, configured);
  }

  private constructor(
    path: TablePath,
    columns: readonly TableColumn[],
    configured: ReadonlyMap<string, string>,
  ) {
    this.path = path;
    this.all = columns;
    this.#configured = configured;
  }

  /** Changes when other columns are read. */
  get fingerprint(): unknown {
    return [
      this.path.parts,
      [...this.#configured],
      this.all.map(({ name, typeName }) => [name, typeName]),
    ];
  }

  /**
   * @throws DeliveryError when the name fits two columns, or a configured one is
   * not there
   */
  find(name: string): TableColumn | undefined {
    const configured = this.#configured.get(name);
    if (configured !== undefined) {
      return this.own(configured);
    }
    const exact = this.all.find(column => column.name === name);
    const alike = this.all.filter(
      column => foldName(column.name) === foldName(name),
    );
    if (!exact && alike.length > 1) {
      throw new DeliveryError(
        `${this.path.text}: ${alike
          .map(column => column.name)
          .join(' and ')} are both ${name}`,
        {
          advice: `Name the one that counts: columns.${name} of the source`,
        },
      );
    }
    return exact ?? alike[0];
  }

  /**
   * A column by the table's own name.
   *
   * @throws DeliveryError when it is not there
   */
  own(name: string): TableColumn {
    const column = this.all.find(item => item.name === name);
    if (!column) {
      throw new DeliveryError(
        `${this.path.text}: there is no column "${name}"`,
        {
          advice:
            'Correct its name in the configuration of the source; it is spelled as the engine lists it',
        },
      );
    }
    return column;
  }
}
