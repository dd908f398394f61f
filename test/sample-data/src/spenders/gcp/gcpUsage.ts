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
import { onDemand } from '../../spending/Price';
import type { Spender } from '../../spending/Spender';
import { opaqueId, tagText } from '../../spending/text';
import type { Truth } from '../../spending/Truth';
import type { Demand } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';

/** Larkfield has one billing account in dollars and one in pounds. */
export const BILLING_ACCOUNTS = {
  main: { id: '01A2B3-C4D5E6-F70819', name: 'Larkfield', currency: 'USD' },
  uk: { id: '0FEDCB-A98765-432100', name: 'Larkfield UK', currency: 'GBP' },
} as const;

export const PROJECTS = {
  'larkfield-search-prod': 'Search production',
  'larkfield-fares-ml': 'Fares ML',
  'larkfield-shared': 'Shared',
  'larkfield-uk-rail': 'UK rail',
} as const;

export type ProjectId = keyof typeof PROJECTS;

/** A service as Google writes it. */
export interface GcpService {
  name: string;
  category: string;
  subcategory: string;
}

export const VERTEX: GcpService = {
  name: 'Vertex AI',
  category: 'AI and Machine Learning',
  subcategory: 'AI Platforms',
};

export const COMPUTE_ENGINE: GcpService = {
  name: 'Compute Engine',
  category: 'Compute',
  subcategory: 'Virtual Machines',
};

export const CLOUD_STORAGE: GcpService = {
  name: 'Cloud Storage',
  category: 'Storage',
  subcategory: 'Object Storage',
};

export interface GcpUsageOptions {
  story: Story;
  service: GcpService;
  project: ProjectId;
  account?: keyof typeof BILLING_ACCOUNTS;
  /** Prose, the only name that a SKU has. */
  sku: string;
  pricingUnit: string;
  consumedUnit: string;
  consumedPerPriced: number;
  /** Public price of a priced unit in nanos. */
  nanos: number;
  demand: Demand;
  truth: Truth;
  labels?: Record<string, string>;
  /** Global name. */
  resource?: string;
  hours?: readonly number[];
}

/** Usage as Google bills it. */
export function gcpUsage(options: GcpUsageOptions): Spender {
  const { sku, demand, truth, story, resource } = options;
  const id = opaqueId(sku, 12).replace(/(.{4})(?=.)/g, '$1-');
  return meteredSpender({
    story,
    truth,
    demand,
    hours: options.hours,
    recent: [0, 700],
    consumedPerPriced: options.consumedPerPriced,
    price: onDemand(options.nanos, 40),
    billedIn: day => invoiceMonth(story, day),
    text: {
      ...projectText(options.project, options.account),
      ...serviceText(options.service),
      ChargeCategory: 'Usage',
      ChargeDescription: sku,
      ChargeFrequency: 'Usage-Based',
      ConsumedUnit: options.consumedUnit,
      PricingCategory: 'Standard',
      PricingUnit: options.pricingUnit,
      RegionId: 'europe-west4',
      RegionName: 'Netherlands',
      ResourceId: resource,
      ResourceName: resource?.split('/').pop(),
      ResourceType: resource?.split('/').slice(-2)[0],
      SkuId: id,
      SkuMeter: sku,
      SkuPriceId: `${id}-P1`,
      Tags: tagText(options.labels),
    },
  });
}

export function projectText(
  project: ProjectId,
  account: keyof typeof BILLING_ACCOUNTS = 'main',
): ChargeText {
  const { id, name, currency } = BILLING_ACCOUNTS[account];
  return {
    BillingAccountId: id,
    BillingAccountName: name,
    BillingAccountType: 'Billing account',
    BillingCurrency: currency,
    InvoiceIssuerName: 'Google Cloud EMEA Limited',
    ProviderName: 'Google Cloud',
    PublisherName: 'Google Cloud',
    SubAccountId: project,
    SubAccountName: PROJECTS[project],
    SubAccountType: 'Project',
  };
}

export function serviceText(service: GcpService): ChargeText {
  return {
    ServiceCategory: service.category,
    ServiceName: service.name,
    ServiceSubcategory: service.subcategory,
  };
}

/** Usage of a month's last two days comes late, on the next month's invoice. */
function invoiceMonth({ months }: Story, { month, leftInMonth }: StoryDay) {
  const next = months[months.indexOf(month) + 1];
  return leftInMonth < 2 && next ? next : month;
}
