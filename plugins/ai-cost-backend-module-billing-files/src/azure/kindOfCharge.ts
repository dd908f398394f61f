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

import type { MappedColumn } from '../formats/BillFormat';
import type { AzureColumns } from './AzureColumns';
import { commitmentSql } from './commitmentSql';

/** What was charged for, and whether a reservation or savings plan paid for it. */
export function kindOfCharge(columns: AzureColumns): MappedColumn[] {
  const { id, committed, unused, ofSavingsPlan } = commitmentSql(columns);
  const type = columns.value('chargeType');
  const model = columns.value('pricingModel');
  const has = columns.has('benefitId') || columns.has('reservationId');
  return [
    {
      name: 'ChargeCategory',
      // Without the column everything is usage; what is not known is kept.
      sql: columns.has('chargeType')
        ? `CASE WHEN ${unused} THEN 'Usage'
            WHEN ${type} IN ('refund', 'roundingadjustment') THEN 'Adjustment'
            ELSE ${columns.text('chargeType')} END`
        : `'Usage'`,
      from: columns.find('chargeType')?.name,
    },
    {
      name: 'PricingCategory',
      sql: `CASE WHEN ${committed} THEN 'Committed'
        WHEN ${model} = 'ondemand' THEN 'Standard'
        WHEN ${model} = 'spot' THEN 'Dynamic'
        ELSE ${columns.text('pricingModel')} END`,
      from: columns.find('pricingModel')?.name,
    },
    ...(has
      ? [
          {
            name: 'CommitmentDiscountId',
            sql: id,
            from: columns.find(
              columns.has('benefitId') ? 'benefitId' : 'reservationId',
            )!.name,
          },
        ]
      : []),
    {
      name: 'CommitmentDiscountStatus',
      sql: `CASE WHEN ${unused} THEN 'Unused'
        WHEN ${committed} AND ${type} IN ('', 'usage') THEN 'Used' END`,
    },
    {
      name: 'CommitmentDiscountType',
      sql: `CASE WHEN NOT ${unused} AND NOT (${committed}) THEN NULL
        WHEN ${ofSavingsPlan} THEN 'Savings Plan' ELSE 'Reservation' END`,
    },
  ];
}
