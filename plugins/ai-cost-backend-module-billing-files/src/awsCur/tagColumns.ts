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
import type { MappedColumn } from '../formats/BillFormat';
import { presentSql, textSql } from '../rollup/cellSql';
import { quoteLiteral } from '../rollup/quote';
import type { CurColumns } from './CurColumns';

/**
 * Legacy reports have a column for each tag, `resourceTags/user:team` in CSV and
 * `resource_tags_user_team` in Parquet.
 */
const TAG_COLUMN =
  /^(?:resourceTags\/(?:user:)?|resource_tags_(?:user_)?)(.+)$/i;
const COST_CATEGORY_COLUMN = /^(?:costCategory\/|cost_category_)(.+)$/i;

/** Columns that hold many tags; of two with one key, the last counts. */
const TAG_MAPS = ['tags', 'resource_tags'];
const COST_CATEGORIES = 'cost_category';

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

/** Names of the columns with many, in CUR 2.0. */
export const TAG_MAP_NAMES = [...TAG_MAPS, COST_CATEGORIES];

/** Tags and cost categories as AWS has them in FOCUS. */
export function tagColumns(columns: CurColumns): MappedColumn[] {
  return [...tags(columns), ...costCategories(columns)];
}

function tags(columns: CurColumns): MappedColumn[] {
  const maps = TAG_MAPS.map(name => columns.find(name)).filter(
    column => column !== undefined,
  );
  const members = [
    ...maps.map(membersSql),
    ...singleMembers(columns, TAG_COLUMN),
  ];
  if (members.length === 0) {
    return [];
  }
  const unreadable = maps
    .filter(column => !isMap(column))
    .map(
      column =>
        `WHEN ${presentSql(column)} AND ${objectSql(
          column,
        )} IS NULL THEN ${textSql(column)}`,
    );
  const object = objectOf(members);
  return [
    {
      name: 'Tags',
      sql:
        unreadable.length === 0
          ? object
          : `CASE ${unreadable.join(' ')} ELSE ${object} END`,
      from: maps.map(({ name }) => name).join(' or ') || undefined,
    },
  ];
}

function costCategories(columns: CurColumns): MappedColumn[] {
  const map = columns.find(COST_CATEGORIES);
  const members = singleMembers(columns, COST_CATEGORY_COLUMN);
  if (!map && members.length === 0) {
    return [];
  }
  return [
    {
      name: 'x_CostCategories',
      sql: map ? map.sql : objectOf(members),
      from: map?.name,
    },
  ];
}

/** Members of a JSON object, one for each column that holds one tag. */
function singleMembers(columns: CurColumns, pattern: RegExp): string[] {
  return columns.all.flatMap(column => {
    const key = pattern.exec(column.name)?.[1];
    return key === undefined
      ? []
      : `CASE WHEN ${presentSql(column)}
         THEN ${quoteLiteral(`${JSON.stringify(key)}:`)}
           || CAST(to_json(${textSql(column)}) AS VARCHAR) END`;
  });
}

/**
 * The members of a map's object with commas between them, as SQL.
 *
 * @remarks
 * All values of a map are texts and quotes within them are escaped, so a quote
 * that follows a comma and is followed by a letter begins a key. Replacing texts
 * is quicker than going from key to key.
 */
function membersSql(column: FileColumn): string {
  const object = objectSql(column);
  const members = `nullif(substr(${object}, 2, length(${object}) - 2), '')`;
  const stripped = USER_PREFIXES.reduce(
    (sql, prefix) => `replace(${sql}, ${quoteLiteral(`,"${prefix}`)}, ',"')`,
    `',' || ${members}`,
  );
  return `substr(${stripped}, 2)`;
}

function objectOf(members: readonly string[]): string {
  return `'{' || concat_ws(',', ${members.join(', ')}) || '}'`;
}

/** A map as JSON without blanks; NULL when the cell is empty or no object. */
function objectSql(column: FileColumn): string {
  const map = isMap(column)
    ? column.sql
    : `TRY_CAST(${textSql(column)} AS JSON)`;
  return `CAST(to_json(TRY_CAST(${map} AS MAP(VARCHAR, VARCHAR))) AS VARCHAR)`;
}

function isMap({ type }: FileColumn): boolean {
  return type.startsWith('MAP(');
}
