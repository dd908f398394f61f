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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { SeriesFacts } from '../summaries/seriesFacts';
import { whereIdIn } from '../whereIdIn';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { mapInSlices } from '../writers/mapInSlices';
import { yieldToEventLoop } from '../writers/yieldToEventLoop';
import { chargeLineHash } from './chargeLineHash';
import {
  CHARGE_LINE_COLUMNS,
  chargeLineOf,
  chargeLineValues,
  type ChargeLineRow,
} from './chargeLineRow';
import { updateReasons } from './updateReasons';

const LINES_PER_UPDATE = 1_000;
const LINES_PER_QUERY = 1_000;

/** A charge line with its id in the ledger. */
export interface StoredChargeLine {
  id: number;
  line: ChargeLine;
}

/** Charge lines: distinct combinations of billing dimensions, once each. */
export class ChargeLineStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): ChargeLineStore {
    return new ChargeLineStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /**
   * Finds lines by their content, adding those that are new. Known ones keep the
   * reason for which they are AI.
   *
   * @returns ids in the order of the lines; equal lines have the same
   */
  async getOrCreate(
    lines: readonly ChargeLine[],
    options?: { signal?: AbortSignal },
  ): Promise<number[]> {
    const hashes = await mapInSlices(lines, chargeLineHash);
    const byHash = new Map(hashes.map((hash, index) => [hash, lines[index]]));
    const distinct = [...byHash.keys()];
    const ids = await this.#writer.getOrCreate({
      table: 'charge_lines',
      hashes: distinct,
      columns: CHARGE_LINE_COLUMNS,
      values: position => chargeLineValues(byHash.get(distinct[position])!),
      signal: options?.signal,
    });
    const idOf = new Map(distinct.map((hash, index) => [hash, ids[index]]));
    return hashes.map(hash => idOf.get(hash)!);
  }

  /** Lets known lines say why they are AI by rules that have changed. */
  async updateReasons(
    lines: readonly StoredChargeLine[],
    options?: { signal?: AbortSignal },
  ): Promise<void> {
    for (let from = 0; from < lines.length; from += LINES_PER_UPDATE) {
      options?.signal?.throwIfAborted();
      await updateReasons(
        this.#knex,
        lines.slice(from, from + LINES_PER_UPDATE),
      );
      await yieldToEventLoop();
    }
  }

  /**
   * The lines after an id, in the order of their ids; fewer than `limit` only
   * when there are no more.
   */
  async listAfter(id: number, limit: number): Promise<StoredChargeLine[]> {
    const rows: ChargeLineRow[] = await this.#select()
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit);
    return rows.map(row => ({ id: row.id, line: chargeLineOf(row) }));
  }

  /** Lines by their ids. */
  async read(ids: readonly number[]): Promise<Map<number, ChargeLine>> {
    const lines = new Map<number, ChargeLine>();
    for (let from = 0; from < ids.length; from += LINES_PER_QUERY) {
      const query = this.#select();
      whereIdIn(query, 'id', ids.slice(from, from + LINES_PER_QUERY));
      const rows: ChargeLineRow[] = await query;
      for (const row of rows) {
        lines.set(row.id, chargeLineOf(row));
      }
      await yieldToEventLoop();
    }
    return lines;
  }

  /** What lines add to the series of their parts, by their ids. */
  async facts(ids: readonly number[]): Promise<Map<number, SeriesFacts>> {
    const query = this.#knex('charge_lines').select(
      'id',
      'provider',
      'service',
      'currency',
      'token_class',
      'unit',
    );
    whereIdIn(query, 'id', ids);
    const rows = await query;
    return new Map(
      rows.map(row => [
        row.id,
        {
          provider: row.provider,
          service: row.service,
          currency: row.currency,
          tokenClass: row.token_class ?? '',
          unit: row.unit ?? '',
        },
      ]),
    );
  }

  /** The newest line's id; 0 when there is none. */
  async lastId(): Promise<number> {
    const row = await this.#knex('charge_lines').max({ id: 'id' }).first();
    return row?.id ?? 0;
  }

  #select(): Knex.QueryBuilder {
    return this.#knex('charge_lines').select(
      'id',
      'workload',
      'model_as_billed',
      'model',
      'token_class',
      'unit',
      'dimensions',
      'classification_rule',
      'classification_evidence',
      'workload_from_bill',
    );
  }
}
