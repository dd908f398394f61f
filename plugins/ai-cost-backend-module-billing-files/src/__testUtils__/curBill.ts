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

import type { BillRow } from './BillFolder';

/** A line item of token usage as CUR 2.0 has it; maps are JSON. */
const TOKEN_USAGE: BillRow = {
  bill_bill_type: 'Anniversary',
  bill_billing_entity: 'AWS',
  bill_billing_period_start_date: '2026-10-01T00:00:00.000Z',
  bill_billing_period_end_date: '2026-11-01T00:00:00.000Z',
  bill_invoice_id: undefined,
  bill_invoicing_entity: 'Amazon Web Services, Inc.',
  bill_payer_account_id: '111122223333',
  identity_line_item_id: 'abc',
  identity_time_interval: '2026-10-05T10:00:00Z/2026-10-05T11:00:00Z',
  line_item_currency_code: 'USD',
  line_item_legal_entity: 'Amazon Web Services, Inc.',
  line_item_line_item_description:
    '$0.003 per 1K input tokens for Claude4.6Sonnet',
  line_item_line_item_type: 'Usage',
  line_item_operation: 'InvokeModelInference',
  line_item_product_code: 'AmazonBedrock',
  line_item_resource_id:
    'arn:aws:bedrock:us-west-2:444455556666:application-inference-profile/shop',
  line_item_unblended_cost: '1.30167900',
  line_item_usage_account_id: '444455556666',
  line_item_usage_amount: '433.893',
  line_item_usage_end_date: '2026-10-05T11:00:00.000Z',
  line_item_usage_start_date: '2026-10-05T10:00:00.000Z',
  line_item_usage_type: 'USW2-Claude4.6Sonnet-input-tokens',
  pricing_public_on_demand_cost: '1.3016790000',
  pricing_term: 'OnDemand',
  pricing_unit: '1K tokens',
  product: '{"product_name":"Amazon Bedrock","region":"us-west-2"}',
  product_instance_type: undefined,
  product_region_code: 'us-west-2',
  product_sku: 'SKU1',
  resource_tags: '{"user_application":"shop"}',
};

/** A machine by the hour. */
export const MACHINE: BillRow = {
  line_item_line_item_description: '$5.672 per On Demand Linux g5.12xlarge',
  line_item_operation: 'RunInstances',
  line_item_product_code: 'AmazonEC2',
  line_item_resource_id: 'i-0123456789abcdef0',
  line_item_unblended_cost: '5.672',
  line_item_usage_amount: '1',
  line_item_usage_type: 'USW2-BoxUsage:g5.12xlarge',
  pricing_public_on_demand_cost: '5.672',
  pricing_unit: 'Hrs',
  product:
    '{"product_name":"Amazon Elastic Compute Cloud","gpu":"4","region":"us-west-2"}',
  product_instance_type: 'g5.12xlarge',
};

/** The row with what is left out taken from token usage. */
export function curRow(cells: BillRow = {}): BillRow {
  return { ...TOKEN_USAGE, ...cells };
}

/** The types of CUR 2.0 in Parquet. */
export const CUR_PARQUET_TYPES: Record<string, string> = {
  bill_billing_period_start_date: 'TIMESTAMP',
  bill_billing_period_end_date: 'TIMESTAMP',
  line_item_usage_start_date: 'TIMESTAMP',
  line_item_usage_end_date: 'TIMESTAMP',
  line_item_usage_amount: 'DOUBLE',
  line_item_unblended_cost: 'DOUBLE',
  pricing_public_on_demand_cost: 'DOUBLE',
  product: 'MAP(VARCHAR, VARCHAR)',
  resource_tags: 'MAP(VARCHAR, VARCHAR)',
};

const GROUPS: [prefix: string, legacy: string][] = [
  ['identity_', 'identity/'],
  ['bill_', 'bill/'],
  ['line_item_', 'lineItem/'],
  ['pricing_', 'pricing/'],
  ['product_', 'product/'],
  ['reservation_', 'reservation/'],
  ['savings_plan_', 'savingsPlan/'],
  ['split_line_item_', 'splitLineItem/'],
];

/** The row as a legacy report in CSV has it: `lineItem/UsageType`. */
export function toLegacy(row: BillRow): BillRow {
  const { product, resource_tags: tags, ...cells } = row;
  return {
    ...renamed(cells, legacyName),
    ...renamed(parsed(product), key =>
      key === 'product_name'
        ? 'product/ProductName'
        : `product/${camelCase(key)}`,
    ),
    ...renamed(parsed(tags), key =>
      key.replace(/^user_/, 'resourceTags/user:'),
    ),
  };
}

/** The row as a legacy report in Parquet has it: `line_item_usage_type`. */
export function toAthena(row: BillRow): BillRow {
  const { product, resource_tags: tags, ...cells } = row;
  return {
    ...cells,
    ...renamed(parsed(product), key => `product_${key}`),
    ...renamed(parsed(tags), key => `resource_tags_${key}`),
  };
}

function renamed(row: BillRow, name: (name: string) => string): BillRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [name(key), cell]),
  );
}

function parsed(json: string | undefined): BillRow {
  return JSON.parse(json ?? '{}');
}

function legacyName(name: string): string {
  const [prefix, legacy] = GROUPS.find(([start]) => name.startsWith(start))!;
  const rest = camelCase(name.slice(prefix.length));
  return /^(?:pricing|product)/.test(prefix)
    ? `${legacy}${rest}`
    : `${legacy}${rest[0].toUpperCase()}${rest.slice(1)}`;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
