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

import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import { checkTotals } from '../ledger/charges/checkTotals';
import { CostRows } from '../ledger/charges/CostRows';
import type { StoredCharge } from '../ledger/charges/DailyChargeStore';
import type { Ledger } from '../ledger/Ledger';
import type { StoredChargeLine } from '../ledger/lines/ChargeLineStore';
import type { KnownSeries } from '../ledger/summaries/CostSeriesStore';
import type { SharedLines } from '../ledger/summaries/followAttributions';
import type { LineShares } from '../ledger/summaries/LineShares';
import { seriesFactsOf } from '../ledger/summaries/seriesFacts';
import { SummaryChanges } from '../ledger/summaries/SummaryChanges';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';

/** Stores the charges of a derived delivery, and adds them up by series. */
export class DerivedCharges {
  readonly #ledger: Ledger;
  readonly #deliveryId: number;
  readonly #signal: AbortSignal;
  readonly #series: KnownSeries = new Map();
  /** The lines that it has charges of. */
  readonly lines: SharedLines = { ids: [], shares: [] };

  static create(options: {
    ledger: Ledger;
    deliveryId: number;
    signal: AbortSignal;
  }): DerivedCharges {
    return new DerivedCharges(options);
  }

  private constructor(options: Parameters<typeof DerivedCharges.create>[0]) {
    this.#ledger = options.ledger;
    this.#deliveryId = options.deliveryId;
    this.#signal = options.signal;
  }

  /**
   * Adds charges, those of a line in the order of their days; none of a line
   * that was added before.
   *
   * @param lines - of the charges; all of them are attributed
   */
  async add(
    lines: readonly StoredChargeLine[],
    charges: readonly Omit<StoredCharge, 'deliveryId'>[],
  ): Promise<void> {
    if (charges.length === 0) {
      return;
    }
    this.#signal.throwIfAborted();
    const shares = await this.#sharesOf(lines);
    const rows = CostRows.create({ capacity: charges.length });
    const changes = SummaryChanges.create();
    for (const charge of charges) {
      rows.push(charge);
      changes.add(
        { ...charge, deliveryId: this.#deliveryId },
        shares.get(charge.id)!,
      );
    }
    await yieldToEventLoop();
    await this.#ledger.charges.append(this.#deliveryId, rows, this.#signal);
    await this.#ledger.knex.transaction(trx =>
      this.#ledger.summaries.apply(trx, changes, this.#signal),
    );
    for (const [id, share] of shares) {
      this.lines.ids.push(id);
      this.lines.shares.push(share);
    }
  }

  /**
   * Ends it: adds up the months, and reads back what was stored.
   *
   * @throws Error when it is not what it should be
   */
  async finish(controlTotals: readonly ControlTotal[]): Promise<void> {
    await this.#ledger.lineMonths.addUp(this.#deliveryId, this.#signal);
    const mismatch = await checkTotals({
      ledger: this.#ledger,
      deliveryId: this.#deliveryId,
      countRows: false,
      controlTotals,
      signal: this.#signal,
    });
    if (mismatch !== undefined) {
      throw new Error(
        `What counts of a delivery was not derived right: ${mismatch}. What was visible stays. Please report this as a bug`,
      );
    }
  }

  async #sharesOf(
    lines: readonly StoredChargeLine[],
  ): Promise<Map<number, LineShares>> {
    const attributions = await this.#ledger.attributions.read(
      lines.map(({ id }) => id),
    );
    const shares = await this.#ledger.series.resolve(
      lines.map(({ id, line }) => ({
        facts: seriesFactsOf(line),
        attribution: attributions.get(id)!,
      })),
      this.#series,
      { signal: this.#signal },
    );
    return new Map(lines.map(({ id }, index) => [id, shares[index]]));
  }
}
