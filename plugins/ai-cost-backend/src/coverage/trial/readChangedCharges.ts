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
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { DayRange } from '../../reports/window/dayRange';
import { summarySlices } from '../../reports/window/summarySlices';
import { sumColumns, usageCharges, usageColumn } from '../sums/countedCharges';
import { isUndivided, type ChangedLine } from './ChangedLine';

/** What a line costs on a day, or in a month where it has one owner in it. */
export interface ChangedCharge {
  lineId: number;
  /** The day, or the month. */
  time: Day | string;
  /** Gross usage: usage with a cost above zero. */
  gross: boolean;
  /** Attos, effective. */
  cost: bigint;
}

interface ChargeRow {
  line_id: number;
  time: string;
  gross: number;
  micros: string;
  attos: string;
}

const BASIS = 'effective';

/** The charges of lines in a range and currency. */
export async function readChangedCharges(options: {
  knex: Knex;
  lines: readonly ChangedLine[];
  range: DayRange;
  currency: string;
}): Promise<ChangedCharge[]> {
  const { lines, range } = options;
  const undivided = lines.filter(isUndivided).map(({ lineId }) => lineId);
  const divided = lines
    .filter(line => !isUndivided(line))
    .map(({ lineId }) => lineId);
  const slices = [
    ...summarySlices(range).map(slice => ({ slice, lineIds: undivided })),
    { slice: { unit: 'day' as const, ...range }, lineIds: divided },
  ];
  const charges: ChangedCharge[][] = [];
  for (const { slice, lineIds } of slices) {
    if (lineIds.length > 0) {
      charges.push(await readSlice(options, lineIds, slice));
    }
  }
  return charges.flat();
}

async function readSlice(
  { knex, currency }: Parameters<typeof readChangedCharges>[0],
  lineIds: readonly number[],
  slice: ReturnType<typeof summarySlices>[number],
): Promise<ChangedCharge[]> {
  const query = usageCharges(knex, slice)
    .where('l.currency', currency)
    .groupBy('c.line_id', `c.${slice.unit}`, 'gross')
    .select(
      { line_id: 'c.line_id', time: `c.${slice.unit}` },
      usageColumn(knex, BASIS, slice.unit),
      ...sumColumns(knex, BASIS),
    );
  whereIdIn(query, 'c.line_id', lineIds);
  const rows: ChargeRow[] = await query;
  return rows.map(row => ({
    lineId: row.line_id,
    time: row.time,
    gross: row.gross === 1,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
  }));
}
