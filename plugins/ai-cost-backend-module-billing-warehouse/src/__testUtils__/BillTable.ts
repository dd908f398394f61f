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

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

const ROWS_AT_ONCE = 5_000;

/** A column as DuckDB names its type. */
export interface BillColumn {
  name: string;
  type: string;
}

/**
 * A bill as a table: read from files by DuckDB, handed on to other engines as
 * texts.
 */
export class BillTable {
  readonly connection: DuckDBConnection;
  readonly columns: readonly BillColumn[];
  readonly #instance: DuckDBInstance;

  /**
   * Makes the table `bill.line_items` of files.
   *
   * @param options - columns of CSV files are texts; `casts` gives other types
   */
  static async read(options: {
    files: readonly string[];
    casts?: Record<string, string>;
  }): Promise<BillTable> {
    const { files, casts = {} } = options;
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run('CREATE SCHEMA bill');
    const list = `[${files.map(file => `'${file}'`).join(', ')}]`;
    const source = files[0].endsWith('.parquet')
      ? `read_parquet(${list}, hive_partitioning = false, union_by_name = true)`
      : `read_csv(${list}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = ['', 'NULL'], union_by_name = true)`;
    const replaced = Object.entries(casts).map(
      ([name, type]) =>
        `CAST(${
          /^(MAP|STRUCT)/.test(type) ? `"${name}"::JSON` : `"${name}"`
        } AS ${type}) AS "${name}"`,
    );
    await connection.run(
      `CREATE TABLE bill.line_items AS SELECT * ${
        replaced.length > 0 ? `REPLACE (${replaced.join(', ')})` : ''
      } FROM ${source}`,
    );
    const described = await connection.runAndReadAll(
      'SELECT column_name, column_type FROM (DESCRIBE bill.line_items)',
    );
    const columns = described
      .getRows()
      .map(([name, type]) => ({ name: String(name), type: String(type) }));
    return new BillTable(instance, connection, columns);
  }

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    columns: readonly BillColumn[],
  ) {
    this.#instance = instance;
    this.connection = connection;
    this.columns = columns;
  }

  /** Its rows with texts for cells; maps are JSON. */
  async *rows(): AsyncGenerator<Record<string, string | null>[]> {
    const cells = this.columns.map(({ name, type }) =>
      /^(MAP|STRUCT|JSON)/.test(type)
        ? `CAST(to_json("${name}") AS VARCHAR) AS "${name}"`
        : `CAST("${name}" AS VARCHAR) AS "${name}"`,
    );
    const result = await this.connection.stream(
      `SELECT ${cells.join(', ')} FROM bill.line_items`,
    );
    let batch: Record<string, string | null>[] = [];
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) {
        break;
      }
      for (const row of chunk.getRows()) {
        batch.push(
          Object.fromEntries(
            this.columns.map(({ name }, i) => [name, row[i] as string | null]),
          ),
        );
      }
      if (batch.length >= ROWS_AT_ONCE) {
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }

  close(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}
