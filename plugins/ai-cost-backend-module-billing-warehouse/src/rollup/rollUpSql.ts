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

import type { Month } from 'backstage-plugin-ai-cost-common';
import { RAW_DIMENSION_NAMES } from 'backstage-plugin-ai-cost-node';
import type { SqlDialect } from '../sql/SqlDialect';
import { ChargeRows } from '../table/ChargeRows';

/** What was grouped once, taken apart into lines and their sums. */
const SPLIT = `SELECT line_key, max(line_text) AS line_text, NULL AS charge_day, NULL AS flags,
  sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list,
  sum(quantity) AS quantity, sum(row_count) AS row_count
FROM once WHERE line_key IS NOT NULL GROUP BY line_key
UNION ALL
SELECT line_key, NULL, charge_day, flags,
  billed, effective, list, quantity, row_count
FROM once`;

/**
 * Rolls a billing period up where it is. Two kinds of rows come back, of one scan
 * and so of one state of the table: first each distinct combination of raw
 * dimensions as one text with its key, then what each key adds up to by day, the
 * oldest first. Rows that do not count come without key and day. The columns are
 * key, text, day, flags, billed, effective and list cost, quantity, and the number
 * of rows.
 *
 * @remarks
 * Everything is text, for clients make binary fractions of decimals.
 */
export function rollUpSql(rows: ChargeRows, period: Month): string {
  const { grouping, groupingSettings } = rows.dialect;
  const keyed = keyedSql(rows, period);
  const { before, grouped } =
    grouping === 'sets'
      ? { before: '', grouped: bySetsSql(rows.dialect, keyed) }
      : { before: onceSql(rows.dialect, keyed), grouped: SPLIT };
  const text = (sql: string) => `CAST(${sql} AS ${rows.dialect.types.text})`;
  return `${before}SELECT line_key, line_text, charge_day, ${text(
    'flags',
  )} AS flags,
  ${text('billed')} AS billed, ${text('effective')} AS effective,
  ${text('list')} AS list, ${text('quantity')} AS quantity,
  ${text('row_count')} AS row_count
FROM (
${grouped}
) grouped
ORDER BY CASE WHEN line_text IS NULL THEN 1 ELSE 0 END, charge_day
${groupingSettings}`.trimEnd();
}

/** Rows with their lines as texts and keys. */
function keyedSql(rows: ChargeRows, period: Month): string {
  const { dialect } = rows;
  const counted = (sql: string) => `CASE WHEN excluded = 0 THEN ${sql} END`;
  return `SELECT ${dialect.key(
    'line_text',
  )} AS line_key, line_text, charge_day, flags,
  billed, effective, list, quantity
FROM (
SELECT ${counted(packedSql(rows))} AS line_text,
  ${counted(dialect.dayText('c_day'))} AS charge_day, flags,
  ${counted('billed')} AS billed, ${counted('effective')} AS effective,
  ${counted(
    `coalesce(list, CAST(0 AS ${dialect.types.money}))`,
  )} AS list, quantity
FROM (
${rows.sql({ period })}
) charges
) packed`;
}

function sumsSql({ sum }: SqlDialect): string {
  return `${sum('billed')} AS billed, ${sum('effective')} AS effective,
  ${sum('list')} AS list, sum(quantity) AS quantity,
  count(*) AS row_count`;
}

function bySetsSql(dialect: SqlDialect, keyed: string): string {
  return `SELECT line_key, line_text, charge_day, flags,
  ${sumsSql(dialect)}
FROM (
${keyed}
) keyed
GROUP BY GROUPING SETS ((line_key, charge_day, flags), (line_key, line_text))`;
}

function onceSql(dialect: SqlDialect, keyed: string): string {
  return `WITH once AS MATERIALIZED (
SELECT line_key, charge_day, flags, max(line_text) AS line_text,
  ${sumsSql(dialect)}
FROM (
${keyed}
) keyed
GROUP BY line_key, charge_day, flags
)
`;
}

/** All raw dimensions as one text, with a separator between them. */
function packedSql(rows: ChargeRows): string {
  const { separator } = rows.dialect;
  const present = new Set(rows.dimensions.map(({ dimension }) => dimension));
  return RAW_DIMENSION_NAMES.map(dimension =>
    present.has(dimension)
      ? // The separator has no business in a bill; a tag that has it gets a blank.
        `replace(coalesce(${ChargeRows.alias(
          dimension,
        )}, ''), ${separator}, ' ')`
      : undefined,
  )
    .map((sql, i) => [...(i > 0 ? [separator] : []), ...(sql ? [sql] : [])])
    .flat()
    .join(' || ');
}
