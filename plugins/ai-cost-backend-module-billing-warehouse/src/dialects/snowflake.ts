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

/** Snowflake. Names that were made without quotes are in upper case. */
export const SNOWFLAKE: SqlDialect = {
  ...STANDARD_SQL,
  title: 'Snowflake',
  pathParts: ['DATABASE', 'SCHEMA', 'TABLE'],
  columnsSql: ({ parts: [database, schema, table] }) =>
    informationSchemaSql({
      from: `"${database}".information_schema.columns`,
      type: `CASE WHEN data_type = 'NUMBER' THEN 'NUMBER(' || numeric_precision || ',' || numeric_scale || ')' ELSE data_type END`,
      schema,
      table,
    }),
  typeOf: name => ({
    kind: kindByName(name.toLowerCase(), [
      ['json', /^(variant|object|array|map)\b/],
      ['text', /^(text|varchar|string)/],
      ['decimal', /^number/],
      ['binary', /^(float|double|real)/],
      ['day', /^date$/],
      ['local', /^timestamp_ntz/],
      ['instant', /^timestamp_(ltz|tz)/],
    ]),
    scale: scaleIn(name) ?? 0,
  }),
  jsonText: cell => `to_json(${cell})`,
  key: text => `sha2(${text}, 256)`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `CAST(convert_timezone('UTC', ${cell}) AS DATE)`
      : `CAST(${cell} AS DATE)`,
  dayText: day => `to_char(${day}, 'YYYY-MM-DD')`,
};
