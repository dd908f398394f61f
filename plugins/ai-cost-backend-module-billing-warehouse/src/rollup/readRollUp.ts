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
import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { TextRow } from '../clients/WarehouseClient';
import { EXCLUDING, hasFlag } from '../table/flags';
import { ControlTotals } from './ControlTotals';
import { DaySums, type ChargeSum } from './DaySums';
import type { RawLines } from './RawLines';
import { RowCounts } from './RowCounts';

const ATTOS_PER_PICO = 10n ** 6n;

/** What an engine's roll-up came to. */
export interface RollUp {
  totals: ControlTotals;
  sums: DaySums;
  counts: RowCounts;
}

/**
 * Reads what {@link rollUpSql} yields: the lines first, then their sums, the oldest
 * day first.
 *
 * @param options - `lines` is filled
 * @throws DeliveryError when the engine could not add amounts up
 */
export async function readRollUp(options: {
  batches: AsyncIterable<readonly TextRow[]>;
  lines: RawLines;
}): Promise<RollUp> {
  const { batches, lines } = options;
  const rollUp: RollUp = {
    totals: ControlTotals.create(),
    sums: DaySums.create({ quantityFactor: at => lines.quantityFactor(at) }),
    counts: RowCounts.create(),
  };
  for await (const batch of batches) {
    for (const row of batch) {
      const [key, text, , flags] = row;
      if (text !== null) {
        lines.add(key!, text);
      } else if (flags !== null) {
        addCharges(row, lines, rollUp);
      }
    }
    // A portal answers requests on the same thread.
    await setImmediate();
  }
  rollUp.sums.close();
  return rollUp;
}

function addCharges(row: TextRow, lines: RawLines, rollUp: RollUp): void {
  const [key, , day] = row;
  const { totals, sums, counts } = rollUp;
  const flags = Number(row[3]);
  const rows = Number(row[8]);
  counts.addFlags(flags, rows);
  if (hasFlag(flags, ...EXCLUDING)) {
    return;
  }
  const line = lines.get(key!);
  if (!line || day === null) {
    throw new Error('The engine sent sums of a line that it did not send');
  }
  counts.addLine(line, rows);
  const { currency, ordinal } = line;
  if (currency === undefined) {
    return;
  }
  const sum = sumOf(row, rows);
  totals.add(currency, day, ordinal !== undefined, sum);
  if (ordinal !== undefined) {
    sums.add(day, ordinal, sum);
  }
}

function sumOf(row: TextRow, rows: number): ChargeSum {
  const [, , , , billed, effective, list, quantity] = row;
  return {
    billed: amountOf(billed),
    effective: amountOf(effective),
    list: amountOf(list),
    quantity:
      quantity === null ? undefined : parseDecimal(quantity) / ATTOS_PER_PICO,
    rows,
  };
}

/** Each row has an amount, so there is none only where the sum did not fit. */
function amountOf(text: string | null): bigint {
  if (text === null) {
    throw new DeliveryError('An amount of the bill is too large to be added', {
      advice: 'Look for a cost of more than 10^12 in the bill',
    });
  }
  return parseDecimal(text);
}
