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

import type { Database, Statement } from 'better-sqlite3';
import type { Knex } from 'knex';
import type {
  AppendOptions,
  GetOrCreateOptions,
  LedgerValue,
  LedgerWriter,
} from './LedgerWriter';
import { yieldToEventLoop } from './yieldToEventLoop';

// The driver is synchronous: a slice is how long others wait.
const SLICE_MILLISECONDS = 8;
const ROWS_PER_STATEMENT = 50;
const CACHE_KIBIBYTES = 32_768;

/** Writes with prepared statements on the driver's own connection. */
export class SqliteLedgerWriter implements LedgerWriter {
  readonly rowsPerStatement = 10_000;
  readonly #knex: Knex;
  /** Prepared statements of the connections that were tuned. */
  readonly #statements = new WeakMap<Database, Map<string, Statement>>();

  static create(options: { knex: Knex }): SqliteLedgerWriter {
    return new SqliteLedgerWriter(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async prepare(): Promise<void> {
    await this.#inSlices({}, () => true);
  }

  async append(options: AppendOptions): Promise<void> {
    const { table, columns, rows, trx, signal } = options;
    const insertOne = this.#insertSql(table, columns, 1);
    const insertMany = this.#insertSql(table, columns, ROWS_PER_STATEMENT);
    const iterator = rows[Symbol.iterator]();

    await this.#inSlices({ trx, signal }, (connection, deadline) => {
      const many = this.#statement(connection, insertMany);
      do {
        const batch = take(iterator, ROWS_PER_STATEMENT);
        if (batch.length < ROWS_PER_STATEMENT) {
          const one = this.#statement(connection, insertOne);
          for (const row of batch) {
            one.run(row);
          }
          return true;
        }
        many.run(batch.flat());
      } while (performance.now() < deadline);
      return false;
    });
  }

  async getOrCreate(options: GetOrCreateOptions): Promise<number[]> {
    const { table, hashes, columns, values, signal } = options;
    if (hashes.length === 0) {
      return [];
    }
    const select = this.#knex
      .raw('select id from ?? where key_hash = ?', [table, ''])
      .toSQL().sql;
    const insert = this.#insertSql(table, ['key_hash', ...columns], 1);
    const ids: number[] = Array(hashes.length);
    // Neighbours in the index lie on the same page of it.
    const order = [...hashes.keys()].sort((a, b) =>
      hashes[a] < hashes[b] ? -1 : 1,
    );
    let at = 0;

    await this.#inSlices({ signal }, (connection, deadline) => {
      const find = this.#statement(connection, select);
      const add = this.#statement(connection, insert);
      while (at < order.length && performance.now() < deadline) {
        const position = order[at];
        const hash = hashes[position];
        const known = find.get(hash) as { id: number } | undefined;
        ids[position] =
          known?.id ??
          Number(add.run(hash, ...values(position)).lastInsertRowid);
        at += 1;
      }
      return at === order.length;
    });
    return ids;
  }

  async refreshStatistics(): Promise<void> {
    await this.#knex.raw('pragma analysis_limit = 300');
    await this.#knex.raw('pragma optimize');
  }

  /**
   * Runs work in short transactions until it says that it is done. The
   * connection goes back to the pool in between, for it is the only one.
   */
  async #inSlices(
    options: { trx?: Knex.Transaction; signal?: AbortSignal },
    work: (connection: Database, deadline: number) => boolean,
  ): Promise<void> {
    const { trx, signal } = options;
    const client = (trx ?? this.#knex).client;
    for (;;) {
      signal?.throwIfAborted();
      const connection: Database = await client.acquireConnection();
      let done: boolean;
      try {
        this.#tune(connection);
        const deadline = performance.now() + SLICE_MILLISECONDS;
        done = connection.inTransaction
          ? work(connection, deadline)
          : connection.transaction(work).immediate(connection, deadline);
      } finally {
        await client.releaseConnection(connection);
      }
      if (done) {
        return;
      }
      await yieldToEventLoop();
    }
  }

  /** Readers go on while a delivery is written, and a commit needs no sync. */
  #tune(connection: Database): void {
    if (this.#statements.has(connection) || connection.inTransaction) {
      return;
    }
    this.#statements.set(connection, new Map());
    connection.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
    if (!connection.memory) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = NORMAL');
    }
  }

  #statement(connection: Database, sql: string): Statement {
    const known = this.#statements.get(connection);
    const statement = known?.get(sql) ?? connection.prepare(sql);
    known?.set(sql, statement);
    return statement;
  }

  #insertSql(table: string, columns: readonly string[], rows: number): string {
    const names = this.#knex.raw('?? (??)', [table, [...columns]]).toQuery();
    const row = `(${columns.map(() => '?').join(', ')})`;
    return `insert into ${names} values ${Array(rows).fill(row).join(', ')}`;
  }
}

function take(
  iterator: Iterator<readonly LedgerValue[]>,
  count: number,
): (readonly LedgerValue[])[] {
  const rows: (readonly LedgerValue[])[] = [];
  while (rows.length < count) {
    const next = iterator.next();
    if (next.done) {
      break;
    }
    rows.push(next.value);
  }
  return rows;
}
