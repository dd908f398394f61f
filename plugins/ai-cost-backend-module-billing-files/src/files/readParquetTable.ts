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

import type { DuckDbSession } from '../rollup/DuckDbSession';
import { literalPath, quoteIdentifier, quoteLiteral } from '../rollup/quote';
import type { BillFile } from './BillFile';
import type { PlainTable } from './BillTable';

/** Reads which columns a Parquet file has, and of which types. */
export async function readParquetTable(
  session: DuckDbSession,
  file: BillFile,
): Promise<PlainTable> {
  const path = quoteLiteral(literalPath(file.path));
  const columns = await session.rows<{
    column_name: string;
    column_type: string;
  }>(
    `DESCRIBE SELECT * FROM read_parquet(${path},
      hive_partitioning = false, binary_as_string = true)`,
  );
  const [{ rows }] = await session.rows<{ rows: bigint }>(
    `SELECT CAST(sum(num_rows) AS BIGINT) AS rows FROM parquet_file_metadata(${path})`,
  );
  return {
    file,
    path: file.path,
    container: 'parquet',
    empty: Number(rows) === 0,
    columns: columns.map(({ column_name: name, column_type: type }) => ({
      name,
      type,
      sql: quoteIdentifier(name),
    })),
  };
}
