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

import {
  formatDecimal,
  type Day,
  type QuarantineEntry,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import {
  DefaultClassifier,
  type ChargeLine,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { openBillFiles } from '../openBillFiles';

/** Costs as decimals. */
export interface Costs {
  billed: string;
  effective: string;
  list: string;
}

/** What one AI line cost on one day. */
export interface DrainedCharge extends Costs {
  line: ChargeLine;
  day: string;
  quantity: number | undefined;
  rows: number;
}

/** All that a delivery holds. */
export interface DrainedDelivery {
  totals: (Costs & {
    currency: string;
    month: string;
    ai: boolean;
    rows: number;
  })[];
  lines: ChargeLine[];
  charges: DrainedCharge[];
  quarantinedRows: number;
  quarantine: QuarantineEntry[];
  problems: SourceProblem[];
  coveredThrough?: Day;
}

/** Reads a delivery to its end and closes it. */
export async function drain(delivery: OpenDelivery): Promise<DrainedDelivery> {
  try {
    const lines: ChargeLine[] = [];
    for await (const batch of delivery.lines()) {
      lines.push(...batch);
    }
    const charges: DrainedCharge[] = [];
    for await (const batch of delivery.dailyCharges()) {
      for (let i = 0; i < batch.size; i++) {
        charges.push({
          line: lines[batch.line[i]],
          day: batch.day[i],
          billed: formatDecimal(batch.billed[i]),
          effective: formatDecimal(batch.effective[i]),
          list: formatDecimal(batch.list[i]),
          quantity: batch.quantity[i],
          rows: batch.rows[i],
        });
      }
    }
    return {
      totals: delivery.controlTotals.map(total => ({
        ...total,
        billed: formatDecimal(total.billed),
        effective: formatDecimal(total.effective),
        list: formatDecimal(total.list),
      })),
      lines,
      charges,
      quarantinedRows: delivery.quarantinedRows,
      quarantine: delivery.quarantine,
      problems: delivery.problems,
      coveredThrough: delivery.coveredThrough,
    };
  } finally {
    await delivery.close();
  }
}

/** Rolls files up and reads all that comes of it. */
export async function rollUp(
  files: string | string[],
  options?: Partial<Parameters<typeof openBillFiles>[0]>,
): Promise<DrainedDelivery> {
  return drain(
    await openBillFiles({
      files: [files].flat(),
      classifier: DefaultClassifier.create(),
      ...options,
    }),
  );
}
