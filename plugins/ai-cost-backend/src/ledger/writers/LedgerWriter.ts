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

/** A value as both engines take it. */
export type LedgerValue = string | number | bigint | null;

/** What to append, see {@link LedgerWriter.append}. */
export interface AppendOptions {
  table: string;
  columns: readonly string[];
  /** Values in the order of `columns`. */
  rows: Iterable<readonly LedgerValue[]>;
  /** Writes all rows in this transaction; else in small ones of its own. */
  trx?: Knex.Transaction;
  signal?: AbortSignal;
}

/** What to find or add, see {@link LedgerWriter.getOrCreate}. */
export interface GetOrCreateOptions {
  /** A table with `id` and a unique `key_hash`. */
  table: string;
  /** None twice. */
  hashes: readonly string[];
  /** The other columns of a new row. */
  columns: readonly string[];
  /** Their values; asked only where `hashes[position]` is not in the table. */
  values(position: number): readonly LedgerValue[];
  signal?: AbortSignal;
}

/**
 * Brings many rows into the ledger, by the fastest way of the engine that
 * neither holds up the event loop nor other users of the connection.
 */
export interface LedgerWriter {
  /** Rows that one statement may read or remove without holding others up. */
  readonly rowsPerStatement: number;

  /**
   * Gets the connection ready for a transaction in which much is written;
   * without one, that is done where it is needed.
   */
  prepare(): Promise<void>;

  /**
   * Appends rows. Without a transaction a failure may leave some of them.
   *
   * @throws the driver's error, or the signal's reason
   */
  append(options: AppendOptions): Promise<void>;

  /**
   * Finds rows by their hash and adds those that are missing, also when
   * another process adds them at the same time.
   *
   * @returns ids in the order of the hashes
   */
  getOrCreate(options: GetOrCreateOptions): Promise<number[]>;

  /** Lets the engine's planner know of tables that grew much. */
  refreshStatistics(tables: readonly string[]): Promise<void>;
}
