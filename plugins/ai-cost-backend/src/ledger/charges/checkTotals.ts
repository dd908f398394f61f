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
import type { Ledger } from '../Ledger';
import { SUMMARIES, SUMMARY_LEVELS } from '../summaries/summaryTables';
import { findMismatch } from './findMismatch';

/**
 * Reads back what was stored of a delivery, charges and summaries, and compares
 * it with the control totals.
 *
 * @param options - `currency` is that of all lines, when they share one;
 * `countRows` compares the number of rows as well
 * @returns what differs, for a person to read; undefined when nothing does
 */
export async function checkTotals(options: {
  ledger: Ledger;
  deliveryId: number;
  currency?: string;
  countRows: boolean;
  controlTotals: readonly ControlTotal[];
  signal: AbortSignal;
}): Promise<string | undefined> {
  const { ledger, deliveryId, currency, controlTotals, signal } = options;
  const charges = findMismatch({
    controlTotals,
    stored: await ledger.charges.totals({ deliveryId, currency, signal }),
    countRows: options.countRows,
  });
  if (charges !== undefined) {
    return charges;
  }
  const months = findMismatch({
    controlTotals,
    stored: await ledger.lineMonths.totals({ deliveryId, currency, signal }),
    countRows: options.countRows,
  });
  if (months !== undefined) {
    return `${months} (in the charges by month)`;
  }
  for (const level of SUMMARY_LEVELS) {
    for (const summary of SUMMARIES) {
      const mismatch = findMismatch({
        controlTotals,
        stored: await ledger.summaries.totals({
          ...{ level, summary },
          ...{ deliveryId, signal },
        }),
        // A row that is split counts in each part.
        countRows: false,
      });
      if (mismatch !== undefined) {
        return `${mismatch} (in the ${summary} summary, ${level})`;
      }
    }
  }
  return undefined;
}
