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

import type { ChargeText } from '../../spending/ChargeText';
import { meteredSpender } from '../../spending/meteredSpender';
import { onDemand, Price } from '../../spending/Price';
import type { Spender } from '../../spending/Spender';
import { opaqueId, tagText } from '../../spending/text';
import type { Truth } from '../../spending/Truth';
import type { Demand } from '../../story/demand';
import type { Story } from '../../story/Story';

/** Larkfield's Azure subscriptions. */
export const SUBSCRIPTIONS = {
  care: { id: '3c0f51de-8b64-4d0a-9d5b-0c1f3a7e2b11', name: 'Larkfield Care' },
  finance: {
    id: '8e2d7b90-14fa-4c67-a3e8-6b7d5c4f1a22',
    name: 'Larkfield Finance',
  },
  development: {
    id: 'b7a4c6f2-59d3-4e18-8f70-2d9e1b8c3a33',
    name: 'Larkfield Development',
  },
} as const;

export type SubscriptionName = keyof typeof SUBSCRIPTIONS;

/** Azure bills nothing of the last day and half of the day before. */
export const AZURE_RECENT = [0, 550];

/** A service as Azure writes it in FOCUS exports. */
export interface AzureService {
  name: string;
  category: string;
  subcategory: string;
  /** Provider and type of its resources. */
  resourceType: string;
}

export const AI_SERVICES: AzureService = {
  name: 'Azure AI services',
  category: 'AI and Machine Learning',
  subcategory: 'Generative AI',
  resourceType: 'Microsoft.CognitiveServices/accounts',
};

export interface AzureUsageOptions {
  story: Story;
  service: AzureService;
  subscription: SubscriptionName;
  /** Name of the resource, in a resource group of the same name. */
  resource: string;
  meterCategory: string;
  meter: string;
  /** What a price refers to, such as `1M Tokens`. */
  pricingUnit: string;
  /** What the consumed quantity counts, and how many are in a priced unit. */
  consumedUnit: string;
  consumedPerPriced: number;
  /** Public price of a priced unit in nanos of a euro. */
  nanos: number;
  price?: Price;
  demand: Demand;
  truth: Truth;
  tags?: Record<string, string>;
  text?: ChargeText;
}

/** Usage as Azure bills it. */
export function azureUsage(options: AzureUsageOptions): Spender {
  const { story, service, meter, tags, truth, demand, nanos } = options;
  return meteredSpender({
    story,
    truth,
    demand,
    recent: AZURE_RECENT,
    consumedPerPriced: options.consumedPerPriced,
    price: options.price ?? onDemand(nanos),
    text: {
      ...subscriptionText(options.subscription),
      ...serviceText(service),
      ...meterText(options.meterCategory, meter),
      ...resourceText(options),
      ChargeCategory: 'Usage',
      ChargeDescription: meter,
      ChargeFrequency: 'Usage-Based',
      ConsumedUnit: options.consumedUnit,
      PricingCategory: 'Standard',
      PricingUnit: options.pricingUnit,
      RegionId: 'westeurope',
      RegionName: 'West Europe',
      Tags: tagText(tags),
      ...options.text,
    },
  });
}

export function subscriptionText(subscription: SubscriptionName): ChargeText {
  const { id, name } = SUBSCRIPTIONS[subscription];
  return {
    BillingAccountId:
      '/providers/microsoft.billing/billingaccounts/7a1e4c20:larkfield',
    BillingAccountName: 'Larkfield Travel B.V.',
    BillingAccountType: 'Billing Profile',
    BillingCurrency: 'EUR',
    InvoiceIssuerName: 'Microsoft',
    ProviderName: 'Microsoft',
    PublisherName: 'Microsoft',
    SubAccountId: `/subscriptions/${id}`,
    SubAccountName: name,
    SubAccountType: 'Subscription',
  };
}

export function serviceText(service: AzureService): ChargeText {
  return {
    ServiceCategory: service.category,
    ServiceName: service.name,
    ServiceSubcategory: service.subcategory,
  };
}

function meterText(category: string, meter: string): ChargeText {
  const id = opaqueId(`${category}/${meter}`);
  return {
    SkuId: id,
    SkuMeter: meter,
    SkuPriceId: `${id}_EUR`,
    x_SkuMeterCategory: category,
    x_SkuMeterName: meter,
  };
}

function resourceText(options: AzureUsageOptions): ChargeText {
  const { subscription, resource, service } = options;
  const type = service.resourceType.toLowerCase();
  return {
    ResourceId: `/subscriptions/${SUBSCRIPTIONS[subscription].id}/resourcegroups/rg-${resource}/providers/${type}/${resource}`,
    ResourceName: resource,
    ResourceType: service.resourceType,
  };
}
