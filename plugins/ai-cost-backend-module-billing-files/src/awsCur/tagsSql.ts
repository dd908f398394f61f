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

/** Columns that hold many, and what to put before their keys. */
const TAG_MAPS: [name: string, prefix: string][] = [
  ['resource_tags', ''],
  ['tags', ''],
  ['cost_category', COST_CATEGORY],
];

/**
 * What AWS puts before the keys of tags that its customers made; people know
 * their tags without it.
 */
const USER_PREFIX = '^(?:resourceTags/)?user[:_]';

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
    ...columns.all.flatMap(singleTagSql),
    ...maps.map(({ column, prefix }) => mapSql(column, prefix)),
  ];
  if (pieces.length === 0) {
    return undefined;
  }
  const unreadable = maps.map(
    ({ column }) =>
      `WHEN ${presentSql(column)} AND ${entriesSql(
        column,
      )} IS NULL THEN ${textSql(column)}`,
  );
  const readable = `'[' || concat_ws(',', ${pieces.join(', ')}) || ']'`;
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
      const begin = `{"key":${JSON.stringify(prefix + key)},"value":`;
      return [
        `CASE WHEN ${presentSql(column)} THEN ${quoteLiteral(
          begin,
        )} || to_json(${textSql(column)}) || '}' END`,
      ];
    }
  }
  return [];
}

/** The tags of a map as `{"key", "value"}`, with commas between them. */
function mapSql(column: FileColumn, prefix: string): string {
  const list = `CAST(to_json(list_transform(${entriesSql(column)}, lambda tag: {
    key: ${quoteLiteral(
      prefix,
    )} || regexp_replace(tag.key, '${USER_PREFIX}', ''),
    value: tag.value
  })) AS VARCHAR)`;
  return `nullif(trim(${list}, '[]'), '')`;
}

/** NULL when the cell is empty or no object. */
function entriesSql(column: FileColumn): string {
  const map = column.type.startsWith('MAP(')
    ? `CAST(${column.sql} AS MAP(VARCHAR, VARCHAR))`
    : `TRY_CAST(TRY_CAST(${textSql(column)} AS JSON) AS MAP(VARCHAR, VARCHAR))`;
  return `map_entries(${map})`;
}
