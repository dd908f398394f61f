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

const SUBSCRIPTION = '1f3c0f0e-52d7-4a5f-9c0c-0a7f3a7d2b11';

/** Output tokens as an enterprise agreement's export has them. */
const TOKEN_CHARGE: BillRow = {
  InvoiceSectionName: 'Retail',
  AccountName: 'Example Account',
  AccountOwnerId: 'owner@example.com',
  SubscriptionId: SUBSCRIPTION,
  SubscriptionName: 'shop-production',
  ResourceGroup: 'rg-shop',
  ResourceLocation: 'SwedenCentral',
  Date: '10/05/2026',
  ProductName: 'Azure OpenAI GPT5 - GPT 5 outpt Glbl - SE Central',
  MeterCategory: 'Azure OpenAI',
  MeterSubCategory: 'Azure OpenAI GPT5',
  MeterId: '00000000-0000-4000-8000-000000000001',
  MeterName: 'GPT 5 outpt Glbl 1M Tokens',
  MeterRegion: 'SE Central',
  UnitOfMeasure: '1M',
  Quantity: '0.25',
  EffectivePrice: '6',
  CostInBillingCurrency: '1.5',
  ConsumedService: 'Microsoft.CognitiveServices',
  ResourceId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-shop/providers/Microsoft.CognitiveServices/accounts/Shop-AI`,
  Tags: '"application": "shop","env": "prod"',
  AdditionalInfo: undefined,
  ResourceName: 'Shop-AI',
  ReservationId: undefined,
  PublisherType: 'Azure',
  PublisherName: 'Microsoft',
  ChargeType: 'Usage',
  Frequency: 'UsageBased',
  PricingModel: 'OnDemand',
  BillingAccountId: '12345678',
  BillingAccountName: 'Example Ltd.',
  BillingCurrencyCode: 'EUR',
  BillingPeriodStartDate: '10/01/2026',
  BillingPeriodEndDate: '10/31/2026',
  PayGPrice: '8',
  ServiceFamily: 'AI + Machine Learning',
  benefitId: undefined,
};

/** The row with what is left out taken from a token charge. */
export function azureRow(cells: BillRow = {}): BillRow {
  return { ...TOKEN_CHARGE, ...cells };
}

/** The row of an account for pay-as-you-go, which has fewer columns. */
export function payAsYouGoRow(cells: BillRow = {}): BillRow {
  return {
    SubscriptionGuid: TOKEN_CHARGE.SubscriptionId,
    ResourceGroup: TOKEN_CHARGE.ResourceGroup,
    ResourceLocation: TOKEN_CHARGE.ResourceLocation,
    UsageDateTime: '2026-10-05',
    MeterCategory: TOKEN_CHARGE.MeterCategory,
    MeterSubcategory: TOKEN_CHARGE.MeterSubCategory,
    MeterId: TOKEN_CHARGE.MeterId,
    MeterName: TOKEN_CHARGE.MeterName,
    MeterRegion: TOKEN_CHARGE.MeterRegion,
    UsageQuantity: '0.25',
    ResourceRate: '6',
    PreTaxCost: '1.5',
    ConsumedService: TOKEN_CHARGE.ConsumedService,
    ResourceType: 'Microsoft.CognitiveServices/accounts',
    InstanceId: TOKEN_CHARGE.ResourceId,
    Tags: '{"application":"shop","env":"prod"}',
    OfferId: 'MS-AZR-0003P',
    AdditionalInfo: undefined,
    ServiceInfo1: undefined,
    ServiceInfo2: undefined,
    ServiceName: 'Cognitive Services',
    ServiceTier: 'Cognitive Services',
    Currency: 'EUR',
    UnitOfMeasure: '1M',
    ...cells,
  };
}

/**
 * The row with its columns called otherwise, as in another dialect.
 *
 * @param names - from what is to be called otherwise; others keep their names
 */
export function renamed(
  row: BillRow,
  names: Record<string, string> | ((name: string) => string),
): BillRow {
  const rename =
    typeof names === 'function' ? names : (name: string) => names[name] ?? name;
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [rename(name), cell]),
  );
}
