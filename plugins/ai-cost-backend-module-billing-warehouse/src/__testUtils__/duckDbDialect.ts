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

import { OFFSET_INSTANT, UTC_INSTANT } from 'backstage-plugin-ai-cost-node';
import { STANDARD_SQL } from '../dialects/standardSql';
import { kindByName, scaleIn } from '../sql/ColumnType';
import type { SqlDialect } from '../sql/SqlDialect';

const matches = (text: string, pattern: string) =>
  `regexp_full_match(${text}, '${pattern}')`;

/** DuckDB: the engine of the roll-up of files, so the nearest to compare with. */
export const DUCKDB: SqlDialect = {
  ...STANDARD_SQL,
  title: 'DuckDB',
  pathParts: ['schema', 'table'],
  byteLength: text => `strlen(${text})`,
  loose: {
    number: text =>
      `CASE WHEN NOT contains(${text}, '_') THEN TRY_CAST(${text} AS DECIMAL(38, 19)) END`,
    binary: cell => `TRY_CAST(CAST(${cell} AS VARCHAR) AS DECIMAL(38, 19))`,
    day: text => `CASE
      WHEN ${matches(text, UTC_INSTANT)}
      THEN TRY_CAST(left(ltrim(${text}), 10) AS DATE)
      WHEN ${matches(text, OFFSET_INSTANT)}
      THEN CAST(make_timestamp(epoch_us(TRY_CAST(${text} AS TIMESTAMPTZ))) AS DATE) END`,
  },
  columnsSql: ({ parts: [schema, table] }) => `SELECT column_name, data_type
FROM duckdb_columns()
WHERE schema_name = '${schema}' AND table_name = '${table}'
ORDER BY column_index`,
  typeOf: name => ({
    kind: kindByName(name, [
      ['json', /^(MAP|STRUCT|JSON)|\[\d*\]$/],
      ['text', /^VARCHAR/],
      ['decimal', /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT)/],
      ['binary', /^(DOUBLE|FLOAT)$/],
      ['day', /^DATE$/],
      ['instant', /^TIMESTAMP WITH TIME ZONE$/],
      ['local', /^TIMESTAMP/],
    ]),
    scale: scaleIn(name) ?? 0,
  }),
  jsonText: cell => `CAST(to_json(${cell}) AS VARCHAR)`,
  key: text => `sha256(${text})`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `CAST(make_timestamp(epoch_us(${cell})) AS DATE)`
      : `CAST(${cell} AS DATE)`,
};
