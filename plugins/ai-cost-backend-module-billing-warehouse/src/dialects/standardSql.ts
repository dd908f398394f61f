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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { SqlDialect } from '../sql/SqlDialect';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What most engines say in the same way. */
export const STANDARD_SQL = {
  types: {
    text: 'VARCHAR',
    money: 'DECIMAL(38, 18)',
    quantity: 'DECIMAL(30, 12)',
  },
  separator: 'chr(31)',
  grouping: 'sets',
  groupingSettings: '',
  sessionSetup: [],
  quote: doubleQuoted,
  byteLength: text => `octet_length(${text})`,
  round: (number, places) => `round(${number}, ${places})`,
  sum: amount => `sum(${amount})`,
  dayText: day => `CAST(${day} AS VARCHAR)`,
  dayLiteral: day => `DATE '${checkedDay(day)}'`,
} satisfies Partial<SqlDialect>;

/** @throws RangeError for what is no day */
export function checkedDay(day: Day): Day {
  if (!DAY.test(day)) {
    throw new RangeError('not a day');
  }
  return day;
}

function doubleQuoted(name: string): string {
  return `"${name}"`;
}

/** As BigQuery, ClickHouse and Databricks quote names. */
export function backQuoted(name: string): string {
  return `\`${name}\``;
}

/** Columns as the standard's information schema lists them. */
export function informationSchemaSql(options: {
  /** The schema's table of columns, quoted. */
  from: string;
  /** Type of a column, as SQL. */
  type: string;
  schema: string;
  table: string;
}): string {
  const { from, type, schema, table } = options;
  return `SELECT column_name, ${type}
FROM ${from}
WHERE table_schema = '${schema}' AND table_name = '${table}'
ORDER BY ordinal_position`;
}
