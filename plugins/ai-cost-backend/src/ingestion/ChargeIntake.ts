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

import type { Day } from 'backstage-plugin-ai-cost-common';
import {
  DeliveryError,
  type DailyChargeBatch,
} from 'backstage-plugin-ai-cost-node';
import type { AccountDay } from '../ledger/accounts/AccountDayStore';
import { AccountDaySums } from '../ledger/accounts/AccountDaySums';
import type { CostRow } from '../ledger/charges/CostRows';
import type { Ledger } from '../ledger/Ledger';
import { CostSums } from '../ledger/summaries/CostSums';
import { segmentOn, shareCharge } from '../ledger/summaries/LineShares';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';
import { RowBuffer } from './RowBuffer';
import { SummaryIntake } from './SummaryIntake';
import type { DeliveryLines } from './takeLines';

const CHARGES_PER_STEP = 4_000;

/**
 * Stores a delivery's daily charges and adds them up by series and day on the
 * way. It holds one day's sums at a time.
 */
export class ChargeIntake {
  readonly #ledger: Ledger;
  readonly #deliveryId: number;
  readonly #lines: DeliveryLines;
  readonly #signal: AbortSignal;
  readonly #charges: RowBuffer;
  readonly #summaries: SummaryIntake;
  readonly #days: AccountDay[] = [];
  #day: Day = '';
  #daySums = CostSums.create({ time: '' });
  #dayTotals: AccountDaySums;

  static create(options: {
    ledger: Ledger;
    deliveryId: number;
    lines: DeliveryLines;
    signal: AbortSignal;
  }): ChargeIntake {
    return new ChargeIntake(options);
  }

  private constructor(options: {
    ledger: Ledger;
    deliveryId: number;
    lines: DeliveryLines;
    signal: AbortSignal;
  }) {
    const { ledger, deliveryId, signal } = options;
    this.#ledger = ledger;
    this.#deliveryId = deliveryId;
    this.#lines = options.lines;
    this.#signal = signal;
    this.#dayTotals = this.#totalsOf('');
    this.#charges = RowBuffer.create({
      write: rows => ledger.charges.append(deliveryId, rows, signal),
    });
    this.#summaries = SummaryIntake.create({ ledger, deliveryId, signal });
  }

  /**
   * Takes all daily charges.
   *
   * @returns what they add up to by account and day, oldest first
   * @throws DeliveryError when they are not ordered by day
   */
  async take(batches: AsyncIterable<DailyChargeBatch>): Promise<AccountDay[]> {
    try {
      for await (const batch of batches) {
        for (let from = 0; from < batch.size; from += CHARGES_PER_STEP) {
          this.#signal.throwIfAborted();
          await this.#takeSome(batch, from);
          await yieldToEventLoop();
        }
      }
      await this.#endDay();
      await this.#charges.finish();
      await this.#ledger.lineMonths.addUp(this.#deliveryId, this.#signal);
      await this.#summaries.finish();
      return this.#days;
    } finally {
      await this.#charges.settle();
      await this.#summaries.settle();
    }
  }

  async #takeSome(batch: DailyChargeBatch, from: number): Promise<void> {
    const end = Math.min(batch.size, from + CHARGES_PER_STEP);
    for (let index = from; index < end; index++) {
      const day = batch.day[index];
      if (day !== this.#day) {
        await this.#endDay();
        this.#beginDay(day);
      }
      if (this.#charges.full) {
        await this.#charges.flush();
      }
      this.#takeOne(batch, index);
    }
  }

  #takeOne(batch: DailyChargeBatch, index: number): void {
    const line = batch.line[index];
    const rows = batch.rows[index];
    const quantity = batch.quantity[index];
    const charge: CostRow = {
      id: this.#lines.ids[line],
      time: this.#day,
      billed: batch.billed[index],
      effective: batch.effective[index],
      list: batch.list[index],
      quantity,
      charges: rows,
      quantityCharges: quantity === undefined ? 0 : rows,
    };
    this.#charges.push(charge);
    this.#dayTotals.add(this.#lines.groupOf[line], charge);
    shareCharge(
      segmentOn(this.#lines.shares[line], this.#day),
      charge,
      (seriesId, part) => this.#daySums.add(seriesId, part),
    );
  }

  #beginDay(day: Day): void {
    if (day <= this.#day) {
      throw new DeliveryError(
        `The daily charges of ${day} came after those of ${this.#day}`,
        { advice: 'Please report this as a bug of the billing source' },
      );
    }
    this.#day = day;
    this.#daySums = CostSums.create({ time: day });
    this.#dayTotals = this.#totalsOf(day);
  }

  #totalsOf(day: Day): AccountDaySums {
    return AccountDaySums.create({ groups: this.#lines.groups, day });
  }

  async #endDay(): Promise<void> {
    if (this.#day !== '') {
      await this.#summaries.takeDay(this.#day, this.#daySums);
    }
    this.#days.push(...this.#dayTotals.values());
  }
}
