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

import type {
  Month,
  QuarantineEntry,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type {
  ChargeLine,
  Classifier,
  ControlTotal,
  DailyChargeBatch,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import type { TextRow, WarehouseClient } from '../clients/WarehouseClient';
import type { ChargeRows } from '../table/ChargeRows';
import { entriesOfLines } from './badLines';
import { badRowsSql, entriesOf } from './badRows';
import { describeProblems } from './describeProblems';
import { RawLines } from './RawLines';
import { readRollUp, type RollUp } from './readRollUp';
import { rollUpSql } from './rollUpSql';

const LARGEST_BATCH = 1_000;

/** A billing period that an engine has rolled up. */
export class WarehouseDelivery implements OpenDelivery {
  readonly controlTotals: ControlTotal[];
  readonly quarantinedRows: number;
  readonly quarantine: QuarantineEntry[];
  readonly problems: SourceProblem[];
  readonly #lines: RawLines;
  readonly #rollUp: RollUp;

  /**
   * Rolls a billing period up.
   *
   * @throws DeliveryError when it cannot be trusted
   */
  static async rollUp(options: {
    client: WarehouseClient;
    rows: ChargeRows;
    period: Month;
    classifier: Classifier;
    signal: AbortSignal;
  }): Promise<WarehouseDelivery> {
    const { client, rows, period, classifier, signal } = options;
    const lines = RawLines.create(classifier);
    const rollUp = await readRollUp({
      batches: client.query(rollUpSql(rows, period), { signal }),
      lines,
    });
    const found: TextRow[] = [];
    if (rollUp.counts.flagged) {
      const sql = badRowsSql(rows, period);
      for await (const batch of client.query(sql, { signal })) {
        found.push(...batch);
      }
    }
    const quarantine = [
      ...entriesOf(rows, found),
      ...entriesOfLines(rows.columns, lines.bad),
    ].sort((a, b) => Number(b.excluded) - Number(a.excluded));
    return new WarehouseDelivery({ rows, lines, rollUp, quarantine });
  }

  private constructor(options: {
    rows: ChargeRows;
    lines: RawLines;
    rollUp: RollUp;
    quarantine: QuarantineEntry[];
  }) {
    const { rows, lines, rollUp, quarantine } = options;
    this.#lines = lines;
    this.#rollUp = rollUp;
    this.controlTotals = rollUp.totals.list();
    this.quarantinedRows = rollUp.counts.quarantined;
    this.quarantine = quarantine;
    this.problems = describeProblems(rows.columns, rollUp.counts);
  }

  async *lines(): AsyncGenerator<ChargeLine[]> {
    let batch: ChargeLine[] = [];
    for (const line of this.#lines.lines()) {
      batch.push(line);
      if (batch.length === LARGEST_BATCH) {
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }

  async *dailyCharges(): AsyncGenerator<DailyChargeBatch> {
    yield* this.#rollUp.sums.batches();
  }

  /** All of it is in memory. */
  async close(): Promise<void> {}
}
