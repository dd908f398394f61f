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

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  DuckDBInstance,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBDataChunk,
} from '@duckdb/node-api';
import { DiskBudget } from '../csv/DiskBudget';
import { defaultMemoryLimit } from './defaultMemoryLimit';
import { cannotSpill } from './engineErrors';
import { literalPath, quoteIdentifier, quoteLiteral } from './quote';

/**
 * What DuckDB may use.
 *
 * @public
 */
export interface DuckDbOptions {
  /**
   * Memory before it spills to disk, such as `700MB`; half of what the process
   * may have and `2GiB` at most when absent.
   */
  memoryLimit?: string;
  threads?: number;
  /** Where it spills: a new folder in here for each roll-up, removed at its end. */
  tempDirectory?: string;
  /**
   * Disk that a roll-up may spill to, such as `20GB`. As much again may hold
   * copies of UTF-16 files.
   */
  maxTempSize?: string;
}

/** Values of a statement's parameters. */
export type Parameters = Record<string, string | readonly string[]>;

const DEFAULT_MAX_TEMP_SIZE = '20GB';
// Each thread needs memory of its own, and the limit is for all of them.
const MOST_DEFAULT_THREADS = 4;

/**
 * A DuckDB of its own for one roll-up: in memory, with a temporary folder to
 * spill to, and nothing installed or loaded from elsewhere. It reads the files
 * that it is told of and its own folder.
 */
export class DuckDbSession {
  /** For this session only; removed at its end. */
  readonly directory: string;
  /** For copies of files in the directory. */
  readonly disk: DiskBudget;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #signal?: AbortSignal;
  readonly #interrupt = () => this.#connection.interrupt();
  #closed = false;

  /**
   * @param options - `files` are the paths of the only files that it may read
   * @throws DeliveryError when the temporary folder cannot be written to
   */
  static async create(options: {
    files: readonly string[];
    engine?: DuckDbOptions;
    signal?: AbortSignal;
  }): Promise<DuckDbSession> {
    const { files, engine = {}, signal } = options;
    signal?.throwIfAborted();
    const parent = path.resolve(engine.tempDirectory ?? os.tmpdir());
    let directory: string;
    try {
      await fs.mkdir(parent, { recursive: true });
      directory = await fs.mkdtemp(path.join(parent, 'ai-cost-'));
    } catch (error) {
      throw cannotSpill(parent, error);
    }
    try {
      const instance = await DuckDBInstance.create(':memory:', {
        memory_limit: engine.memoryLimit ?? defaultMemoryLimit(),
        threads: String(
          engine.threads ??
            Math.min(os.availableParallelism(), MOST_DEFAULT_THREADS),
        ),
        temp_directory: path.join(directory, 'spill'),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        preserve_insertion_order: 'false',
        // Each file is read once or twice; what DuckDB kept would be memory.
        enable_external_file_cache: 'false',
      });
      const connection = await instance.connect();
      await connection.run("SET TimeZone = 'UTC'");
      // Setting the folder sets it to most of the disk, so it comes after.
      const size = quoteLiteral(engine.maxTempSize ?? DEFAULT_MAX_TEMP_SIZE);
      await connection.run(`SET max_temp_directory_size = ${size}`);
      const limit = await connection.runAndReadAll(
        `SELECT CAST(parse_formatted_bytes(${size}) AS DOUBLE)`,
      );
      const disk = DiskBudget.create({ bytes: Number(limit.getRows()[0][0]) });
      await lockDown(connection, { directory, files });
      return new DuckDbSession({
        directory,
        disk,
        instance,
        connection,
        signal,
      });
    } catch (error) {
      await fs.rm(directory, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(options: {
    directory: string;
    disk: DiskBudget;
    instance: DuckDBInstance;
    connection: DuckDBConnection;
    signal?: AbortSignal;
  }) {
    this.directory = options.directory;
    this.disk = options.disk;
    this.#instance = options.instance;
    this.#connection = options.connection;
    this.#signal = options.signal;
    this.#signal?.addEventListener('abort', this.#interrupt);
  }

  async run(sql: string, parameters?: Parameters): Promise<void> {
    await this.#guard(() =>
      this.#connection.run(sql, ...bindingOf(parameters)),
    );
  }

  /** A small result as objects; decimals are to be cast to text in SQL. */
  async rows<T>(sql: string, parameters?: Parameters): Promise<T[]> {
    const reader = await this.#guard(() =>
      this.#connection.runAndReadAll(sql, ...bindingOf(parameters)),
    );
    return reader.getRowObjectsJS() as T[];
  }

  /** A large result, some two thousand rows at a time. */
  async *chunks(sql: string): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.#guard(() => this.#connection.stream(sql));
    for (;;) {
      const chunk = await this.#guard(() => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) {
        return;
      }
      yield chunk;
    }
  }

  async appender(table: string): Promise<DuckDBAppender> {
    return this.#guard(() => this.#connection.createAppender(table));
  }

  /** Frees memory and disk; safe to call twice. */
  async close(): Promise<void> {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    this.#signal?.removeEventListener('abort', this.#interrupt);
    // Frees most of the memory on DuckDB's threads; closing does it on this one.
    await this.#dropTables().catch(() => {});
    this.#connection.closeSync();
    this.#instance.closeSync();
    await fs.rm(this.directory, { recursive: true, force: true });
  }

  async #dropTables(): Promise<void> {
    const tables = await this.#connection.runAndReadAll(
      'SELECT table_name FROM duckdb_tables()',
    );
    for (const [name] of tables.getRows()) {
      await this.#connection.run(`DROP TABLE ${quoteIdentifier(String(name))}`);
    }
  }

  async #guard<T>(action: () => Promise<T>): Promise<T> {
    this.#signal?.throwIfAborted();
    try {
      return await action();
    } catch (error) {
      // An interrupted statement fails with a text of DuckDB's own.
      this.#signal?.throwIfAborted();
      throw error;
    }
  }
}

/**
 * Leaves DuckDB nothing but its files. All SQL is this module's own, so nothing
 * should ever ask for others; should one get in, it finds the door shut.
 */
async function lockDown(
  connection: DuckDBConnection,
  options: { directory: string; files: readonly string[] },
): Promise<void> {
  const { directory, files } = options;
  const list = (items: readonly string[]) =>
    `[${items.map(quoteLiteral).join(', ')}]`;
  // It asks for the path as it was given, and again for what that led to.
  const paths = (each: readonly string[]) =>
    list([...new Set([...each, ...each.map(literalPath)])]);
  for (const [name, value] of [
    ['allowed_directories', paths([directory])],
    ['allowed_paths', paths(files)],
    ['enable_external_access', 'false'],
    // Set when rows are searched that have something wrong.
    ['allowed_configs', list(['preserve_insertion_order'])],
    ['lock_configuration', 'true'],
  ]) {
    await connection.run(`SET ${name} = ${value}`);
  }
}

function bindingOf(parameters: Parameters = {}) {
  const values = Object.entries(parameters).map(
    ([name, value]) =>
      [name, typeof value === 'string' ? value : listValue(value)] as const,
  );
  const types = Object.entries(parameters).map(
    ([name, value]) =>
      [name, typeof value === 'string' ? VARCHAR : LIST(VARCHAR)] as const,
  );
  return [Object.fromEntries(values), Object.fromEntries(types)] as const;
}
