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

import type { FocusMapping, MappedColumn } from '../formats/BillFormat';
import type { FileColumn } from '../files/BillColumns';
import { MANDATORY_CUR_COLUMNS } from './checkCurColumns';
import { Commitments } from './Commitments';
import { COST_COLUMNS, CostCells } from './CostCells';
import { CurCosts } from './CurCosts';
import { firstSql, type CurColumns } from './CurColumns';
import { LineItemType } from './lineItemTypes';
import { principalSql } from './principalSql';
import { joinServicesSql } from './services';
import { TAG_MAP_NAMES, tagColumns } from './tagColumns';

/** Texts that FOCUS has under another name. */
const TEXTS: Record<string, string> = {
  BillingCurrency: 'line_item_currency_code',
  BillingAccountId: 'bill_payer_account_id',
  BillingAccountName: 'bill_payer_account_name',
  SubAccountId: 'line_item_usage_account_id',
  SubAccountName: 'line_item_usage_account_name',
  ChargeDescription: 'line_item_line_item_description',
  SkuMeter: 'line_item_usage_type',
  x_UsageType: 'line_item_usage_type',
  x_Operation: 'line_item_operation',
  ResourceId: 'line_item_resource_id',
  ChargePeriodEnd: 'line_item_usage_end_date',
};

/** All columns that are read, in the names of CUR 2.0. */
export const READ_CUR_COLUMNS: readonly string[] = [
  ...new Set([
    ...MANDATORY_CUR_COLUMNS,
    ...Object.values(COST_COLUMNS),
    ...Object.values(TEXTS),
    ...TAG_MAP_NAMES,
    'bill_billing_entity',
    'bill_invoicing_entity',
    'line_item_legal_entity',
    'line_item_usage_amount',
    'line_item_iam_principal',
    'pricing_term',
    'pricing_unit',
    'product',
    'product_product_name',
    'product_instance_type',
    'product_gpu',
    'product_sku',
    'product_region',
    'product_region_code',
    'reservation_reservation_a_r_n',
    'savings_plan_savings_plan_a_r_n',
    'savings_plan_offering_type',
    'split_line_item_parent_resource_id',
  ]),
];

/** What a report says, in the terms of FOCUS. */
export function curToFocus(columns: CurColumns): FocusMapping {
  const type = LineItemType.create(columns.text('line_item_line_item_type'));
  const cells = CostCells.create(columns);
  const commitments = Commitments.create({ cells, type });
  // A machine has a line item with its whole cost beside those of containers.
  const isSplit = `${columns.text(
    'split_line_item_parent_resource_id',
  )} IS NOT NULL`;
  const costs = CurCosts.create({
    cells,
    type,
    commitments,
    isSplit,
    reservation: columns.text('reservation_reservation_a_r_n'),
  });
  return {
    columns: [
      {
        name: 'BilledCost',
        sql: costs.billed,
        from: columns.find('line_item_unblended_cost')!.name,
      },
      {
        name: 'EffectiveCost',
        sql: costs.effective,
        from: costs.effectiveFrom,
      },
      {
        name: 'ListCost',
        sql: costs.list,
        from: columns.find('pricing_public_on_demand_cost')?.name,
      },
      same(columns, 'BillingPeriodStart', 'bill_billing_period_start_date'),
      same(columns, 'ChargePeriodStart', 'line_item_usage_start_date'),
      ...Object.entries(TEXTS).flatMap(([name, from]) => {
        const column = columns.find(from);
        return column ? [{ name, sql: column.sql, from: column.name }] : [];
      }),
      {
        name: 'ChargeCategory',
        // A commitment that was paid in advance has fees of nothing, which say
        // what was not used.
        sql: `CASE WHEN ${commitments.isPrepaid} AND ${commitments.isUnused} THEN 'Usage'
          ELSE ${type.chargeCategory} END`,
      },
      { name: 'ChargeClass', sql: chargeClassSql(columns) },
      ...serviceColumns(columns),
      ...vendorColumns(columns),
      ...commitmentColumns(columns, type, commitments),
      ...quantityColumns(columns, type, isSplit),
      { name: 'SkuId', sql: columns.product('sku') },
      { name: 'x_InstanceType', sql: columns.product('instance_type') },
      { name: 'SkuPriceDetails', sql: detailsSql(columns) },
      {
        name: 'RegionId',
        sql: firstSql([
          columns.product('region_code'),
          columns.product('region'),
        ]),
      },
      {
        name: 'CredentialId',
        sql: principalSql(columns.text('line_item_iam_principal')),
        from: columns.find('line_item_iam_principal')?.name,
      },
      ...tagColumns(columns),
    ],
    join: joinServicesSql(columns.text('line_item_product_code')),
  };
}

