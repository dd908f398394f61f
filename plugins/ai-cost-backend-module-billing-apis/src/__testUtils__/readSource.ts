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

import { mockServices } from '@backstage/backend-test-utils';
import {
  formatDecimal,
  type Month,
  type QuarantineEntry,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import {
  DefaultClassifier,
  type BillingSource,
  type BillingSourceContext,
  type ChargeLine,
  type Classifier,
} from 'backstage-plugin-ai-cost-node';

/** What one AI line cost on one day. */
export interface ReadCharge {
  line: ChargeLine;
  day: string;
  billed: string;
  effective: string;
  list: string;
  quantity: number | undefined;
  rows: number;
}

/** All that a delivery holds. */
export interface ReadMonth {
  charges: ReadCharge[];
  /** Billed cost by currency, of what is AI and what is not. */
  billed: Record<string, string>;
  rows: number;
  quarantine: QuarantineEntry[];
  problems: SourceProblem[];
  coveredThrough?: string;
}

/** A context as the plugin has it. */
export function sourceContext(
  classifier: Classifier = DefaultClassifier.create(),
): BillingSourceContext {
  return {
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
    classifier,
  };
}

/** Discovers and reads a month. */
export async function readMonth(
  source: BillingSource,
  period: Month,
  classifier?: Classifier,
): Promise<ReadMonth> {
  const context = sourceContext(classifier);
  const { offers } = await source.discover(context);
  const offer = offers.find(each => each.period === period)!;
  const delivery = await source.open(offer, context);
  const lines: ChargeLine[] = [];
  for await (const batch of delivery.lines()) {
    lines.push(...batch);
  }
  const charges: ReadCharge[] = [];
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
  await delivery.close();
  const billed = new Map<string, bigint>();
  for (const total of delivery.controlTotals) {
    billed.set(
      total.currency,
      (billed.get(total.currency) ?? 0n) + total.billed,
    );
  }
  return {
    charges,
    billed: Object.fromEntries(
      [...billed].map(([currency, attos]) => [currency, formatDecimal(attos)]),
    ),
    rows: delivery.controlTotals.reduce((sum, { rows }) => sum + rows, 0),
    quarantine: delivery.quarantine,
    problems: delivery.problems,
    coveredThrough: delivery.coveredThrough,
  };
}
