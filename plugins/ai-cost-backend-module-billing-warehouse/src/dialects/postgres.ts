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
import { STANDARD_SQL } from './standardSql';

const matches = (text: string, pattern: string) => `${text} ~ '^${pattern}$'`;

const number = (text: string) =>
  `CASE WHEN ${matches(text, DECIMAL_TEXT)} THEN CAST(${text} AS numeric) END`;

/** PostgreSQL, and what understands all of its dialect: AlloyDB, Aurora. */
export const POSTGRES: SqlDialect = {
  ...STANDARD_SQL,
  title: 'PostgreSQL',
  pathParts: ['schema', 'table'],
  types: { ...STANDARD_SQL.types, text: 'text' },
  // So that binary fractions have their shortest text, whatever the server says.
  sessionSetup: ['SET extra_float_digits = 1'],
  loose: {
    number,
    // Since PostgreSQL 12 the text of a binary fraction is the shortest one.
    binary: cell => number(`CAST(${cell} AS text)`),
    day: text => `CASE
      WHEN ${matches(text, REAL_UTC_INSTANT)}
      THEN CAST(left(ltrim(${text}, E' \\t\\n\\r\\f\\v'), 10) AS date)
      WHEN ${matches(text, REAL_OFFSET_INSTANT)}
      THEN CAST(CAST(${text} AS timestamptz) AT TIME ZONE 'UTC' AS date) END`,
  },
  // The information schema leaves materialised views out.
  columnsSql: ({
    parts: [schema, table],
  }) => `SELECT attname, format_type(atttypid, atttypmod)
FROM pg_catalog.pg_attribute
WHERE attrelid = to_regclass('"${schema}"."${table}"')
  AND attnum > 0 AND NOT attisdropped
ORDER BY attnum`,
  typeOf: name => {
    const kind = kindByName(name, [
      ['json', /\[\]$|^jsonb?$|(^|\.)"?hstore"?$/],
      ['text', /^(text|character varying)/],
      ['decimal', /^(numeric|smallint|integer|bigint)/],
      ['binary', /^(double precision|real)$/],
      ['day', /^date$/],
      ['instant', /^timestamp.* with time zone$/],
      ['local', /^timestamp/],
    ]);
    return {
      kind,
      scale: name.startsWith('numeric') ? scaleIn(name) : 0,
    };
  },
  jsonText: cell => `CAST(to_json(${cell}) AS text)`,
  key: text => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `CAST(${cell} AT TIME ZONE 'UTC' AS date)`
      : `CAST(${cell} AS date)`,
  dayText: day => `to_char(${day}, 'YYYY-MM-DD')`,
};

/** Citus, which has no grouping sets over several nodes. */
export const CITUS: SqlDialect = {
  ...POSTGRES,
  title: 'Citus',
  grouping: 'once',
};
