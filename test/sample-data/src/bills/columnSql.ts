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

import { TEXT_COLUMNS } from '../spending/ChargeText';

/** How a bill writes what is not text. */
export interface ColumnStyle {
  /** SQL of a decimal from a whole number and its scale (a power of ten). */
  decimal(expression: string, scale: number): string;
  /** SQL of a time of day from an expression of type TIMESTAMP. */
  timestamp(expression: string): string;
}

/** Exact decimals and timestamps as Parquet has them. */
export const TYPED: ColumnStyle = {
  decimal: exactDecimal,
  timestamp: expression => expression,
};

const MONEY: Record<string, string> = {
  BilledCost: 'c.billed',
  EffectiveCost: 'c.effective',
  ListCost: 'c.list',
  ContractedCost: 'c.contracted',
  ListUnitPrice: 'c.list_price',
  ContractedUnitPrice: 'c.contracted_price',
  PricingCurrencyEffectiveCost: 'c.effective',
  PricingCurrencyListUnitPrice: 'c.list_price',
  PricingCurrencyContractedUnitPrice: 'c.contracted_price',
};

const TIMES: Record<string, string> = {
  ChargePeriodStart: 'c.charge_start',
  ChargePeriodEnd: 'c.charge_end',
  BillingPeriodStart: 'c.billing_start',
  BillingPeriodEnd: `c.billing_start + INTERVAL 1 MONTH`,
};

/**
 * SQL for a column of a bill, over a charge `c` and its text `t`.
 *
 * @throws RangeError for a column that bills do not have
 */
export function columnSql(column: string, style: ColumnStyle): string {
  if ((TEXT_COLUMNS as readonly string[]).includes(column)) {
    return `t."${column}"`;
  }
  const money = MONEY[column];
  if (money) {
    return style.decimal(money, 12);
  }
  const time = TIMES[column];
  if (time) {
    return style.timestamp(time);
  }
  switch (column) {
    case 'PricingQuantity':
      return style.decimal('c.quantity', 3);
    case 'ConsumedQuantity':
      return style.decimal('c.quantity * t.consumed_per_priced', 3);
    case 'CommitmentDiscountQuantity':
      return style.decimal(
        'CASE WHEN t."CommitmentDiscountUnit" IS NOT NULL THEN c.quantity END',
        3,
      );
    case 'InvoiceId':
      return 'c.invoice';
    case 'PricingCurrency':
      return 't."BillingCurrency"';
    case 'CapacityReservationId':
    case 'CapacityReservationStatus':
    case 'x_Discounts':
      return 'NULL::VARCHAR';
    default:
      throw new RangeError(`no such column: ${column}`);
  }
}

/** A whole number as a decimal, without going through floating point. */
export function exactDecimal(expression: string, scale: number): string {
  const unit = `0.${'0'.repeat(scale - 1)}1`;
  return `((${expression})::DECIMAL(20,0) * ${unit}::DECIMAL(${
    scale + 1
  },${scale}))::DECIMAL(28,${scale})`;
}
