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

import type { Attributor, ClaimObserver } from 'backstage-plugin-ai-cost-node';
import {
  attributionRows,
  sameAttribution,
  type AttributionRow,
} from '../ledger/attributions/attributionRow';
import type { Ledger } from '../ledger/Ledger';
import type { StoredChargeLine } from '../ledger/lines/ChargeLineStore';
import { seriesFactsOf } from '../ledger/summaries/seriesFacts';
import type { KnownSeries } from '../ledger/summaries/CostSeriesStore';
import { sameShares } from '../ledger/summaries/LineShares';
import type { LineMove } from '../ledger/summaries/SummaryChanges';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';

const LINES_PER_STEP = 500;
const LINES_PER_TRANSACTION = 500;

/** A line with what the ledger says of it; nothing while it is being added. */
interface AttributedLine extends StoredChargeLine {
  before?: AttributionRow[];
}

/** A line whose attribution is not what it was. */
interface ChangedLine extends StoredChargeLine {
  before: AttributionRow[];
  after: AttributionRow[];
}

/**
 * One pass over all charge lines: asks to whom each belongs now, and moves the
 * charges of those that changed hands.
 */
export class LineReattribution {
  readonly #ledger: Ledger;
  readonly #attributor: Attributor;
  readonly #observerOf: (lineId: number) => ClaimObserver;
  readonly #signal: AbortSignal;
  readonly #series: KnownSeries = new Map();

  static create(options: {
    ledger: Ledger;
    attributor: Attributor;
    /** What sees a line; every line is seen. */
    observerOf: (lineId: number) => ClaimObserver;
    signal: AbortSignal;
  }): LineReattribution {
    return new LineReattribution(options);
  }

  private constructor(options: {
    ledger: Ledger;
    attributor: Attributor;
    observerOf: (lineId: number) => ClaimObserver;
    signal: AbortSignal;
  }) {
    this.#ledger = options.ledger;
    this.#attributor = options.attributor;
    this.#observerOf = options.observerOf;
    this.#signal = options.signal;
  }

  /**
   * @returns how many lines there are, and how many of them changed
   * @throws ConflictError when another process began a pass of its own
   */
  async run(): Promise<{ lines: number; changed: number }> {
    await this.#ledger.attributions.beginPass(this.#attributor.fingerprint);
    let lines = 0;
    let changed = 0;
    let pending: ChangedLine[] = [];
    for await (const some of this.#read()) {
      pending.push(...this.#findChanged(some));
      await yieldToEventLoop();
      while (pending.length >= LINES_PER_TRANSACTION) {
        await this.#change(pending.slice(0, LINES_PER_TRANSACTION));
        pending = pending.slice(LINES_PER_TRANSACTION);
        changed += LINES_PER_TRANSACTION;
      }
      lines += some.length;
    }
    if (pending.length > 0) {
      await this.#change(pending);
      changed += pending.length;
    }
    return { lines, changed };
  }

  /** All lines with their attributions, one step ahead of who asks. */
  async *#read(): AsyncGenerator<AttributedLine[]> {
    let next = this.#readAfter(0);
    for (;;) {
      this.#signal.throwIfAborted();
      const lines = await next;
      if (lines.length === LINES_PER_STEP) {
        next = this.#readAfter(lines[lines.length - 1].id);
        // When nobody comes for it, nobody needs to know.
        next.catch(() => {});
      }
      yield lines;
      if (lines.length < LINES_PER_STEP) {
        return;
      }
    }
  }

  async #readAfter(id: number): Promise<AttributedLine[]> {
    const lines = await this.#ledger.lines.listAfter(id, LINES_PER_STEP);
    await yieldToEventLoop();
    const attributions = await this.#ledger.attributions.read(
      lines.map(line => line.id),
    );
    return lines.map(line => ({ ...line, before: attributions.get(line.id) }));
  }

  #findChanged(lines: readonly AttributedLine[]): ChangedLine[] {
    const changed: ChangedLine[] = [];
    for (const { id, line, before } of lines) {
      const after = attributionRows(
        id,
        this.#attributor.attribute(line, this.#observerOf(id)),
      );
      // A line without attribution is one that ingestion is about to attribute;
      // when it does so by another catalog, another pass follows this one.
      if (before && !sameAttribution(before, after)) {
        changed.push({ id, line, before, after });
      }
    }
    return changed;
  }

  async #change(lines: readonly ChangedLine[]): Promise<void> {
    const ledger = this.#ledger;
    const moves = await this.#movesOf(lines);
    await ledger.knex.transaction(async trx => {
      await ledger.attributions.lockForPass(trx, this.#attributor.fingerprint);
      await ledger.attributions.replace(
        trx,
        new Map(lines.map(({ id, after }) => [id, after])),
        this.#signal,
      );
      await ledger.moveCharges(trx, {
        deliveryIds: await ledger.deliveries.visibleIds(trx),
        moves,
        signal: this.#signal,
      });
    });
  }

  /** Lines whose money moves; for the others only the reason has changed. */
  async #movesOf(
    lines: readonly ChangedLine[],
  ): Promise<Map<number, LineMove>> {
    // Outside the transaction: series are shared with ingestion, which must not
    // wait for them.
    const resolve = (attribution: 'before' | 'after') =>
      this.#ledger.series.resolve(
        lines.map(line => ({
          facts: seriesFactsOf(line.line),
          attribution: line[attribution],
        })),
        this.#series,
        { signal: this.#signal },
      );
    const before = await resolve('before');
    const after = await resolve('after');
    const moves = new Map<number, LineMove>();
    lines.forEach(({ id }, index) => {
      const move = { from: before[index], to: after[index] };
      if (!sameShares(move.from, move.to)) {
        moves.set(id, move);
      }
    });
    return moves;
  }
}
