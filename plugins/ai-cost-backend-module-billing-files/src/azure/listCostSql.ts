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

import type { FileColumn } from '../files/BillColumns';
import { textSql } from '../rollup/cellSql';
import type { AzureColumns } from './AzureColumns';

/**
 * Types of a quantity and of a price: their product has 38 digits at most, so it
 * cannot overflow. The second are for quantities that the first have no room for,
 * and the last for prices too.
 */
const FACTORS = [
  ['DECIMAL(22, 12)', 'DECIMAL(16, 10)'],
  ['DECIMAL(20, 2)', 'DECIMAL(18, 16)'],
  ['DECIMAL(19, 4)', 'DECIMAL(19, 4)'],
] as const;

/**
 * The cost at the price of pay-as-you-go, as SQL that gives a decimal: what the
 * export says, else its price by the quantity, else the cost itself. Where the
 * price is empty or zero there is none: a marketplace charge has no other price
 * than what it costs. NULL where a number cannot be read.
 */
export function listCostSql(columns: AzureColumns): {
  sql: string;
  from: string;
} {
  const cost = columns.find('cost')!;
  const listCost = columns.find('listCost');
  const listPrice = columns.find('listPrice');
  const quantity = columns.find('quantity');
  if (listCost) {
    return {
      sql: `CASE WHEN ${isNone(listCost)} THEN ${decimal(textSql(cost))}
        ELSE ${decimal(textSql(listCost))} END`,
      from: listCost.name,
    };
  }
  if (listPrice && quantity) {
    const list = product(textSql(quantity), textSql(listPrice));
    return {
      sql: `CASE WHEN ${isNone(listPrice)} THEN ${decimal(textSql(cost))}
        ELSE ${inBillingCurrency(columns, list)} END`,
      from: listPrice.name,
    };
  }
  return { sql: cost.sql, from: cost.name };
}

/** Prices of a customer agreement are in the currency of its price list. */
function inBillingCurrency(columns: AzureColumns, amount: string): string {
  return columns.has('exchangeRate') && columns.has('pricingCurrency')
    ? `CASE WHEN lower(${columns.text('pricingCurrency')})
          <> lower(${columns.text('currency')})
        THEN ${product(amount, columns.text('exchangeRate'))}
        ELSE ${amount} END`
    : amount;
}

/** NULL when one of them is no number, or both are beyond all bills. */
function product(a: string, b: string): string {
  const products = FACTORS.map(
    ([first, second]) =>
      `TRY_CAST(TRY_CAST(${a} AS ${first}) * TRY_CAST(${b} AS ${second})
        AS DECIMAL(38, 18))`,
  );
  return `coalesce(${products.join(', ')})`;
}

function decimal(text: string): string {
  return `TRY_CAST(${text} AS DECIMAL(38, 18))`;
}

function isNone(column: FileColumn): string {
  const text = textSql(column);
  // Whether a number is zero, a binary fraction tells as well.
  return `(${text} IS NULL OR coalesce(TRY_CAST(${text} AS DOUBLE) = 0, false))`;
}
