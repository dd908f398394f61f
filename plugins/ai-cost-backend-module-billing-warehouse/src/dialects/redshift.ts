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
import { informationSchemaSql, STANDARD_SQL } from './standardSql';

/** Amazon Redshift. */
export const REDSHIFT: SqlDialect = {
  ...STANDARD_SQL,
  title: 'Amazon Redshift',
  pathParts: ['schema', 'table'],
  // A VARCHAR that does not say its length has 256 bytes.
  types: { ...STANDARD_SQL.types, text: 'VARCHAR(65535)' },
  // External tables of Spectrum are in this view only.
  columnsSql: ({ parts: [schema, table] }) =>
    informationSchemaSql({
      from: 'svv_columns',
      type: `CASE WHEN data_type IN ('numeric', 'decimal') THEN 'numeric(' || CAST(numeric_precision AS VARCHAR) || ',' || CAST(numeric_scale AS VARCHAR) || ')' ELSE data_type END`,
      schema,
      table,
    }),
  typeOf: name => {
    const kind = kindByName(name, [
      ['json', /^super/],
      ['text', /^(text|character varying|varchar|string)/],
      ['decimal', /^(numeric|decimal|smallint|integer|bigint)/],
      ['binary', /^(double|real|float)/],
      ['day', /^date$/],
      ['instant', /^timestamp.* with time zone$|^timestamptz/],
      ['local', /^timestamp/],
    ]);
    return { kind, scale: scaleIn(name) ?? 0 };
  },
  jsonText: cell => `json_serialize(${cell})`,
  key: text => `sha2(${text}, 256)`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `CAST(${cell} AT TIME ZONE 'UTC' AS DATE)`
      : `CAST(${cell} AS DATE)`,
  dayText: day => `to_char(${day}, 'YYYY-MM-DD')`,
};
