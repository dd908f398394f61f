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
  RAW_DIMENSIONS,
  type RawDimension,
} from 'backstage-plugin-ai-cost-node';
import type { BillColumns, FileColumn } from '../files/BillColumns';
import { presentSql, textSql } from './cellSql';
import { choiceSql } from './choiceSql';

/** True when a bill with these columns can tell the dimension. */
export function hasDimension(
  columns: BillColumns,
  dimension: RawDimension,
): boolean {
  return (
    cellsOf(columns, dimension).length > 0 ||
    targetOf(columns, dimension) !== undefined
  );
}

/** A dimension of a row as text, as SQL. */
export function dimensionSql(
  columns: BillColumns,
  dimension: RawDimension,
): string {
  const own = firstPresentSql(cellsOf(columns, dimension));
  const target = targetOf(columns, dimension);
  return target
    ? choiceSql(
        [
          [
            `${presentSql(target.method)} AND ${presentSql(target.column)}`,
            textSql(target.column),
          ],
        ],
        own,
      )
    : own;
}

/** The columns of a dimension that the files have, the best first. */
function cellsOf(columns: BillColumns, dimension: RawDimension): FileColumn[] {
  return RAW_DIMENSIONS[dimension]
    .map(name => columns.find(name))
    .filter(column => column !== undefined);
}

/** Where the bill itself split a charge: what it was split to. */
function targetOf(
  columns: BillColumns,
  dimension: RawDimension,
): { method: FileColumn; column: FileColumn } | undefined {
  const method = columns.find('AllocatedMethodId');
  const column = columns.find(`Allocated${dimension}`);
  return method && column ? { method, column } : undefined;
}

function firstPresentSql(columns: readonly FileColumn[]): string {
  const last = columns[columns.length - 1];
  return choiceSql(
    columns.slice(0, -1).map(column => [presentSql(column), textSql(column)]),
    last ? textSql(last) : 'NULL',
  );
}
