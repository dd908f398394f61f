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

/** Trino. */
export const TRINO: SqlDialect = {
  ...STANDARD_SQL,
  title: 'Trino',
  pathParts: ['catalog', 'schema', 'table'],
  columnsSql: ({ parts: [catalog, schema, table] }) =>
    informationSchemaSql({
      from: `"${catalog}".information_schema.columns`,
      type: 'data_type',
      schema,
      table,
    }),
  typeOf: name => ({
    kind: kindByName(name, [
      ['json', /^(json|map|row|array)\b/],
      ['text', /^varchar/],
      ['decimal', /^(decimal|tinyint|smallint|integer|bigint)/],
      ['binary', /^(double|real)$/],
      ['day', /^date$/],
      ['instant', /^timestamp.* with time zone$/],
      ['local', /^timestamp/],
    ]),
    scale: scaleIn(name) ?? 0,
  }),
  jsonText: cell => `json_format(CAST(${cell} AS JSON))`,
  byteLength: text => `length(to_utf8(${text}))`,
  key: text => `to_hex(sha256(to_utf8(${text})))`,
  dayOf: (cell, { kind }) =>
    kind === 'instant'
      ? `CAST(${cell} AT TIME ZONE 'UTC' AS DATE)`
      : `CAST(${cell} AS DATE)`,
};

/** Amazon Athena, which is made of Trino. The connection names the catalog. */
export const ATHENA: SqlDialect = {
  ...TRINO,
  title: 'Amazon Athena',
  pathParts: ['database', 'table'],
  columnsSql: ({ parts: [schema, table] }) =>
    informationSchemaSql({
      from: 'information_schema.columns',
      type: 'data_type',
      schema,
      table,
    }),
};
