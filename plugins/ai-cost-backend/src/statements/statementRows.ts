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
  parseDecimal,
  type CostAmounts,
  type Month,
  type Statement,
  type StatementSummary,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  MONEY_BASES,
  readMoney,
  selectMoney,
  type MoneyRow,
} from '../ledger/moneyColumns';
import { costAmounts } from '../reports/entity/currencyTotals';

/** A row of the table `statements`. */
export interface StatementRow {
  id: number;
  number: number;
  month: Month;
  owner: string;
  title: string;
  currency: string;
  issued_at: string;
  charges: string;
  corrected: string;
}

interface ItemRow extends MoneyRow {
  entity_ref: string;
  title: string;
  cost_center: string;
  environment: string;
  model: string;
  workload: string;
  provider: string;
  service: string;
  shared_from: string;
}

interface CorrectionRow extends MoneyRow {
  month: Month;
  entity_ref: string;
  cost_center: string;
}

/** A statement without its parts. */
export function summaryOf(row: StatementRow): StatementSummary {
  const charges: CostAmounts = JSON.parse(row.charges);
  const corrected: CostAmounts = JSON.parse(row.corrected);
  return {
    id: `${row.month}/${row.owner}/${row.currency}`,
    number: row.number,
    month: row.month,
    owner: row.owner,
    title: row.title || undefined,
    currency: row.currency,
    issuedAt: row.issued_at,
    charges,
    corrected,
    total: together(charges, corrected),
  };
}

/** What a statement says in particular, in its order. */
export async function readStatementParts(
  knex: Knex,
  statementId: number,
): Promise<Pick<Statement, 'items' | 'corrections'>> {
  const parts = (table: string, columns: string[]) =>
    knex(table)
      .where('statement_id', statementId)
      .orderBy('position')
      .select(...columns, ...selectMoney(knex));
  const items: ItemRow[] = await parts('statement_items', [
    'entity_ref',
    'title',
    'cost_center',
    'environment',
    'model',
    'workload',
    'provider',
    'service',
    'shared_from',
  ]);
  const corrections: CorrectionRow[] = await parts('statement_corrections', [
    'month',
    'entity_ref',
    'cost_center',
  ]);
  return {
    items: items.map(row => ({
      entityRef: row.entity_ref,
      title: row.title || undefined,
      costCenter: row.cost_center,
      environment: row.environment,
      model: row.model,
      workload: row.workload,
      provider: row.provider,
      service: row.service,
      sharedFrom: row.shared_from || undefined,
      cost: costAmounts(readMoney(row)),
    })),
    corrections: corrections.map(row => ({
      month: row.month,
      entityRef: row.entity_ref,
      costCenter: row.cost_center,
      cost: costAmounts(readMoney(row)),
    })),
  };
}

function together(a: CostAmounts, b: CostAmounts): CostAmounts {
  const [billed, effective, list] = MONEY_BASES.map(basis =>
    formatDecimal(parseDecimal(a[basis]) + parseDecimal(b[basis])),
  );
  return { billed, effective, list };
}
