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
import { readMoney, selectMoney, type MoneyRow } from '../ledger/moneyColumns';
import type { PaidTotal } from './readPaidCosts';

interface IssuedRow extends MoneyRow {
  owner: string;
  cost_center: string;
  entity_ref: string;
  currency: string;
}

/** What statements have said of a month: its own, and corrections in later ones. */
export async function readIssuedTotals(
  knex: Knex,
  month: Month,
): Promise<PaidTotal[]> {
  const key = ['p.owner', 'i.cost_center', 'i.entity_ref', 'p.currency'];
  const sums = (table: string, monthColumn: string) =>
    knex('statements as p')
      .join(`${table} as i`, 'i.statement_id', 'p.id')
      .where(monthColumn, month)
      .groupBy(key)
      .select(...key, ...selectMoney(knex, { table: 'i', sum: true }));
  const rows: IssuedRow[] = [
    ...(await sums('statement_items', 'p.month')),
    ...(await sums('statement_corrections', 'i.month')),
  ];
  return rows.map(row => ({
    owner: row.owner,
    costCenter: row.cost_center,
    entityRef: row.entity_ref,
    currency: row.currency,
    cost: readMoney(row),
  }));
}
