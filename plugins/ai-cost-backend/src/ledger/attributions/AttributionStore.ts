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

import { ConflictError } from '@backstage/errors';
import type { Attributor } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { StoredChargeLine } from '../lines/ChargeLineStore';
import { whereIdIn } from '../whereIdIn';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { mapInSlices } from '../writers/mapInSlices';
import { yieldToEventLoop } from '../writers/yieldToEventLoop';
import {
  ATTRIBUTION_COLUMNS,
  attributionRows,
  type AttributionRow,
} from './attributionRow';
import {
  type AttributionState,
  lockAttributionState,
  readAttributionState,
  updateAttributionState,
} from './AttributionState';

const LINES_PER_QUERY = 1_000;

/** To whom charge lines belong. */
export class AttributionStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): AttributionStore {
    return new AttributionStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  async readState(): Promise<AttributionState> {
    return readAttributionState(this.#knex);
  }

  /** The attributions of lines; a line that has none is absent. */
  async read(
    lineIds: readonly number[],
    options?: { trx?: Knex.Transaction },
  ): Promise<Map<number, AttributionRow[]>> {
    const byLine = new Map<number, AttributionRow[]>();
    for (let from = 0; from < lineIds.length; from += LINES_PER_QUERY) {
      const query = (options?.trx ?? this.#knex)('attributions')
        .orderBy(['line_id', 'valid_from', 'part'])
        .select(...ATTRIBUTION_COLUMNS);
      whereIdIn(query, 'line_id', lineIds.slice(from, from + LINES_PER_QUERY));
      const rows: AttributionRow[] = await query;
      for (const row of rows) {
        const known = byLine.get(row.line_id);
        if (known) {
          known.push(row);
        } else {
          byLine.set(row.line_id, [row]);
        }
      }
      await yieldToEventLoop();
    }
    return byLine;
  }

  /**
   * The lines of a delivery that are nobody's, at least from some day on: their
   * ids, in order, each as often as such a day.
   */
  async unallocatedIn(deliveryId: number): Promise<number[]> {
    const charged = this.#knex('daily_charges as c')
      .where('c.delivery_id', deliveryId)
      .where('c.line_id', this.#knex.ref('a.line_id'));
    return this.#knex('attributions as a')
      .where('a.entity_ref', '')
      .whereExists(charged)
      .orderBy(['a.line_id', 'a.valid_from'])
      .pluck('a.line_id');
  }

  /**
   * Attributes the lines that nobody has attributed yet, and leaves the others
   * as they are: changing those is re-attribution's.
   *
   * @returns the attributions of all the lines
   */
  async addMissing(options: {
    lines: readonly StoredChargeLine[];
    attributor: Attributor;
    signal?: AbortSignal;
  }): Promise<Map<number, AttributionRow[]>> {
    const { lines, attributor, signal } = options;
    const known = await this.read(lines.map(({ id }) => id));
    const missing = lines.filter(({ id }) => !known.has(id));
    if (missing.length === 0) {
      return known;
    }
    const attributed = await mapInSlices(missing, ({ id, line }) =>
      attributionRows(id, attributor.attribute(line)),
    );
    const added = new Map(
      missing.map(({ id }, index) => [id, attributed[index]]),
    );

    await this.#knex.transaction(async trx => {
      const state = await lockAttributionState(trx);
      await noteCatalog(trx, state, attributor.fingerprint);
      const faster = await this.read([...added.keys()], { trx });
      for (const [id, rows] of faster) {
        added.set(id, rows);
      }
      await this.#append(
        trx,
        [...added].flatMap(([id, rows]) => (faster.has(id) ? [] : rows)),
        signal,
      );
    });
    return new Map([...known, ...added]);
  }

  /**
   * Begins a pass over all lines; it overtakes one that is under way. Until it
   * ends, lines of two catalogs stand side by side.
   */
  async beginPass(fingerprint: string): Promise<void> {
    await this.#knex.transaction(async trx => {
      await lockAttributionState(trx);
      await updateAttributionState(trx, {
        fingerprint: '',
        pendingFingerprint: fingerprint,
        passOverlooks: false,
      });
    });
  }

  /**
   * Locks the attributions for a pass that is about to change some of them.
   *
   * @throws ConflictError when the pass was overtaken
   */
  async lockForPass(trx: Knex.Transaction, fingerprint: string): Promise<void> {
    const state = await lockAttributionState(trx);
    if (state.pendingFingerprint !== fingerprint) {
      throw new ConflictError(
        'The catalog has changed while charge lines were attributed; the next run attributes them again',
      );
    }
    await updateAttributionState(trx, { version: state.version + 1 });
  }

  /**
   * Ends a pass over all lines.
   *
   * @returns false when it was overtaken, or lines were added by another
   * catalog meanwhile, so that another one is needed
   */
  async endPass(
    fingerprint: string,
    options: { problemsFingerprint: string },
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const state = await lockAttributionState(trx);
      if (state.pendingFingerprint !== fingerprint) {
        return false;
      }
      await updateAttributionState(trx, {
        fingerprint: state.passOverlooks ? '' : fingerprint,
        pendingFingerprint: '',
        passOverlooks: false,
        problemsFingerprint: options.problemsFingerprint,
      });
      return !state.passOverlooks;
    });
  }

  /** Replaces the attributions of lines; the caller holds the lock. */
  async replace(
    trx: Knex.Transaction,
    attributions: ReadonlyMap<number, readonly AttributionRow[]>,
    signal?: AbortSignal,
  ): Promise<void> {
    const old = trx('attributions');
    whereIdIn(old, 'line_id', [...attributions.keys()]);
    await old.delete();
    await this.#append(trx, [...attributions.values()].flat(), signal);
  }

  async #append(
    trx: Knex.Transaction,
    rows: readonly AttributionRow[],
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#writer.append({
      table: 'attributions',
      columns: ATTRIBUTION_COLUMNS,
      rows: rows.map(row => ATTRIBUTION_COLUMNS.map(column => row[column])),
      trx,
      signal,
    });
  }
}

/**
 * Notes that lines follow another catalog than the rest, so that all are looked
 * at again. A pass that is under way goes on: it may have read these lines
 * before they were attributed, and another one follows it.
 */
async function noteCatalog(
  trx: Knex.Transaction,
  state: AttributionState,
  fingerprint: string,
): Promise<void> {
  if (state.pendingFingerprint === '') {
    if (fingerprint !== state.fingerprint) {
      await updateAttributionState(trx, { fingerprint: '' });
    }
  } else if (fingerprint !== state.pendingFingerprint) {
    await updateAttributionState(trx, { passOverlooks: true });
  }
}
