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

import type { Knex } from 'knex';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyText } from './copyText';
import type {
  AppendOptions,
  GetOrCreateOptions,
  LedgerValue,
  LedgerWriter,
} from './LedgerWriter';
import { yieldToEventLoop } from './yieldToEventLoop';

const ROWS_PER_CHUNK = 1_000;
const HASHES_PER_QUERY = 5_000;
const ATTEMPTS = 5;
const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';

/** Writes with COPY. */
export class PostgresLedgerWriter implements LedgerWriter {
  readonly rowsPerStatement = 1_000_000;
  readonly #knex: Knex;

  static create(options: { knex: Knex }): PostgresLedgerWriter {
    return new PostgresLedgerWriter(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async prepare(): Promise<void> {}

  async append(options: AppendOptions): Promise<void> {
    const { table, columns, rows, trx, signal } = options;
    signal?.throwIfAborted();
    const copy = this.#knex
      .raw('copy ?? (??) from stdin', [table, [...columns]])
      .toQuery();
    const client = (trx ?? this.#knex).client;
    const connection: ClientBase = await client.acquireConnection();
    try {
      await pipeline(
        Readable.from(copyChunks(rows)),
        connection.query(copyFrom(copy)),
        { signal },
      );
    } finally {
      await client.releaseConnection(connection);
    }
  }

  async getOrCreate(options: GetOrCreateOptions): Promise<number[]> {
    const { hashes } = options;
    const ids: number[] = [];
    for (let from = 0; from < hashes.length; from += HASHES_PER_QUERY) {
      const known = await this.#getOrCreateSome(
        { ...options, hashes: hashes.slice(from, from + HASHES_PER_QUERY) },
        from,
      );
      ids.push(...known);
    }
    return ids;
  }

  async refreshStatistics(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      await this.#knex.raw('analyze ??', [table]);
    }
  }

  /** Finds, adds what is missing, and finds again when somebody was faster. */
  async #getOrCreateSome(
    options: GetOrCreateOptions,
    offset: number,
  ): Promise<number[]> {
    const { table, hashes, columns, values, signal } = options;
    for (let attempt = 1; ; attempt++) {
      const ids = await this.#find(table, hashes);
      // In one order, so that two processes do not wait for each other.
      const missing = hashes
        .map((hash, position) => ({ hash, position }))
        .filter(({ hash }) => !ids.has(hash))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1));
      if (missing.length === 0) {
        return hashes.map(hash => ids.get(hash)!);
      }
      const newIds = await this.#reserveIds(table, missing.length);
      try {
        await this.append({
          table,
          columns: ['id', 'key_hash', ...columns],
          rows: missing.map(({ hash, position }, index) => [
            newIds[index],
            hash,
            ...values(offset + position),
          ]),
          signal,
        });
        missing.forEach(({ hash }, index) => ids.set(hash, newIds[index]));
        return hashes.map(hash => ids.get(hash)!);
      } catch (error) {
        if (!isLostRace(error) || attempt === ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async #find(
    table: string,
    hashes: readonly string[],
  ): Promise<Map<string, number>> {
    const rows: { id: number; key_hash: string }[] = await this.#knex(table)
      .whereRaw('key_hash = any(?::text[])', [[...hashes]])
      .select('id', 'key_hash');
    return new Map(rows.map(row => [row.key_hash, row.id]));
  }

  async #reserveIds(table: string, count: number): Promise<number[]> {
    const { rows } = await this.#knex.raw<{ rows: { id: number }[] }>(
      `with ids as materialized (
         select pg_get_serial_sequence(?, 'id')::regclass as sequence
       )
       select nextval(sequence)::integer as id
       from ids, generate_series(1, ?)`,
      [table, count],
    );
    return rows.map(({ id }) => id);
  }
}

function isLostRace(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === UNIQUE_VIOLATION || code === DEADLOCK;
}

async function* copyChunks(
  rows: Iterable<readonly LedgerValue[]>,
): AsyncGenerator<Buffer> {
  let chunk = '';
  let size = 0;
  for (const row of rows) {
    chunk += copyText(row);
    size += 1;
    if (size === ROWS_PER_CHUNK) {
      yield Buffer.from(chunk);
      chunk = '';
      size = 0;
      await yieldToEventLoop();
    }
  }
  if (size > 0) {
    yield Buffer.from(chunk);
  }
}
