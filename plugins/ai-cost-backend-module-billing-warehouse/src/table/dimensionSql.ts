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
  RAW_DIMENSION_NAMES,
  RAW_DIMENSIONS,
  type RawDimension,
} from 'backstage-plugin-ai-cost-node';
import type { SqlDialect } from '../sql/SqlDialect';
import { presentSql, textSql } from './cellSql';
import { findQuantities } from './quantities';
import type { TableColumn, TableColumns } from './TableColumns';

/** A dimension and where its text stands in a row. */
export interface DimensionSql {
  dimension: RawDimension;
  /** Text; NULL when absent. */
  sql: string;
}

/** The dimensions that a table has, in the order of the roll-up. */
export function dimensionsOf(
  dialect: SqlDialect,
  columns: TableColumns,
): DimensionSql[] {
  return RAW_DIMENSION_NAMES.flatMap(dimension => {
    const sources =
      dimension === 'Unit'
        ? findQuantities(columns).map(({ quantity, unit }) => ({
            column: unit,
            present: [quantity, unit],
          }))
        : sourcesOf(columns, dimension);
    return sources.length === 0
      ? []
      : { dimension, sql: firstPresentSql(dialect, sources) };
  });
}

/** A column, and those that have to be filled for it to count. */
interface Source {
  column: TableColumn;
  present: readonly TableColumn[];
}

/** The best come first: the target of a split that the bill made itself. */
function sourcesOf(columns: TableColumns, dimension: RawDimension): Source[] {
  const method = columns.find('AllocatedMethodId');
  const target = columns.find(`Allocated${dimension}`);
  const own = RAW_DIMENSIONS[dimension].flatMap(
    name => columns.find(name) ?? [],
  );
  return [
    ...(method && target
      ? [{ column: target, present: [method, target] }]
      : []),
    ...own.map(column => ({ column, present: [column] })),
  ];
}

function firstPresentSql(
  dialect: SqlDialect,
  sources: readonly Source[],
): string {
  return `CASE ${sources
    .map(
      ({ column, present }) =>
        `WHEN ${present.map(presentSql).join(' AND ')} THEN ${textSql(
          dialect,
          column,
        )}`,
    )
    .join(' ')} END`;
}
