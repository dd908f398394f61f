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
  MONEY_COLUMNS,
  moneyValues,
  readMoney,
  type MoneyRow,
} from '../moneyColumns';
import type { LedgerValue } from '../writers/LedgerWriter';
import type { CostRow } from './CostRows';

/** The columns of a summary's row beside its key. */
export const SUMMARY_COLUMNS = [
  ...MONEY_COLUMNS,
  'quantity',
  'charges',
  'quantity_charges',
] as const;

/** The values of {@link SUMMARY_COLUMNS}. */
export function summaryValues(row: CostRow): LedgerValue[] {
  const values = chargeValues(row);
  values.push(row.quantityCharges);
  return values;
}

/** The columns of a daily charge beside its key. */
export const CHARGE_COLUMNS = [...MONEY_COLUMNS, 'quantity', 'rows'] as const;

/** The values of {@link CHARGE_COLUMNS}. */
export function chargeValues(row: CostRow): LedgerValue[] {
  const values: LedgerValue[] = moneyValues(row);
  values.push(row.quantity ?? null, row.charges);
  return values;
}

/** What the engines answer for money, quantity and counts. */
export interface StoredCost extends MoneyRow {
  quantity: number | null;
  /** Text on PostgreSQL. */
  charges: number | string;
  quantity_charges: number | string;
}

/** A row as it was stored. */
export function costRowOf(
  id: number,
  time: string,
  stored: StoredCost,
): CostRow {
  return {
    id,
    time,
    ...readMoney(stored),
    quantity: stored.quantity ?? undefined,
    charges: Number(stored.charges),
    quantityCharges: Number(stored.quantity_charges),
  };
}
