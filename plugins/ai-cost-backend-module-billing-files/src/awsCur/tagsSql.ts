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

import type { FileColumn } from '../files/BillColumns';
import { presentSql, textSql } from '../rollup/cellSql';
import { quoteLiteral } from '../rollup/quote';
import { COST_CATEGORY } from 'backstage-plugin-ai-cost-node';
import type { MappedColumn } from '../formats/BillFormat';
import type { CurColumns } from './CurColumns';

/**
 * Columns that hold one tag each, as legacy reports have them, and what stands
 * before the key of a tag: `resourceTags/user:team`, `resource_tags_user_team`.
 */
const TAG_COLUMNS: [pattern: RegExp, prefix: string][] = [
  [/^resourceTags\/(?:user:)?(.+)$/i, ''],
  [/^resource_tags_(?:user_)?(.+)$/i, ''],
  [/^costCategory\/(.+)$/i, COST_CATEGORY],
  [/^cost_category_(.+)$/i, COST_CATEGORY],
];

/** Columns that hold many, and what to put before their keys; the last one wins. */
const TAG_MAPS: [name: string, prefix: string][] = [
  ['cost_category', COST_CATEGORY],
  ['tags', ''],
  ['resource_tags', ''],
];

/**
 * What AWS puts before the keys of tags that its customers made; people know
 * their tags without it.
 */
const USER_PREFIXES = [
  'user_',
  'user:',
  'resourceTags/user_',
  'resourceTags/user:',
];

/** Names of the columns with many tags, in CUR 2.0. */
export const TAG_MAP_NAMES = TAG_MAPS.map(([name]) => name);

/**
 * Tags and cost categories of a line item as the column Tags of FOCUS, as SQL.
 * Undefined when the file has neither.
 */
export function tagsSql(
  columns: CurColumns,
): Pick<MappedColumn, 'sql' | 'from'> | undefined {
  const maps = TAG_MAPS.flatMap(([name, prefix]) => {
    const column = columns.find(name);
    return column ? [{ column, prefix }] : [];
  });
  const pieces = [
    ...maps.map(({ column, prefix }) => mapSql(column, prefix)),
    ...columns.all.flatMap(singleTagSql),
  ];
  if (pieces.length === 0) {
    return undefined;
  }
  const unreadable = maps.map(
    ({ column }) =>
      `WHEN ${presentSql(column)} AND ${objectSql(
        column,
      )} IS NULL THEN ${textSql(column)}`,
  );
  const readable = `'{' || concat_ws(',', ${pieces.join(', ')}) || '}'`;
  return unreadable.length === 0
    ? { sql: readable }
    : {
        sql: `CASE ${unreadable.join(' ')} ELSE ${readable} END`,
        from: maps.map(({ column }) => column.name).join(' or '),
      };
}

function singleTagSql(column: FileColumn): string[] {
  for (const [pattern, prefix] of TAG_COLUMNS) {
    const key = pattern.exec(column.name)?.[1];
    if (key !== undefined) {
      const begin = quoteLiteral(`${JSON.stringify(prefix + key)}:`);
      return [
        `CASE WHEN ${presentSql(column)}
         THEN ${begin} || CAST(to_json(${textSql(column)}) AS VARCHAR) END`,
      ];
    }
  }
  return [];
}

/** The members of a map's object, with commas between them, as SQL. */
function mapSql(column: FileColumn, prefix: string): string {
  return prefix === '' ? withoutUserSql(column) : prefixedSql(column, prefix);
}

/**
 * All values of a map are texts and quotes within them are escaped, so a quote
 * that follows a comma and is followed by a letter begins a key. Texts are
 * replaced quicker than keys one by one.
 */
function withoutUserSql(column: FileColumn): string {
  const object = objectSql(column);
  const members = `nullif(substr(${object}, 2, length(${object}) - 2), '')`;
  return `substr(${USER_PREFIXES.reduce(
    (sql, prefix) => `replace(${sql}, ${quoteLiteral(`,"${prefix}`)}, ',"')`,
    `',' || ${members}`,
  )}, 2)`;
}

function prefixedSql(column: FileColumn, prefix: string): string {
  return `nullif(array_to_string(list_transform(
    map_entries(${entriesSql(column)}),
    lambda tag: CAST(to_json(${quoteLiteral(prefix)} || tag.key) AS VARCHAR)
      || ':' || CAST(to_json(tag.value) AS VARCHAR)
  ), ','), '')`;
}

/** A map as JSON without blanks; NULL when the cell is empty or no object. */
function objectSql(column: FileColumn): string {
  return `CAST(to_json(${entriesSql(column)}) AS VARCHAR)`;
}

function entriesSql(column: FileColumn): string {
  return column.type.startsWith('MAP(')
    ? `CAST(${column.sql} AS MAP(VARCHAR, VARCHAR))`
    : `TRY_CAST(TRY_CAST(${textSql(column)} AS JSON) AS MAP(VARCHAR, VARCHAR))`;
}
