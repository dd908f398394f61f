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

import { PLAIN_TEXT } from './csvStyles';

/**
 * Under a Savings Plan, AWS charges usage at the public price, and takes it back
 * in a line item of its own, which has neither resource nor tags.
 */
export const WITH_NEGATIONS = `JOIN (VALUES (false), (true)) n(negation)
  ON NOT n.negation OR t."CommitmentDiscountStatus" = 'Used'`;

const IS_USED = `t."CommitmentDiscountStatus" = 'Used'`;
const IS_UNUSED = `t."CommitmentDiscountStatus" = 'Unused'`;

const LINE_ITEM_TYPE = `CASE
  WHEN n.negation THEN 'SavingsPlanNegation'
  WHEN ${IS_USED} THEN 'SavingsPlanCoveredUsage'
  WHEN ${IS_UNUSED} THEN 'SavingsPlanRecurringFee'
  WHEN t."ChargeCategory" = 'Purchase' THEN 'SavingsPlanUpfrontFee'
  WHEN t."ChargeCategory" = 'Adjustment' THEN 'Refund'
  ELSE t."ChargeCategory" END`;

const money = (expression: string) => PLAIN_TEXT.decimal(expression, 12);
const unlessNegation = (sql: string) =>
  `CASE WHEN NOT n.negation THEN ${sql} END`;
/** A discount is in the net cost alone. */
const atPublicPrice = (otherwise: string) =>
  money(`CASE WHEN n.negation THEN -c.list
    WHEN ${IS_USED} OR t."ChargeCategory" = 'Usage' AND c.list <> 0 THEN c.list
    ELSE ${otherwise} END`);

/** SQL of the columns of CUR 2.0, over a charge `c` and its text `t`. */
export const CUR_2_0: Record<string, string> = {
  bill_bill_type: `'Anniversary'`,
  bill_billing_entity: `CASE WHEN t."x_UsageType" LIKE 'MP:%'
    THEN 'AWS Marketplace' ELSE 'AWS' END`,
  bill_billing_period_end_date: PLAIN_TEXT.timestamp(
    'c.billing_start + INTERVAL 1 MONTH',
  ),
  bill_billing_period_start_date: PLAIN_TEXT.timestamp('c.billing_start'),
  bill_invoice_id: 'c.invoice',
  bill_invoicing_entity: 't."InvoiceIssuerName"',
  bill_payer_account_id: 't."BillingAccountId"',
  bill_payer_account_name: 't."BillingAccountName"',
  identity_line_item_id: 'md5(c.id::VARCHAR)',
  line_item_availability_zone: 't."AvailabilityZone"',
  line_item_currency_code: 't."BillingCurrency"',
  line_item_legal_entity: 't."PublisherName"',
  line_item_line_item_description: 't."ChargeDescription"',
  line_item_line_item_type: LINE_ITEM_TYPE,
  line_item_net_unblended_cost: money(`CASE WHEN n.negation THEN -c.list
    WHEN ${IS_USED} THEN c.list ELSE c.billed END`),
  line_item_operation: 't."x_Operation"',
  line_item_product_code: 't."x_ServiceCode"',
  line_item_resource_id: unlessNegation('t."ResourceId"'),
  line_item_unblended_cost: atPublicPrice('c.billed'),
  line_item_usage_account_id: 't."SubAccountId"',
  line_item_usage_account_name: 't."SubAccountName"',
  line_item_usage_amount: PLAIN_TEXT.decimal('c.quantity', 3),
  line_item_usage_end_date: PLAIN_TEXT.timestamp('c.charge_end'),
  line_item_usage_start_date: PLAIN_TEXT.timestamp('c.charge_start'),
  line_item_usage_type: 't."x_UsageType"',
  pricing_public_on_demand_cost: unlessNegation(money('c.list')),
  pricing_term: `CASE WHEN t."ChargeCategory" = 'Usage' THEN 'OnDemand' END`,
  pricing_unit: 't."PricingUnit"',
  product: `to_json(map {
    'product_name': t."ServiceName",
    'gpu': t."SkuPriceDetails"::JSON->>'GpuCount'
  })`,
  product_instance_type: `t."SkuPriceDetails"::JSON->>'InstanceType'`,
  product_region_code: 't."RegionId"',
  product_sku: 't."SkuId"',
  resource_tags: unlessNegation(`to_json(map_from_entries(list_transform(
    map_entries(t."Tags"::VARCHAR::JSON::MAP(VARCHAR, VARCHAR)),
    lambda tag: {key: 'user_' || tag.key, value: tag.value})))`),
  savings_plan_offering_type: 't."CommitmentDiscountType"',
  savings_plan_net_savings_plan_effective_cost: `CASE WHEN ${IS_USED}
    AND NOT n.negation THEN ${money('c.effective')} END`,
  savings_plan_savings_plan_a_r_n: 't."CommitmentDiscountId"',
  savings_plan_savings_plan_effective_cost: `CASE WHEN ${IS_USED}
    AND NOT n.negation THEN ${money('c.effective')} END`,
  savings_plan_total_commitment_to_date: `CASE WHEN ${IS_UNUSED}
    THEN ${money('c.effective * 5')} END`,
  savings_plan_used_commitment: `CASE WHEN ${IS_UNUSED}
    THEN ${money('c.effective * 4')} END`,
};
