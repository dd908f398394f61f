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
import { backQuoted, informationSchemaSql, STANDARD_SQL } from './standardSql';

/** Databricks SQL, for tables in Unity Catalog. */
export const DATABRICKS: SqlDialect = {
  ...STANDARD_SQL,
  title: 'Databricks SQL',
  pathParts: ['catalog', 'schema', 'table'],
  types: { ...STANDARD_SQL.types, text: 'STRING' },
  // An instant has the day of the session's time zone; and a sum that does not
  // fit would be NULL without ANSI mode.
  sessionSetup: ["SET TIME ZONE 'UTC'", 'SET ANSI_MODE = true'],
  quote: backQuoted,
  columnsSql: ({ parts: [catalog, schema, table] }) =>
    informationSchemaSql({
      from: `${backQuoted(catalog)}.information_schema.columns`,
      type: 'full_data_type',
      schema,
      table,
    }),
  typeOf: name => ({
    kind: kindByName(name.toLowerCase(), [
      ['json', /^(map|struct|array|variant)\b/],
      ['text', /^(string|varchar)/],
      ['decimal', /^(decimal|tinyint|smallint|int|bigint)/],
      ['binary', /^(double|float)/],
      ['day', /^date$/],
      ['local', /^timestamp_ntz/],
      ['instant', /^timestamp/],
    ]),
    scale: scaleIn(name) ?? 0,
  }),
  jsonText: cell => `to_json(${cell})`,
  key: text => `sha2(${text}, 256)`,
  dayOf: cell => `CAST(${cell} AS DATE)`,
  dayText: day => `date_format(${day}, 'yyyy-MM-dd')`,
};
