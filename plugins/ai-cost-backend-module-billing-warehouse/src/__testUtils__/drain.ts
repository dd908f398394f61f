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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import type { ChargeLine, OpenDelivery } from 'backstage-plugin-ai-cost-node';

/** All that a delivery says of money, in an order of its own. */
export interface Drained {
  totals: unknown[];
  lines: string[];
  charges: string[];
  quarantinedRows: number;
  problems: string[];
}

/** Reads a delivery to its end and closes it. */
export async function drain(delivery: OpenDelivery): Promise<Drained> {
  try {
    const lines: ChargeLine[] = [];
    for await (const batch of delivery.lines()) {
      lines.push(...batch);
    }
    const charges: string[] = [];
    let last = '';
    for await (const batch of delivery.dailyCharges()) {
      for (let i = 0; i < batch.size; i++) {
        expect(batch.day[i] >= last).toBe(true);
        last = batch.day[i];
        charges.push(
          JSON.stringify([
            lines[batch.line[i]],
            batch.day[i],
            formatDecimal(batch.billed[i]),
            formatDecimal(batch.effective[i]),
            formatDecimal(batch.list[i]),
            batch.quantity[i],
            batch.rows[i],
          ]),
        );
      }
    }
    return {
      totals: delivery.controlTotals.map(total => ({
        ...total,
        billed: formatDecimal(total.billed),
        effective: formatDecimal(total.effective),
        list: formatDecimal(total.list),
      })),
      lines: lines.map(line => JSON.stringify(line)).sort(),
      charges: charges.sort(),
      quarantinedRows: delivery.quarantinedRows,
      problems: delivery.problems.map(({ message }) => message),
    };
  } finally {
    await delivery.close();
  }
}
