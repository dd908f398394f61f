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

import { BillColumns } from '../files/BillColumns';
import type { BillTable } from '../files/BillTable';
import type { FocusMapping, UnreadableCell } from '../formats/BillFormat';
import type { DuckDbSession, Parameters } from './DuckDbSession';
import { quoteIdentifier } from './quote';
import { tableSourceSql } from './tableSource';

/** Rows of a shape of tables in the terms of FOCUS. */
export interface FocusRows {
  columns: BillColumns;
  /**
   * What to read them from, as SQL.
   *
   * @param source - yields the rows as the files have them
   * @param kept - columns of the source that are no column of the bill
   */
  sql(source: string, kept?: string): string;
  /** The column to look at in the file when one of FOCUS is wrong. */
  nameInFile(name: string): string;
  /** What else to look at; its text is in the column {@link UNREADABLE}. */
  unreadable?: UnreadableCell;
}

/** Where the rows have the text of {@link FocusRows.unreadable}. */
export const UNREADABLE = 'unreadable_cell';

/**
 * Maps tables of one shape to FOCUS. Of another format, DuckDB tells the types
 * that come of the mapping.
 */
export async function focusRowsOf(options: {
  session: DuckDbSession;
  /** Any of the tables. */
  table: BillTable;
  parameters: Parameters;
}): Promise<FocusRows> {
  const { session, table, parameters } = options;
  const columns = BillColumns.create({ columns: table.columns });
  const mapping = table.format.toFocus?.(columns, table.basis);
  if (!mapping) {
    return { columns, sql: source => source, nameInFile: name => name };
  }
  const sql = (source: string, kept?: string) =>
    mappedSql(mapping, source, kept);
  const described = await session.rows<{
    column_name: string;
    column_type: string;
  }>(`DESCRIBE SELECT * FROM ${sql(tableSourceSql(table))}`, {
    files: parameters.files,
  });
  const names = new Map(mapping.columns.map(({ name, from }) => [name, from]));
  return {
    columns: BillColumns.create({
      columns: described.map(({ column_name: name, column_type: type }) => ({
        name,
        type,
        sql: quoteIdentifier(name),
      })),
    }),
    sql,
    nameInFile: name => names.get(name) ?? name,
    unreadable: mapping.unreadable,
  };
}

function mappedSql(
  { columns, join = '', unreadable }: FocusMapping,
  source: string,
  kept?: string,
): string {
  const selected = columns.map(
    ({ name, sql }) => `${sql} AS ${quoteIdentifier(name)}`,
  );
  const more = [
    ...(unreadable ? [`${unreadable.sql} AS ${UNREADABLE}`] : []),
    ...(kept ? [kept] : []),
  ];
  return `(SELECT ${[...selected, ...more].join(', ')}
    FROM ${source} AS bill ${join})`;
}
