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

/** A row of a FOCUS 1.2 bill: a token charge in October, unless it says otherwise. */
export type FocusRow = Record<string, string | undefined>;

const DEFAULTS = {
  BilledCost: '1',
  EffectiveCost: undefined,
  ListCost: undefined,
  ContractedCost: '1',
  BillingAccountId: 'payer',
  BillingAccountName: 'Payer',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: 'Input tokens',
  ChargePeriodStart: '2026-10-05T00:00:00Z',
  ChargePeriodEnd: '2026-10-06T00:00:00Z',
  ConsumedQuantity: '1000',
  ConsumedUnit: 'Tokens',
  InvoiceIssuerName: 'OpenAI',
  PricingQuantity: '1',
  PricingUnit: '1000 Tokens',
  ProviderName: 'OpenAI',
  PublisherName: 'OpenAI',
  ResourceId: '',
  ServiceCategory: 'AI and Machine Learning',
  ServiceName: 'OpenAI API',
  ServiceSubcategory: 'Generative AI',
  SkuMeter: 'Input Tokens',
  SkuPriceDetails: '{"ModelId":"gpt-4o-mini"}',
  SubAccountId: 'proj_shop',
  Tags: '',
};

/** Compute that is not AI. */
export const WEB_SERVER: FocusRow = {
  ServiceCategory: 'Compute',
  ServiceSubcategory: 'Virtual Machines',
  ServiceName: 'Virtual Machines',
  ProviderName: 'Microsoft',
  PublisherName: 'Microsoft',
  InvoiceIssuerName: 'Microsoft',
  ChargeDescription: 'D2s v5',
  SkuMeter: 'D2s v5',
  SkuPriceDetails: '',
  ConsumedUnit: 'Hours',
  PricingUnit: '1 Hour',
};

/** The rows as CSV; effective and list cost are the billed one when left out. */
export function focusCsv(rows: FocusRow[]): string {
  const lines = rows.map(row => {
    const cells: FocusRow = { ...DEFAULTS, ...row };
    cells.EffectiveCost ??= cells.BilledCost;
    cells.ListCost ??= cells.BilledCost;
    return Object.keys(DEFAULTS)
      .map(column => `"${(cells[column] ?? '').replace(/"/g, '""')}"`)
      .join(',');
  });
  return [Object.keys(DEFAULTS).join(','), ...lines, ''].join('\n');
}
