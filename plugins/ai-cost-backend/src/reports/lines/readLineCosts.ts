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
  splitAmount,
  type ChargeLineQuery,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  addMoney,
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';
import { linePartsQuery, type LinePartKey } from './lineParts';

/** What an entity's part of a line costs over some days. */
export interface LineCost extends LinePartKey {
  currency: string;
  /** The empty string stands for "unknown", here and below. */
  environment: string;
  model: string;
  /** The entity's part. */
  cost: MoneyAmounts;
  /** The whole line's. */
  lineCost: MoneyAmounts;
  /** The entity's part of the line, 0 to 1. */
  share: number;
  firstDay: Day;
  lastDay: Day;
  /** The entity's part, in the line's unit. */
  quantity?: number;
  /** Rows of the bill. */
  charges: number;
  /** The newest delivery that the charges come from. */
  deliveryId: number;
}

interface ChargeRow extends MoneyRow {
  line_id: number;
  valid_from: string;
  part: number;
  currency: string;
  environment: string;
  model: string;
  first_day: string;
  last_day: string;
  quantity: number | null;
  charges: number | string;
  delivery_id: number;
}

/**
 * Costs of all line parts that a query asks for, from some deliveries. Parts
 * without charges are left out.
 *
 * @param options - `lineIds` keeps those lines only; `byDay` makes an entry of
 * each day
 */
export async function readLineCosts(options: {
  knex: Knex;
  query: ChargeLineQuery;
  deliveryIds: readonly number[];
  lineIds?: readonly number[];
  byDay?: boolean;
}): Promise<LineCost[]> {
  const { knex, query } = options;
  return readPartCosts({ ...options, parts: linePartsQuery(knex, query) });
}

/**
 * Costs of some line parts in a range of days, from some deliveries. Parts
 * without charges are left out.
 *
 * @param options - `parts` as of `linePartsQuery`, `lineIds` keeps those lines
 * only
 */
export async function readPartCosts(options: {
  knex: Knex;
  parts: Knex.QueryBuilder;
  query: Pick<ChargeLineQuery, 'from' | 'to'>;
  deliveryIds: readonly number[];
  lineIds?: readonly number[];
  byDay?: boolean;
}): Promise<LineCost[]> {
  const whole: ChargeRow[] = await wholeLinesQuery(options);
  const shared: ChargeRow[] = await sharedLinesQuery(options);
  const weights = await readWeights(options.knex, shared);
  const days = shared.map(row => lineCostOf(row, weights.get(keyOf(row))!));
  return [
    ...whole.map(row => lineCostOf(row, [1])),
    ...(options.byDay ? days : addUp(days)),
  ];
}

const PART_COLUMNS = [
  'p.line_id',
  'p.valid_from',
  'p.part',
  'p.currency',
  'p.environment',
  'p.model',
];

type ReadOptions = Parameters<typeof readPartCosts>[0];

/** Lines that are one entity's alone: the database adds up their days. */
function wholeLinesQuery(options: ReadOptions): Knex.QueryBuilder {
  const { knex } = options;
  return chargesQuery(options)
    .where('p.parts', 1)
    .groupBy(...PART_COLUMNS, ...(options.byDay ? ['c.day'] : []))
    .select(...selectMoney(knex, { table: 'c', sum: true }))
    .min({ first_day: 'c.day' })
    .max({ last_day: 'c.day', delivery_id: 'c.delivery_id' })
    .sum({ quantity: 'c.quantity', charges: 'c.rows' });
}

/**
 * Days of lines that several share: each is split for itself, as the summaries
 * are, so that drill-down and report agree to the last digit.
 */
function sharedLinesQuery(options: ReadOptions): Knex.QueryBuilder {
  const { knex } = options;
  return chargesQuery(options)
    .where('p.parts', '>', 1)
    .select(...selectMoney(knex, { table: 'c' }), {
      first_day: 'c.day',
      last_day: 'c.day',
      delivery_id: 'c.delivery_id',
      quantity: 'c.quantity',
      charges: 'c.rows',
    });
}

function chargesQuery(options: ReadOptions): Knex.QueryBuilder {
  const { knex, query, deliveryIds, lineIds } = options;
  const parts = options.parts.clone();
  if (lineIds) {
    whereIdIn(parts, 'a.line_id', lineIds);
  }
  const charges = knex
    .withMaterialized('p', parts)
    .from('p')
    .join('daily_charges as c', 'c.line_id', 'p.line_id')
    .whereBetween('c.day', [query.from, query.to])
    .where('c.day', '>=', knex.ref('p.valid_from'))
    .where(valid =>
      valid
        .whereNull('p.valid_to')
        .orWhere('c.day', '<', knex.ref('p.valid_to')),
    )
    .select(...PART_COLUMNS);
  whereIdIn(charges, 'c.delivery_id', deliveryIds);
  return charges;
}

/** The weights of all parts of shared lines, in their order, by line and day. */
async function readWeights(
  knex: Knex,
  shared: readonly ChargeRow[],
): Promise<Map<string, number[]>> {
  const query = knex('attributions')
    .orderBy(['line_id', 'valid_from', 'part'])
    .select('line_id', 'valid_from', 'weight');
  whereIdIn(query, 'line_id', [
    ...new Set(shared.map(({ line_id: lineId }) => lineId)),
  ]);
  const rows: { line_id: number; valid_from: string; weight: number }[] =
    shared.length > 0 ? await query : [];
  const weights = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    weights.set(key, [...(weights.get(key) ?? []), row.weight]);
  }
  return weights;
}

function keyOf(row: { line_id: number; valid_from: string }): string {
  return `${row.line_id} ${row.valid_from}`;
}

function lineCostOf(row: ChargeRow, weights: readonly number[]): LineCost {
  const lineCost = readMoney(row);
  const part = (amount: bigint) => splitAmount(amount, weights)[row.part];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = weights[row.part] / total;
  return {
    lineId: row.line_id,
    validFrom: row.valid_from,
    part: row.part,
    currency: row.currency,
    environment: row.environment,
    model: row.model,
    cost: {
      billed: part(lineCost.billed),
      effective: part(lineCost.effective),
      list: part(lineCost.list),
    },
    lineCost,
    share,
    firstDay: row.first_day,
    lastDay: row.last_day,
    quantity: row.quantity === null ? undefined : row.quantity * share,
    charges: Number(row.charges),
    deliveryId: row.delivery_id,
  };
}

/** One entry for each part from its days. */
function addUp(days: readonly LineCost[]): LineCost[] {
  const sums = new Map<string, LineCost>();
  for (const day of days) {
    const key = `${day.lineId} ${day.validFrom} ${day.part}`;
    const sum = sums.get(key);
    sums.set(key, sum ? together(sum, day) : day);
  }
  return [...sums.values()];
}

/** Two costs of one part. */
export function together(a: LineCost, b: LineCost): LineCost {
  return {
    ...a,
    cost: addMoney(a.cost, b.cost),
    lineCost: addMoney(a.lineCost, b.lineCost),
    firstDay: a.firstDay < b.firstDay ? a.firstDay : b.firstDay,
    lastDay: a.lastDay > b.lastDay ? a.lastDay : b.lastDay,
    quantity:
      a.quantity === undefined && b.quantity === undefined
        ? undefined
        : (a.quantity ?? 0) + (b.quantity ?? 0),
    charges: a.charges + b.charges,
    deliveryId: Math.max(a.deliveryId, b.deliveryId),
  };
}
