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

import type { SqlDialect } from '../sql/SqlDialect';
import type { TableColumn } from './TableColumns';

/** A cell that is not empty as text. */
export function textSql(dialect: SqlDialect, column: TableColumn): string {
  const { sql, type } = column;
  switch (type.kind) {
    case 'text':
      return sql;
    case 'json':
      return dialect.jsonText(sql);
    default:
      return `CAST(${sql} AS ${dialect.types.text})`;
  }
}

/** True when a cell is not empty. */
export function presentSql({ sql, type }: TableColumn): string {
  return type.kind === 'text'
    ? `(${sql} NOT IN ('', 'NULL'))`
    : `(${sql} IS NOT NULL)`;
}

/** A number with all its digits; NULL when the cell is empty or no number. */
export function numberSql(dialect: SqlDialect, column: TableColumn): string {
  const { sql, type } = column;
  switch (type.kind) {
    case 'text':
      return dialect.loose!.number(sql);
    case 'binary':
      return dialect.loose ? dialect.loose.binary(sql) : sql;
    default:
      return sql;
  }
}

/** True when a number of the column may have more than so many places. */
export function mayHaveMorePlaces(
  { type }: TableColumn,
  places: number,
): boolean {
  return (
    type.kind !== 'decimal' || type.scale === undefined || type.scale > places
  );
}

/** The UTC day of an instant; NULL when it is empty or can only be guessed. */
export function daySql(dialect: SqlDialect, column: TableColumn): string {
  return column.type.kind === 'text'
    ? dialect.loose!.day(column.sql)
    : dialect.dayOf(column.sql, column.type);
}

/** How a number is kept. */
export interface NumberRoom {
  type: string;
  /** Decimal places. */
  places: number;
  /** Larger ones are not read, so that there is room to add millions. */
  bound: string;
}

/** A number in its room; NULL when it is too large. */
export function boundedSql(options: {
  dialect: SqlDialect;
  column: TableColumn;
  /** The number of that column, as SQL. */
  number: string;
  room: NumberRoom;
}): string {
  const { dialect, column, number, room } = options;
  const { type, places, bound } = room;
  const rounded = mayHaveMorePlaces(column, places)
    ? dialect.round(number, places)
    : number;
  return `CASE WHEN abs(${number}) < ${bound} THEN CAST(${rounded} AS ${type}) END`;
}
