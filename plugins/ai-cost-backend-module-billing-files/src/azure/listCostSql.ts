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

import { textSql } from '../rollup/cellSql';
import type { AzureColumns } from './AzureColumns';

/**
 * Types of a quantity, of a price and of what is kept of their product, which has 38 digits
 * at most and so cannot overflow. The next are for quantities that the first have
 * no room for, and the last for prices too.
 */
const FACTORS = [
  ['DECIMAL(22, 12)', 'DECIMAL(16, 10)', 'DECIMAL(38, 18)'],
  ['DECIMAL(20, 2)', 'DECIMAL(18, 16)', 'DECIMAL(38, 18)'],
  ['DECIMAL(19, 4)', 'DECIMAL(19, 4)', 'DECIMAL(38, 8)'],
] as const;

/**
 * The cost at the price of pay-as-you-go, as SQL: what the export says, else its
 * price by the quantity, else the cost itself. Where the price is empty or zero
 * there is none: a marketplace charge has no other price than what it costs.
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
    const text = textSql(listCost);
    return {
      sql: `CASE WHEN ${isNone(text)} THEN ${textSql(cost)} ELSE ${text} END`,
      from: listCost.name,
    };
  }
  if (listPrice && quantity) {
    const price = textSql(listPrice);
    return {
      sql: `CASE WHEN ${isNone(price)} THEN ${textSql(cost)}
        WHEN TRY_CAST(${price} AS DECIMAL(38, 18)) IS NULL THEN ${price}
        ELSE ${inBillingCurrency(
          columns,
          product(textSql(quantity), price),
        )} END`,
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

/** Of two texts, as text; NULL when one is no number. */
function product(a: string, b: string): string {
  const products = FACTORS.map(
    ([first, second, kept]) =>
      `CAST(CAST(TRY_CAST(${a} AS ${first}) * TRY_CAST(${b} AS ${second})
        AS ${kept}) AS VARCHAR)`,
  );
  return `coalesce(${products.join(', ')})`;
}

function isNone(text: string): string {
  return `(${text} IS NULL OR TRY_CAST(${text} AS DECIMAL(38, 18)) = 0)`;
}
