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
import { backQuoted, STANDARD_SQL } from './standardSql';

/** Google BigQuery. */
export const BIGQUERY: SqlDialect = {
  ...STANDARD_SQL,
  title: 'BigQuery',
  pathParts: ['project', 'dataset', 'table'],
  // NUMERIC has nine decimal places; this one has 38.
  types: { text: 'STRING', money: 'BIGNUMERIC', quantity: 'BIGNUMERIC' },
  quote: backQuoted,
  columnsSql: ({
    parts: [project, dataset, table],
  }) => `SELECT column_name, data_type
FROM ${[project, dataset, 'INFORMATION_SCHEMA', 'COLUMNS']
    .map(backQuoted)
    .join('.')}
WHERE table_name = '${table}'
ORDER BY ordinal_position`,
  typeOf: name => ({
    kind: kindByName(name.toLowerCase(), [
      ['json', /^(json|array|struct)\b/],
      ['text', /^string/],
      ['decimal', /^(numeric|bignumeric|int64)/],
      ['binary', /^float64/],
      ['day', /^date$/],
      ['local', /^datetime/],
      ['instant', /^timestamp/],
    ]),
    scale: scaleOf(name.toLowerCase()),
  }),
  jsonText: cell => `to_json_string(${cell})`,
  byteLength: text => `byte_length(${text})`,
  key: text => `to_hex(sha256(${text}))`,
  dayOf: (cell, { kind }) =>
    kind === 'instant' ? `date(${cell}, 'UTC')` : `date(${cell})`,
  dayText: day => `CAST(${day} AS STRING)`,
};

function scaleOf(name: string): number | undefined {
  if (name.startsWith('bignumeric')) {
    return scaleIn(name);
  }
  return name.startsWith('numeric') ? scaleIn(name) ?? 9 : 0;
}
