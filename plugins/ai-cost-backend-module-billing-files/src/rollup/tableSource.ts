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

import type { BillTable } from '../files/BillTable';
import { jsonCellSql } from '../json/jsonCellSql';
import { jsonLinesSql } from '../json/jsonLines';
import { quoteLiteral } from './quote';

/** Where DuckDB keeps records of CSV files that are none. */
export interface RejectsTables {
  /** The records. */
  records: string;
  /** Which files they are of. */
  files: string;
}

/**
 * The function that reads tables of one shape, as SQL. Its files are the
 * parameter `$files`.
 *
 * @param table - any of them
 * @param rejects - where records that are none are written to; without it they
 * are left out
 */
export function tableSourceSql(
  table: BillTable,
  rejects?: RejectsTables,
): string {
  const { container, columns, delimiter, gzip } = table;
  if (container === 'parquet') {
    return `read_parquet($files, hive_partitioning = false,
      union_by_name = false, binary_as_string = true)`;
  }
  const handling = rejects
    ? `store_rejects = true, rejects_limit = 0,
       rejects_table = '${rejects.records}',
       rejects_scan = '${rejects.files}'`
    : 'ignore_errors = true';
  if (container === 'jsonl') {
    const cells = columns.map(
      ({ name, sql }) => `${jsonCellSql(name)} AS ${sql}`,
    );
    return `(SELECT ${cells.join(', ')}
      FROM ${jsonLinesSql('$files', { gzip, more: handling })})`;
  }
  const types = columns.map(({ sql }) => `'${sql}': 'VARCHAR'`).join(', ');
  return `read_csv($files, auto_detect = false, header = true,
    columns = {${types}}, delim = ${quoteLiteral(delimiter!)},
    quote = '"', escape = '"', nullstr = ['', 'NULL'],
    compression = '${gzip ? 'gzip' : 'none'}', hive_partitioning = false,
    ${handling})`;
}
