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

import { kindByName, scaleIn } from '../sql/ColumnType';
import type { SqlDialect } from '../sql/SqlDialect';
import {
  DECIMAL_TEXT,
  REAL_OFFSET_INSTANT,
  REAL_UTC_INSTANT,
} from './exactText';
import { backQuoted, checkedDay, STANDARD_SQL } from './standardSql';

// Backslashes begin an escape in its texts.
const literal = (pattern: string) => `'${pattern.replaceAll('\\', '\\\\')}'`;
const matches = (text: string, pattern: string) =>
  `match(${text}, ${literal(`^${pattern}$`)})`;
const trimmed = (text: string) =>
  `extract(${text}, ${literal(String.raw`\S(?:.*\S)?`)})`;

const number = (text: string) =>
  `CASE WHEN ${matches(text, DECIMAL_TEXT)} THEN toDecimal256OrNull(${trimmed(
    text,
  )}, 38) END`;

/** ClickHouse. */
export const CLICKHOUSE: SqlDialect = {
  ...STANDARD_SQL,
  title: 'ClickHouse',
  pathParts: ['database', 'table'],
  types: {
    text: 'Nullable(String)',
    money: 'Nullable(Decimal(38, 18))',
    quantity: 'Nullable(Decimal(30, 12))',
  },
  separator: 'char(31)',
  // Otherwise texts that a set does not have are empty, and days 1970-01-01.
  groupingSettings: 'SETTINGS group_by_use_nulls = 1',
  loose: {
    number,
    binary: cell => number(`toString(${cell})`),
    day: text => `CASE
      WHEN ${matches(text, REAL_UTC_INSTANT)}
      THEN toDate32OrNull(substring(${trimmed(text)}, 1, 10))
      WHEN ${matches(text, REAL_OFFSET_INSTANT)}
      THEN toDate32(parseDateTime64BestEffortOrNull(${trimmed(
        text,
      )}, 9, 'UTC')) END`,
  },
  quote: backQuoted,
  columnsSql: ({ parts: [database, table] }) => `SELECT name, type
FROM system.columns
WHERE database = '${database}' AND table = '${table}'
ORDER BY position`,
  typeOf: name => {
    const type = name.replace(/(Nullable|LowCardinality)\(|\)+$/g, '');
    return {
      kind: kindByName(type, [
        ['json', /^(Map|Tuple|Array|JSON|Nested)\b/],
        ['text', /^String/],
        ['decimal', /^(Decimal|U?Int\d)/],
        ['binary', /^Float/],
        ['instant', /^DateTime/],
        ['day', /^Date/],
      ]),
      scale: type.startsWith('Decimal') ? scaleIn(`${type})`) : 0,
    };
  },
  jsonText: cell => `toJSONString(${cell})`,
  byteLength: text => `length(${text})`,
  key: text => `hex(SHA256(${text}))`,
  // Sums of 128 bits overflow without a word.
  sum: amount => `sum(toDecimal256(${amount}, 18))`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `toDate32(toTimeZone(${cell}, 'UTC'))`
      : `toDate32(${cell})`,
  dayText: day => `toString(${day})`,
  dayLiteral: day => `toDate32('${checkedDay(day)}')`,
};
