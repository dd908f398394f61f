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

import { setImmediate } from 'node:timers/promises';
import type {
  Day,
  QuarantineEntry,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Classifier } from '../classification/Classifier';
import type { ControlTotal, OpenDelivery } from './BillingSource';
import type { Charge } from './Charge';
import type { ChargeLine } from './ChargeLine';
import { ChargeSums, type DailySums } from './ChargeSums';
import type { DailyChargeBatch } from './DailyCharges';

/** @public */
export interface ChargesDeliveryOptions {
  /** In any order. */
  charges: Iterable<Charge> | AsyncIterable<Charge>;
  classifier: Classifier;
  /** What could not be read; filled while `charges` is read, if need be. */
  quarantine?: QuarantineEntry[];
  /** All rows that were quarantined; as many as `quarantine` has by default. */
  quarantinedRows?: number;
  problems?: SourceProblem[];
  /** Last UTC day that the source tells of, also when nothing was charged on it. */
  coveredThrough?: Day;
  signal?: AbortSignal;
}

const BATCH_SIZE = 1_000;
const CHARGES_PER_TURN = 2_000;

/**
 * A delivery of charges that a source has in memory or reads one by one, as from
 * an API: it adds them up to lines and days, and classifies each line once.
 *
 * @remarks
 * Memory grows with lines and days, not with charges.
 *
 * @public
 */
export class ChargesDelivery implements OpenDelivery {
  readonly controlTotals: ControlTotal[];
  readonly quarantinedRows: number;
  readonly quarantine: QuarantineEntry[];
  readonly problems: SourceProblem[];
  readonly coveredThrough?: Day;
  readonly #lines: readonly ChargeLine[];
  readonly #days: ReadonlyMap<Day, ReadonlyMap<number, DailySums>>;

  /**
   * Reads all charges.
   *
   * @throws InputError when the day or the currency of a charge is not one; and
   * what `charges` throws
   */
  static async create(
    options: ChargesDeliveryOptions,
  ): Promise<ChargesDelivery> {
    const sums = ChargeSums.create(options.classifier);
    let count = 0;
    for await (const charge of options.charges) {
      sums.add(charge);
      count += 1;
      // A portal answers requests on the same thread.
      if (count % CHARGES_PER_TURN === 0) {
        options.signal?.throwIfAborted();
        await setImmediate();
      }
    }
    options.signal?.throwIfAborted();
    return new ChargesDelivery(options, sums);
  }

  private constructor(options: ChargesDeliveryOptions, sums: ChargeSums) {
    this.controlTotals = [...sums.totals.values()];
    this.quarantine = options.quarantine ?? [];
    this.quarantinedRows = options.quarantinedRows ?? this.quarantine.length;
    this.problems = options.problems ?? [];
    this.coveredThrough = options.coveredThrough;
    this.#lines = sums.lines;
    this.#days = sums.days;
  }

  async *lines(): AsyncGenerator<ChargeLine[]> {
    for (let from = 0; from < this.#lines.length; from += BATCH_SIZE) {
      yield this.#lines.slice(from, from + BATCH_SIZE);
    }
  }

  async *dailyCharges(): AsyncGenerator<DailyChargeBatch> {
    for (const day of [...this.#days.keys()].sort()) {
      const charges = [...this.#days.get(day)!];
      for (let from = 0; from < charges.length; from += BATCH_SIZE) {
        yield toBatch(day, charges.slice(from, from + BATCH_SIZE));
      }
    }
  }

  async close(): Promise<void> {}
}

function toBatch(
  day: Day,
  charges: readonly [ordinal: number, sums: DailySums][],
): DailyChargeBatch {
  return {
    size: charges.length,
    line: charges.map(([ordinal]) => ordinal),
    day: charges.map(() => day),
    billed: charges.map(([, { billed }]) => billed),
    effective: charges.map(([, { effective }]) => effective),
    list: charges.map(([, { list }]) => list),
    quantity: charges.map(([, { quantity }]) => quantity),
    rows: charges.map(([, { rows }]) => rows),
  };
}
