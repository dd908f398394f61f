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

import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import type { DayRange } from '../../reports/window/dayRange';
import {
  summarySlices,
  type SummarySlice,
} from '../../reports/window/summarySlices';
import { joinMonths } from './countedCharges';
import { ALLOCATED, lineKinds } from './lineKinds';
import { mostCharged } from '../../reports/sums/mostCharged';
import { readMixedSums } from './readMixedSums';

/** Gross usage of a range in effective cost, in attos. */
export interface UsageTotals {
  /** The asked one, or the one with the most charges. */
  currency?: string;
  allocated: bigint;
  total: bigint;
}

interface KindTotal {
  kind: string;
  currency: string;
  /** Gross usage, attos. */
  cost: bigint;
  /** Rows of the bill, whatever they are of. */
  rows: number;
}

const USAGE = `l.charge_category = 'Usage'`;

/**
 * Adds up gross usage and the part of it that has an owner: each line first, for
 * there are far fewer lines than charges.
 */
export async function readUsageTotals(options: {
  knex: Knex;
  range: DayRange;
  currency?: string;
}): Promise<UsageTotals> {
  const { knex, range } = options;
  const totals: KindTotal[] = [];
  for (const slice of summarySlices(range)) {
    totals.push(...(await readKinds(knex, slice)));
  }
  const mixed = await readMixedSums({
    knex,
    parts: [{ window: 'current', complete: true, ...range }],
    basis: 'effective',
    filters: {},
  });
  for (const { gross, cost, ...sum } of mixed) {
    totals.push({ ...sum, cost: gross ? cost : 0n });
  }
  const currency =
    options.currency ??
    mostCharged(
      totals.map(it => ({ currency: it.currency, charges: it.rows })),
    );
  const asked = totals.filter(it => it.currency === currency);
  const add = (some: readonly KindTotal[]) =>
    some.reduce((sum, { cost }) => sum + cost, 0n);
  return {
    currency,
    allocated: add(asked.filter(({ kind }) => kind === ALLOCATED)),
    total: add(asked),
  };
}

async function readKinds(
  knex: Knex,
  { unit, from, to }: SummarySlice,
): Promise<KindTotal[]> {
  const months = unit === 'month' ? 'c' : 'm';
  const positive = (column: string) =>
    knex.raw('sum(case when ?? > 0 or ?? > 0 then ?? else 0 end) as ??', [
      `${months}.effective_micros`,
      `${months}.effective_attos`,
      `c.${column}`,
      column,
    ]);
  const byLine = knex(
    unit === 'day' ? 'daily_charges as c' : 'line_monthly_charges as c',
  )
    .whereIn(
      'c.delivery_id',
      knex('deliveries').where('counted', 1).select('id'),
    )
    .whereBetween(`c.${unit}`, [from, to])
    .groupBy('c.line_id')
    .select(
      'c.line_id',
      positive('effective_micros'),
      positive('effective_attos'),
    )
    .sum({ rows: 'c.rows' });
  if (unit === 'day') {
    joinMonths(byLine, 'c');
  }
  const usage = (column: string, name: string) =>
    knex.raw(`cast(sum(case when ${USAGE} then ?? else 0 end) as text) as ??`, [
      `s.${column}`,
      name,
    ]);
  const rows: {
    kind: string;
    currency: string;
    micros: string;
    attos: string;
    rows: number | string;
  }[] = await knex
    .withMaterialized('k', lineKinds(knex, {}))
    .from(byLine.as('s'))
    .join('charge_lines as l', 'l.id', 's.line_id')
    .join('k', 'k.line_id', 's.line_id')
    .where('k.kind', knex.ref('k.other'))
    .groupBy('k.kind', 'l.currency')
    .select(
      'k.kind',
      'l.currency',
      usage('effective_micros', 'micros'),
      usage('effective_attos', 'attos'),
    )
    .sum({ rows: 's.rows' });
  return rows.map(row => ({
    kind: row.kind,
    currency: row.currency,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
    rows: Number(row.rows),
  }));
}
