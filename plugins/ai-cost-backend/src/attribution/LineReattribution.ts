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
import { lineFactsOf } from '../ledger/summaries/costSeries';
import type { KnownSeries } from '../ledger/summaries/CostSeriesStore';
import { sameShares } from '../ledger/summaries/LineShares';
import type { LineMove } from '../ledger/summaries/SummaryChanges';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';

const LINES_PER_STEP = 1_000;
const LINES_PER_TRANSACTION = 500;

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
  readonly #tally: ClaimObserver;
  readonly #signal: AbortSignal;
  readonly #series: KnownSeries = new Map();

  static create(options: {
    ledger: Ledger;
    attributor: Attributor;
    /** Sees every line. */
    tally: ClaimObserver;
    signal: AbortSignal;
  }): LineReattribution {
    return new LineReattribution(options);
  }

  private constructor(options: {
    ledger: Ledger;
    attributor: Attributor;
    tally: ClaimObserver;
    signal: AbortSignal;
  }) {
    this.#ledger = options.ledger;
    this.#attributor = options.attributor;
    this.#tally = options.tally;
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
    let lastId = 0;
    for (;;) {
      this.#signal.throwIfAborted();
      const some = await this.#ledger.lines.listAfter(lastId, LINES_PER_STEP);
      await yieldToEventLoop();
      const differing = await this.#findChanged(some);
      for (let at = 0; at < differing.length; at += LINES_PER_TRANSACTION) {
        await this.#change(differing.slice(at, at + LINES_PER_TRANSACTION));
      }
      lines += some.length;
      changed += differing.length;
      if (some.length < LINES_PER_STEP) {
        return { lines, changed };
      }
      lastId = some[some.length - 1].id;
    }
  }

  async #findChanged(
    lines: readonly StoredChargeLine[],
  ): Promise<ChangedLine[]> {
    const stored = await this.#ledger.attributions.read(
      lines.map(({ id }) => id),
    );
    await yieldToEventLoop();
    const changed: ChangedLine[] = [];
    for (const { id, line } of lines) {
      const after = attributionRows(
        id,
        this.#attributor.attribute(line, this.#tally),
      );
      const before = stored.get(id);
      // A line without attribution is one that ingestion is about to attribute.
      if (before && !sameAttribution(before, after)) {
        changed.push({ id, line, before, after });
      }
    }
    await yieldToEventLoop();
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
        deliveryIds: await ledger.deliveries.currentIds(trx),
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
          facts: lineFactsOf(line.line),
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