/** A mandatory column that means the same in FOCUS. */
function same(columns: CurColumns, name: string, from: string): MappedColumn {
  const column = columns.find(from)!;
  return { name, sql: column.sql, from: column.name };
}

/**
 * What was used before the billing period is charged after its month was closed:
 * it stays in the later bill, under its own day.
 */
function chargeClassSql(columns: CurColumns): string {
  const used = columns.find('line_item_usage_start_date')!;
  const billed = columns.find('bill_billing_period_start_date')!;
  const day = ({ sql, type }: FileColumn) =>
    `left(ltrim(${type === 'VARCHAR' ? sql : `CAST(${sql} AS VARCHAR)`}), 10)`;
  return `CASE WHEN ${day(used)} < ${day(billed)} THEN 'Correction' END`;
}

function serviceColumns(columns: CurColumns): MappedColumn[] {
  return [
    {
      name: 'ServiceName',
      sql: firstSql([
        columns.product('product_name'),
        'aws_service.name',
        columns.text('line_item_product_code'),
      ]),
    },
    {
      name: 'ServiceCategory',
      sql: `coalesce(aws_service.category, 'Other')`,
    },
    { name: 'ServiceSubcategory', sql: 'aws_service.subcategory' },
  ];
}

/**
 * AWS runs and bills all of it. On its marketplace others sell, unless AWS
 * itself resells, as it does with some models.
 */
function vendorColumns(columns: CurColumns): MappedColumn[] {
  const legalEntity = columns.text('line_item_legal_entity');
  const seller = `CASE WHEN ${columns.text(
    'bill_billing_entity',
  )} = 'AWS Marketplace'
    AND NOT starts_with(lower(${legalEntity}), 'amazon') THEN ${legalEntity} END`;
  return [
    { name: 'ServiceProviderName', sql: `coalesce(${seller}, 'AWS')` },
    { name: 'PublisherName', sql: firstSql([seller, legalEntity]) },
    { name: 'HostProviderName', sql: `'AWS'` },
    {
      name: 'InvoiceIssuerName',
      sql: `coalesce(${columns.text('bill_invoicing_entity')}, 'AWS')`,
    },
  ];
}

function commitmentColumns(
  columns: CurColumns,
  type: LineItemType,
  commitments: Commitments,
): MappedColumn[] {
  const plan = columns.text('savings_plan_savings_plan_a_r_n');
  const reservation = columns.text('reservation_reservation_a_r_n');
  const spot = `contains(${columns.text('line_item_usage_type')}, 'SpotUsage')
    OR ${columns.text('pricing_term')} = 'Spot'`;
  return [
    { name: 'CommitmentDiscountId', sql: firstSql([plan, reservation]) },
    {
      name: 'CommitmentDiscountType',
      sql: `CASE
        WHEN ${plan} IS NOT NULL
        THEN coalesce(${columns.text(
          'savings_plan_offering_type',
        )}, 'Savings Plan')
        WHEN ${reservation} IS NOT NULL THEN 'Reserved' END`,
    },
    {
      name: 'CommitmentDiscountStatus',
      sql: `CASE WHEN ${type.isCovered} THEN 'Used'
        WHEN ${commitments.isUnused} THEN 'Unused' END`,
    },
    {
      name: 'PricingCategory',
      sql: `CASE WHEN ${type.isCovered} THEN 'Committed'
        WHEN ${type.isMetered} THEN
          CASE WHEN ${spot} THEN 'Dynamic' ELSE 'Standard' END END`,
    },
  ];
}

/**
 * Amounts of usage. Fees, negations and discounts repeat the amount of the usage
 * that they are for, and containers that of their machine.
 */
function quantityColumns(
  columns: CurColumns,
  type: LineItemType,
  isSplit: string,
): MappedColumn[] {
  const amount = columns.find('line_item_usage_amount');
  if (!amount) {
    return [];
  }
  // Bedrock counts tokens in thousands, also in exports without units.
  const unit = firstSql([
    columns.text('pricing_unit'),
    `CASE WHEN contains(lower(${columns.text(
      'line_item_product_code',
    )}), 'bedrock')
      AND contains(lower(${columns.text('line_item_usage_type')}), '-token')
      THEN '1K tokens' END`,
  ]);
  return [
    {
      name: 'PricingQuantity',
      sql: `CASE WHEN ${type.isMetered} AND NOT (${isSplit})
        THEN ${amount.sql} END`,
      from: amount.name,
    },
    { name: 'PricingUnit', sql: unit },
  ];
}

function detailsSql(columns: CurColumns): string {
  const gpus = columns.product('gpu');
  return `CASE WHEN ${gpus} IS NOT NULL
    THEN '{"GpuCount":' || to_json(${gpus}) || '}' END`;
}
