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

import path from 'node:path';
import { DuckDBConnection, DuckDBInstance, Json } from '@duckdb/node-api';

/** The sample's bills as tables named like their sources; CSV as text. */
export class BillReader {
  static async open(directory: string): Promise<BillReader> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    const glob = (pattern: string) =>
      `'${path.join(directory, pattern).replaceAll("'", "''")}'`;
    const csv = "all_varchar = true, nullstr = ['', 'NULL']";
    const tables = {
      aws: `read_parquet(${glob('aws/**/*.parquet')}, union_by_name = true)`,
      gcp: `read_parquet(${glob('gcp/**/*.parquet')})`,
      azure: `read_csv(${glob('azure/**/*.csv.gz')}, ${csv})`,
      openai: `read_csv(${glob('openai/**/*.csv.gz')}, ${csv})`,
      anthropic: `read_csv(${glob('anthropic/**/*.csv.gz')}, ${csv})`,
    };
    for (const [name, table] of Object.entries(tables)) {
      await connection.run(`CREATE TABLE ${name} AS SELECT * FROM ${table}`);
    }
    return new BillReader(instance, connection);
  }

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  async rows(sql: string): Promise<Record<string, Json>[]> {
    const result = await this.connection.runAndReadAll(sql);
    return result.getRowObjectsJson();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
