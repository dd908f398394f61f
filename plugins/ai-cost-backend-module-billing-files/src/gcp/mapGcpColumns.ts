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
import type { GcpField, GcpFields } from './GcpFields';

const PROVIDER = "'Google Cloud'";
const NO_CREDITS =
  '[CAST(NULL AS STRUCT("name" VARCHAR, amount VARCHAR, unreadable VARCHAR))]';
const MACHINE = 'compute.googleapis.com/machine_spec';

/**
 * Maps a row of the export to FOCUS: the charge at its cost before credits, and
 * one charge of the category Credit for each of its credits.
 *
 * @remarks
 * - `cost` leaves credits out, so the row and its credits are the net cost. A
 *   row whose credits cannot be read does not count: its cost is not known.
 * - Google tells no amortised cost: commitments come as credits, and the
 *   effective cost is the billed one.
 * - Without `cost_at_list`, which older exports lack, the list cost is the cost.
 * - The invoice month is the billing period; usage may be of another month.
 * - Labels keep their keys, those of the project get the prefix `project/`.
 */
export function mapGcpColumns(fields: GcpFields): FocusMapping {
  const { credits } = fields;
  const columns: MappedColumn[] = [];
  const add = (name: string, sql: string | undefined, from?: GcpField) => {
    if (sql !== undefined) {
      columns.push({ name, sql, from });
    }
  };
  /** A field of the usage that a credit does not have. */
  const ofUsage = (name: string, field: GcpField) =>
    add(name, ofUsageSql(fields.value(field)), field);
  const copy = (name: string, field: GcpField) =>
    add(name, fields.text(field), field);

  const cost = withCreditSql(fields.value('cost')!);
  add('BilledCost', cost, 'cost');
  add('EffectiveCost', cost, 'cost');
  add(
    'ListCost',
    withCreditSql(fields.value('cost_at_list') ?? fields.value('cost')!, "'0'"),
    'cost_at_list',
  );
  copy('BillingCurrency', 'currency');
  copy('BillingAccountId', 'billing_account_id');
  add('BillingPeriodStart', invoiceMonthSql(fields), 'invoice.month');
  add(
    'ChargePeriodStart',
    fields.value('usage_start_time'),
    'usage_start_time',
  );
  add('ChargePeriodEnd', fields.value('usage_end_time'), 'usage_end_time');
  add('ChargeCategory', categorySql(fields.text('cost_type')), 'cost_type');
  add('ChargeDescription', 'credit.name', 'credits');
  copy('ServiceName', 'service.description');
  add('ServiceCategory', "'Other'");
  add(
    'ServiceProviderName',
    orElseSql(fields.text('seller_name'), PROVIDER),
    'seller_name',
  );
  add('HostProviderName', PROVIDER);
  add('InvoiceIssuerName', PROVIDER);
  copy('SkuId', 'sku.id');
  copy('SkuMeter', 'sku.description');
  copy('SubAccountId', 'project.id');
  copy('SubAccountName', 'project.name');
  copy('ResourceId', 'resource.global_name');
  copy('ResourceName', 'resource.name');
  add(
    'RegionId',
    orElseSql(fields.text('location.region'), fields.text('location.location')),
    'location.region',
  );
  ofUsage('ConsumedQuantity', 'usage.amount');
  ofUsage('ConsumedUnit', 'usage.unit');
  ofUsage('PricingQuantity', 'usage.amount_in_pricing_units');
  ofUsage('PricingUnit', 'usage.pricing_unit');
  add(
    'x_InstanceType',
    `list_filter(${fields.labels('system_labels')},
      label -> label.key = '${MACHINE}')[1].value`,
    'system_labels',
  );
  add('Tags', tagsSql(fields), 'labels');
  return {
    columns,
    // The row itself has no credit; those after it have one each.
    join: `, unnest(${credits?.sql ?? NO_CREDITS}) AS credits_of_row(credit)`,
    unreadable: credits && {
      sql: 'credit.unreadable',
      from: credits.column,
      problem:
        'is no list of credits with amounts, so that the net cost is not known: write it as JSON, [{"name": "…", "amount": -1.5}]',
    },
  };
}

/** What the row costs, or what its credit takes off. */
function withCreditSql(cost: string, credit = 'credit.amount'): string {
  return `CASE WHEN credit IS NULL THEN CAST(${cost} AS VARCHAR) ELSE ${credit} END`;
}

function ofUsageSql(value: string | undefined): string | undefined {
  return value && `CASE WHEN credit IS NULL THEN ${value} END`;
}

function orElseSql(
  first: string | undefined,
  otherwise: string | undefined,
): string | undefined {
  return first && otherwise
    ? `coalesce(nullif(${first}, ''), ${otherwise})`
    : first ?? otherwise;
}

/** `202611` as a date; anything else as it stands, for it cannot be read. */
function invoiceMonthSql(fields: GcpFields): string {
  const month = fields.text('invoice.month')!;
  return `CASE WHEN regexp_full_match(${month}, '\\d{6}')
    THEN left(${month}, 4) || '-' || substr(${month}, 5) || '-01' ELSE ${month} END`;
}

function categorySql(costType: string | undefined): string {
  const usage = costType
    ? `CASE lower(${costType}) WHEN 'regular' THEN 'Usage' WHEN 'tax' THEN 'Tax'
        WHEN 'adjustment' THEN 'Adjustment' WHEN 'rounding_error' THEN 'Adjustment'
        ELSE coalesce(${costType}, 'Usage') END`
    : "'Usage'";
  return `CASE WHEN credit IS NOT NULL THEN 'Credit' ELSE ${usage} END`;
}

function tagsSql(fields: GcpFields): string {
  return `CAST(to_json(list_concat(list_concat(${fields.labels('labels')},
    list_transform(${fields.labels('project.labels')},
      label -> {'key': 'project/' || label.key, 'value': label.value})),
    ${fields.labels('system_labels')})) AS VARCHAR)`;
}
