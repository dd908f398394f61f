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

import { monthOf, type Day, type Month } from 'backstage-plugin-ai-cost-common';
import type { Ledger } from '../ledger/Ledger';
import type { CoarserSeries } from '../ledger/summaries/coarserSeries';
import { CostSums } from '../ledger/summaries/CostSums';
import {
  SUMMARY_LEVELS,
  type CoarserLevel,
  type Summary,
  type SummaryLevel,
} from '../ledger/summaries/summaryTables';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';
import { RowBuffer } from './RowBuffer';

/**
 * Stores the summaries of a delivery: takes what series add up to day by day,
 * adds that up by month, and both for the coarser summaries.
 */
export class SummaryIntake {
  readonly #ledger: Ledger;
  readonly #deliveryId: number;
  readonly #signal: AbortSignal;
  readonly #daily: Record<SummaryLevel, RowBuffer>;
  readonly #coarser = new Map<number, CoarserSeries>();
  /** By series of entities. */
  readonly #months = new Map<Month, CostSums>();

  static create(options: {
    ledger: Ledger;
    deliveryId: number;
    signal: AbortSignal;
  }): SummaryIntake {
    return new SummaryIntake(options);
  }

  private constructor(options: Parameters<typeof SummaryIntake.create>[0]) {
    this.#ledger = options.ledger;
    this.#deliveryId = options.deliveryId;
    this.#signal = options.signal;
    this.#daily = {
      entity: this.#bufferOf('entity', 'daily'),
      portfolio: this.#bufferOf('portfolio', 'daily'),
      total: this.#bufferOf('total', 'daily'),
    };
  }

  /** @param sums - of the day, by series of entities */
  async takeDay(day: Day, sums: CostSums): Promise<void> {
    await this.#learnCoarser(sums);
    for (const level of SUMMARY_LEVELS) {
      await pushAll(this.#sumsOf(level, day, sums), this.#daily[level]);
      await yieldToEventLoop();
    }
    const month = monthOf(day);
    const monthSums =
      this.#months.get(month) ?? CostSums.create({ time: month });
    this.#months.set(month, monthSums);
    for (const sum of sums.values()) {
      monthSums.add(sum.id, sum);
    }
  }

  /** Writes the rest. */
  async finish(): Promise<void> {
    for (const level of SUMMARY_LEVELS) {
      await this.#daily[level].finish();
    }
    for (const level of SUMMARY_LEVELS) {
      await this.#writeMonths(level);
    }
  }

  /** Waits until nothing is being written any more, whatever comes of it. */
  async settle(): Promise<void> {
    for (const level of SUMMARY_LEVELS) {
      await this.#daily[level].settle();
    }
  }

  async #writeMonths(level: SummaryLevel): Promise<void> {
    const monthly = this.#bufferOf(level, 'monthly');
    try {
      for (const [month, sums] of [...this.#months].sort()) {
        await pushAll(this.#sumsOf(level, month, sums), monthly);
        await yieldToEventLoop();
      }
      await monthly.finish();
    } finally {
      await monthly.settle();
    }
  }

  #sumsOf(level: SummaryLevel, time: string, sums: CostSums): CostSums {
    return level === 'entity' ? sums : this.#coarserSums(level, time, sums);
  }

  #coarserSums(level: CoarserLevel, time: string, sums: CostSums): CostSums {
    const coarser = CostSums.create({ time });
    for (const sum of sums.values()) {
      coarser.add(this.#coarser.get(sum.id)![level], sum);
    }
    return coarser;
  }

  async #learnCoarser(sums: CostSums): Promise<void> {
    const unknown = [...sums.values()]
      .map(({ id }) => id)
      .filter(id => !this.#coarser.has(id));
    if (unknown.length > 0) {
      const learnt = await this.#ledger.series.coarser(unknown);
      for (const [id, coarser] of learnt) {
        this.#coarser.set(id, coarser);
      }
    }
  }

  #bufferOf(level: SummaryLevel, summary: Summary): RowBuffer {
    return RowBuffer.create({
      write: rows =>
        this.#ledger.summaries.append({
          level,
          summary,
          deliveryId: this.#deliveryId,
          rows,
          signal: this.#signal,
        }),
    });
  }
}

async function pushAll(sums: CostSums, buffer: RowBuffer): Promise<void> {
  for (const sum of sums.values()) {
    if (buffer.full) {
      await buffer.flush();
    }
    buffer.push(sum);
  }
}
