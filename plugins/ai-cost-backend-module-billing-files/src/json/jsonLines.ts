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

/**
 * The lines of JSON files as DuckDB's SQL, one row each with the column `line`:
 * the object, or NULL where the line is none. Blank lines are left out.
 *
 * @remarks
 * A control character stands for the delimiter, for JSON has none but escaped;
 * so a line is one cell, whatever it holds.
 *
 * @param files - a list of paths, as SQL
 * @param more - further arguments of `read_csv`
 */
export function jsonLinesSql(
  files: string,
  options: { gzip?: boolean; more: string },
): string {
  return `(SELECT CASE WHEN json_valid(line) AND json_type(line) = 'OBJECT'
      THEN CAST(line AS JSON) END AS line
    FROM read_csv(${files}, auto_detect = false, header = false,
      columns = {'line': 'VARCHAR'}, delim = chr(1), quote = '', escape = '',
      compression = '${options.gzip ? 'gzip' : 'none'}',
      hive_partitioning = false, ${options.more})
    WHERE trim(line) <> '')`;
}
