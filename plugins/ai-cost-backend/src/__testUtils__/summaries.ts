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
  monthOf,
  splitAmount,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { AttributionRow } from '../ledger/attributions/attributionRow';
import { readMoney, selectMoney, type MoneyRow } from '../ledger/moneyColumns';
import { SERIES_COLUMNS } from '../ledger/summaries/seriesFacts';
import {
  SUMMARY_TABLES,
  TIME_COLUMNS,
  type Summary,
  type SummaryLevel,
} from '../ledger/summaries/summaryTables';

/** Cost by delivery, series and time, as text: equal when the ledgers are. */
export type SummaryText = Record<string, string>;

interface Sum {
  billed: bigint;
  effective: bigint;
  list: bigint;
  charges: number;
  quantity?: number;
  quantityCharges: number;
}

/** What identifies a series of each level, beside the delivery and time. */
const KEYS: Record<SummaryLevel, readonly string[]> = {
  entity: SERIES_COLUMNS,
  portfolio: [
    'unallocated_reason',
    'environment',
    'model',
    'workload',
    'provider',
    'service',
    'currency',
    'token_class',
    'unit',
    'shared',
  ],
  total: ['entity_ref', 'unallocated_reason', 'currency', 'shared_from'],
};

/** The stored summary of all visible deliveries. */
export async function storedSummary(
  knex: Knex,
  { level, summary }: { level: SummaryLevel; summary: Summary },
): Promise<SummaryText> {
  const tables = SUMMARY_TABLES[level];
  const keys = KEYS[level];
  const rows = await knex(`${tables[summary]} as c`)
    .join(`${tables.series} as s`, 's.id', 'c.series_id')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .whereIn('d.status', ['current', 'derived'])
    .select(
      ...keys.map(column => `s.${column}`),
      `c.${TIME_COLUMNS[summary]} as time`,
      'c.delivery_id',
      'c.quantity',
      'c.charges',
      'c.quantity_charges',
      ...selectMoney(knex, { table: 'c' }),
    );
  return textOf(
    rows.map(row => [
      JSON.stringify([
        row.delivery_id,
        row.time,
        ...keys.map(column => row[column]),
      ]),
      {
        ...readMoney(row),
        charges: Number(row.charges),
        quantity: row.quantity ?? undefined,
        quantityCharges: Number(row.quantity_charges),
      },
    ]),
  );
}

/** A daily charge with the facts of its line. */
type AttributedCharge = MoneyRow & {
  delivery_id: number;
  line_id: number;
  day: string;
  rows: number | string;
  quantity: number | null;
  provider: string;
  service: string;
  currency: string;
  token_class: string | null;
  unit: string | null;
};

/** What summaries follow from. */
interface Attributed {
  attributions: AttributionRow[];
  /** Of all visible deliveries, with the facts of their lines. */
  charges: AttributedCharge[];
}

/** Reads the stored attributions and charges. */
export async function readAttributed(knex: Knex): Promise<Attributed> {
  const attributions = await knex('attributions').orderBy([
    'line_id',
    'valid_from',
    'part',
  ]);
  const charges = await knex('daily_charges as c')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .join('charge_lines as l', 'l.id', 'c.line_id')
    .whereIn('d.status', ['current', 'derived'])
    .select(
      'c.*',
      'l.provider',
      'l.service',
      'l.currency',
      'l.token_class',
      'l.unit',
      ...selectMoney(knex, { table: 'c' }),
    );
  return { attributions, charges };
}

/** The summary that follows from the stored attributions and charges. */
export function recomputedSummary(
  { attributions, charges }: Attributed,
  { level, summary }: { level: SummaryLevel; summary: Summary },
): SummaryText {
  const sums = new Map<string, Sum>();
  for (const charge of charges) {
    const known = attributions.filter(
      row => row.line_id === charge.line_id && row.valid_from <= charge.day,
    );
    const since = known[known.length - 1].valid_from;
    const parts = known.filter(row => row.valid_from === since);
    const weights = parts.map(({ weight }) => weight);
    const total = weights.reduce((a, b) => a + b, 0);
    const money = readMoney(charge);
    parts.forEach((part, index) => {
      const values: Record<string, unknown> = {
        ...part,
        ...charge,
        model: part.model,
        workload: part.workload,
        token_class: charge.token_class ?? '',
        unit: charge.unit ?? '',
        shared: part.shared_from === '' ? '' : 'shared',
      };
      const key = JSON.stringify([
        charge.delivery_id,
        summary === 'daily' ? charge.day : monthOf(charge.day),
        ...KEYS[level].map(column => values[column]),
      ]);
      const sum = sums.get(key) ?? {
        billed: 0n,
        effective: 0n,
        list: 0n,
        charges: 0,
        quantityCharges: 0,
      };
      const rows = Number(charge.rows);
      sum.billed += splitAmount(money.billed, weights)[index];
      sum.effective += splitAmount(money.effective, weights)[index];
      sum.list += splitAmount(money.list, weights)[index];
      sum.charges += rows;
      if (charge.quantity !== null) {
        sum.quantityCharges += rows;
        sum.quantity =
          (sum.quantity ?? 0) + (charge.quantity * weights[index]) / total;
      }
      sums.set(key, sum);
    });
  }
  return textOf([...sums]);
}

/** The stored charges by delivery, line and month, of all deliveries. */
export async function storedLineMonths(knex: Knex): Promise<SummaryText> {
  return lineMonthsOf(
    await knex('line_monthly_charges as c').select(
      'c.*',
      ...selectMoney(knex, { table: 'c' }),
    ),
  );
}

/** Those that follow from the stored daily charges. */
export async function recomputedLineMonths(knex: Knex): Promise<SummaryText> {
  const charges = await knex('daily_charges as c').select(
    'c.*',
    ...selectMoney(knex, { table: 'c' }),
  );
  return lineMonthsOf(
    charges.map(charge => ({ ...charge, month: monthOf(charge.day) })),
  );
}

function lineMonthsOf(
  rows: (MoneyRow & {
    delivery_id: number;
    line_id: number;
    month: string;
    rows: number | string;
    quantity: number | null;
  })[],
): SummaryText {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const key = `${row.delivery_id} ${row.line_id} ${row.month}`;
    const { billed, effective, list } = readMoney(row);
    const sum = sums.get(key) ?? {
      ...{ billed: 0n, effective: 0n, list: 0n },
      ...{ charges: 0, quantityCharges: 0 },
    };
    sum.billed += billed;
    sum.effective += effective;
    sum.list += list;
    sum.charges += Number(row.rows);
    if (row.quantity !== null) {
      sum.quantity = (sum.quantity ?? 0) + row.quantity;
    }
    sums.set(key, sum);
  }
  return textOf([...sums]);
}

function textOf(entries: [string, Sum][]): SummaryText {
  return Object.fromEntries(
    entries.map(([key, sum]) => [
      key,
      [
        formatDecimal(sum.billed),
        formatDecimal(sum.effective),
        formatDecimal(sum.list),
        sum.charges,
        // Quantities are floating point: thousandths are near enough.
        sum.quantity === undefined
          ? 'none'
          : Math.round(sum.quantity * 1000) / 1000 + 0,
        sum.quantityCharges,
      ].join(' '),
    ]),
  );
}
