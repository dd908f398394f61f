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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  readMoney,
  selectMoney,
  type MoneyAmounts,
  type MoneyRow,
} from '../ledger/moneyColumns';
import { countedSums } from '../reports/sums/countedSums';
import type { SummarySlice } from '../reports/window/summarySlices';
import type { OwnerHistories, PaidSpan, Payer } from './OwnerHistories';

/** What an entity spent on some days of a month, for which one had to pay. */
export interface PaidTotal extends Payer {
  entityRef: string;
  currency: string;
  cost: MoneyAmounts;
}

/** A {@link PaidTotal} by what it was spent on. */
export interface PaidItem extends PaidTotal {
  environment: string;
  model: string;
  workload: string;
  provider: string;
  service: string;
  /** Whose cost is shared out; the empty string for the entity's own. */
  sharedFrom: string;
}

interface TotalRow extends MoneyRow {
  entity_ref: string;
  currency: string;
}

interface ItemRow extends TotalRow {
  environment: string;
  model: string;
  workload: string;
  provider: string;
  service: string;
  shared_from: string;
}

const TOTAL_COLUMNS = ['s.entity_ref', 's.currency'];

const ITEM_COLUMNS = [
  ...TOTAL_COLUMNS,
  's.environment',
  's.model',
  's.workload',
  's.provider',
  's.service',
  's.shared_from',
];

/** What to read: a month, and who paid for what in it. */
export interface PaidMonth {
  month: Month;
  owners: OwnerHistories;
}

/**
 * What counts of a month, by who paid for it; what nobody owns is left out. An
 * entity that came back to its payer has several entries.
 */
export async function readPaidTotals(
  knex: Knex,
  options: PaidMonth,
): Promise<PaidTotal[]> {
  const paid = await readPaid<TotalRow>(options, slice =>
    sums(knex, { level: 'total', columns: TOTAL_COLUMNS, ...slice }),
  );
  return paid.map(([payer, row]) => totalOf(payer, row));
}

/** Like {@link readPaidTotals}, by what it was spent on. */
export async function readPaidItems(
  knex: Knex,
  options: PaidMonth,
): Promise<PaidItem[]> {
  const paid = await readPaid<ItemRow>(options, slice =>
    sums(knex, { level: 'entity', columns: ITEM_COLUMNS, ...slice }),
  );
  return paid.map(([payer, row]) => ({
    ...totalOf(payer, row),
    environment: row.environment,
    model: row.model,
    workload: row.workload,
    provider: row.provider,
    service: row.service,
    sharedFrom: row.shared_from,
  }));
}

interface Slice {
  slice: SummarySlice;
  /** All of them when left out. */
  entities?: readonly string[];
}

/** Whole months where one pays for all of it; by the day where that changed. */
async function readPaid<T extends TotalRow>(
  { month, owners }: PaidMonth,
  read: (slice: Slice) => Promise<T[]>,
): Promise<[Payer, T][]> {
  const paid: [Payer, T][] = [];
  const rows = await read({ slice: { unit: 'month', from: month, to: month } });
  for (const row of rows) {
    const payer = owners.payerOf(row.entity_ref, month);
    if (payer) {
      paid.push([payer, row]);
    }
  }
  for (const spans of byDays(owners.changedIn(month))) {
    const payers = new Map(spans.map(span => [span.entityRef, span]));
    const { from, to } = spans[0];
    const ofDays = await read({
      slice: { unit: 'day', from, to },
      entities: [...payers.keys()],
    });
    paid.push(
      ...ofDays.map((row): [Payer, T] => [payers.get(row.entity_ref)!, row]),
    );
  }
  return paid;
}

async function sums(
  knex: Knex,
  options: Slice & { level: 'total' | 'entity'; columns: readonly string[] },
) {
  return countedSums(knex, options)
    .query.whereNot('s.entity_ref', '')
    .groupBy(options.columns)
    .select(
      ...options.columns,
      ...selectMoney(knex, { table: 'c', sum: true }),
    );
}

function totalOf({ owner, costCenter }: Payer, row: TotalRow): PaidTotal {
  return {
    owner,
    costCenter,
    entityRef: row.entity_ref,
    currency: row.currency,
    cost: readMoney(row),
  };
}

/** Spans of the same days: an entity has at most one of them. */
function byDays(spans: readonly PaidSpan[]): PaidSpan[][] {
  const groups = new Map<string, PaidSpan[]>();
  for (const span of spans) {
    const key = `${span.from} ${span.to}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(span);
  }
  return [...groups.values()];
}
