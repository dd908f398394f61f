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
import { presentSql, textSql } from '../rollup/cellSql';

/** Credits of rows, and what to look at where they cannot be read. */
export interface GcpCredits {
  /**
   * A list with one entry for each charge that a row stands for, as SQL. NULL is
   * the row itself; credits have `name` and `amount`. A row whose credits cannot
   * be read is one entry with the text of the cell as `unreadable`.
   */
  sql: string;
  /** The column that holds them. */
  column: string;
}

/** Columns of exports that were made flat, with one credit a row. */
export const FLAT_CREDITS = [
  'credits.amount',
  'credits.full_name',
  'credits.name',
] as const;

const NONE = ['', 'NULL', 'null', '[]', '{}'];
const NO_CREDITS = 'CAST([] AS STRUCT("name" VARCHAR, amount VARCHAR)[])';

/**
 * Finds the credits of an export: a list of them, as Parquet has it or as JSON,
 * or flat columns with one credit a row.
 *
 * @returns undefined when the export has none
 */
export function gcpCredits(columns: BillColumns): GcpCredits | undefined {
  const list = columns.find('credits');
  if (list) {
    return listedCredits(list);
  }
  const [amount, ...names] = FLAT_CREDITS.map(
    name => columns.find(name) ?? columns.find(name.replace('.', '_')),
  );
  const named = names.filter(column => column !== undefined);
  return amount || named.length > 0 ? flatCredits(amount, named) : undefined;
}

function listedCredits(column: FileColumn): GcpCredits {
  const text = textSql(column);
  if (/^STRUCT\(.*\bamount\b.*\)\[\]$/.test(column.type)) {
    // The list's own amounts: as JSON, decimals would become binary fractions.
    const credits = `list_transform(${column.sql}, each -> {
      'name': ${nameSql('to_json(each)')},
      'amount': CAST(each.amount AS VARCHAR)})`;
    return {
      sql: entriesSql(
        `CASE WHEN ${column.sql} IS NULL THEN ${NO_CREDITS} ELSE ${credits} END`,
        text,
      ),
      column: column.name,
    };
  }
  const credits = `list_transform(from_json(${text}, '["JSON"]'), each -> {
    'name': ${nameSql('each')},
    'amount': json_extract_string(each, '/amount')})`;
  return {
    sql: entriesSql(
      `CASE WHEN ${isNoneSql(text)} THEN ${NO_CREDITS}
        WHEN json_valid(${text}) AND json_type(${text}) = 'ARRAY'
        THEN ${credits} END`,
      text,
    ),
    column: column.name,
  };
}

function flatCredits(
  amount: FileColumn | undefined,
  names: readonly FileColumn[],
): GcpCredits {
  const column = amount ?? names[0];
  const text = textSql(column);
  const name = names.map(
    each => `CASE WHEN ${presentSql(each)} THEN ${textSql(each)} END`,
  );
  return {
    sql: entriesSql(
      `CASE WHEN ${isNoneSql(text)} THEN ${NO_CREDITS} ELSE [{
        'name': coalesce(${[...name, 'NULL'].join(', ')}),
        'amount': ${amount ? text : 'CAST(NULL AS VARCHAR)'}}] END`,
      text,
    ),
    column: column.name,
  };
}

/**
 * @param credits - NULL when they are none
 * @param text - of the cell
 */
function entriesSql(credits: string, text: string): string {
  return `list_transform(
    CASE WHEN list_bool_and(list_transform(${credits},
        each -> TRY_CAST(each.amount AS DECIMAL(38, 18)) IS NOT NULL))
      THEN list_prepend(NULL, ${credits})
      WHEN len(${credits}) = 0 THEN [NULL]
      ELSE [{'name': NULL, 'amount': NULL}] END,
    each -> CASE WHEN each IS NOT NULL THEN {
      'name': each.name, 'amount': each.amount,
      'unreadable': CASE WHEN each.amount IS NULL THEN ${text} END} END)`;
}

function nameSql(json: string): string {
  return `coalesce(json_extract_string(${json}, '/full_name'),
    json_extract_string(${json}, '/name'))`;
}

function isNoneSql(text: string): string {
  return `(${text} IS NULL OR trim(${text}) IN (${NONE.map(
    none => `'${none}'`,
  ).join(', ')}))`;
}
