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

import type { Ledger } from '../Ledger';
import { yieldToEventLoop } from '../writers/yieldToEventLoop';
import type { KnownSeries } from './CostSeriesStore';
import { sameShares, type LineShares } from './LineShares';
import type { LineMove } from './SummaryChanges';

const LINES_PER_STEP = 2_000;
const MOVES_PER_TRANSACTION = 500;

/** Lines of a staged delivery, with the shares by which it was summed up. */
export interface SharedLines {
  ids: number[];
  shares: LineShares[];
}

/**
 * Brings the summaries of a staged delivery up to date with attributions that
 * have changed since they were added up.
 *
 * @param options - `lines` get their new shares
 * @returns the version that the summaries follow now
 */
export async function followAttributions(options: {
  ledger: Ledger;
  deliveryId: number;
  lines: SharedLines;
  signal: AbortSignal;
}): Promise<number> {
  const { ledger, deliveryId, lines, signal } = options;
  const { version } = await ledger.attributions.readState();
  const known: KnownSeries = new Map();

  for (let from = 0; from < lines.ids.length; from += LINES_PER_STEP) {
    signal.throwIfAborted();
    const ids = lines.ids.slice(from, from + LINES_PER_STEP);
    const attributions = await ledger.attributions.read(ids);
    const facts = await ledger.lines.facts(ids);
    const shares = await ledger.series.resolve(
      ids.map(id => ({
        facts: facts.get(id)!,
        attribution: attributions.get(id)!,
      })),
      known,
      { signal },
    );
    const moves: [number, LineMove][] = [];
    for (const [index, id] of ids.entries()) {
      const move = { from: lines.shares[from + index], to: shares[index] };
      if (!sameShares(move.from, move.to)) {
        moves.push([id, move]);
        lines.shares[from + index] = move.to;
      }
    }
    await moveCharges(ledger, deliveryId, moves, signal);
    await yieldToEventLoop();
  }
  return version;
}

async function moveCharges(
  ledger: Ledger,
  deliveryId: number,
  moves: [number, LineMove][],
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < moves.length; at += MOVES_PER_TRANSACTION) {
    const some = moves.slice(at, at + MOVES_PER_TRANSACTION);
    await ledger.knex.transaction(trx =>
      ledger.moveCharges(trx, {
        deliveryIds: [deliveryId],
        moves: new Map(some),
        signal,
      }),
    );
  }
}
