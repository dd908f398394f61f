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
import type { Truth } from '../../spending/Truth';
import type { Demand } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';

/** A company that sells its models itself. */
export interface ModelVendor {
  name: string;
  service: string;
  billingAccountId: string;
  /** What the vendor calls a sub-account. */
  subAccountType: string;
}

/** A model under the keys of the FOCUS 1.5 draft. */
export interface VendorModel {
  id: string;
  family: string;
  version: string;
}

/** Which tokens a row counts, under the keys of the FOCUS 1.5 draft. */
export interface TokenKind {
  meter: string;
  direction?: 'Input' | 'Output';
  cacheAction?: 'Uncached' | 'Read' | 'Write';
}

export interface ModelApiUsageOptions {
  story: Story;
  vendor: ModelVendor;
  subAccount?: { id: string; name: string };
  credentialId?: string;
  meter: string;
  /** Absent for what is not sold by the token. */
  model?: VendorModel;
  tokens?: TokenKind;
  pricingUnit: string;
  consumedUnit: string;
  consumedPerPriced: number;
  /** Nanos of a dollar, or prices by day. */
  nanos: number;
  price?: (day: StoryDay) => Price;
  demand: Demand;
  truth: Truth;
  text?: ChargeText;
}

/** Billed until the last day's afternoon. */
const RECENT = [500];

/** Usage as a model vendor bills it: no tags, but keys, projects and models. */
export function modelApiUsage(options: ModelApiUsageOptions): Spender {
  const { story, model, meter, truth, demand, vendor } = options;
  const sku = `${model?.id ?? vendor.name} ${meter}`
    .toLowerCase()
    .replace(/ /g, '-');
  return meteredSpender({
    story,
    truth,
    demand,
    recent: RECENT,
    consumedPerPriced: options.consumedPerPriced,
    price: options.price ?? onDemand(options.nanos),
    text: {
      ...vendorText(vendor),
      ChargeCategory: 'Usage',
      ChargeDescription: model ? `${meter} for ${model.id}` : meter,
      ChargeFrequency: 'Usage-Based',
      ConsumedUnit: options.consumedUnit,
      CredentialId: options.credentialId,
      PricingCategory: 'Standard',
      PricingUnit: options.pricingUnit,
      SkuId: sku,
      SkuMeter: meter,
      SkuPriceDetails: model && skuDetails(vendor, model, options.tokens),
      SkuPriceId: `${sku}-ondemand`,
      SubAccountId: options.subAccount?.id,
      SubAccountName: options.subAccount?.name,
      SubAccountType: options.subAccount && vendor.subAccountType,
      ...options.text,
    },
  });
}

export function vendorText(vendor: ModelVendor): ChargeText {
  return {
    BillingAccountId: vendor.billingAccountId,
    BillingAccountName: 'Larkfield Travel',
    BillingAccountType: 'Organization',
    BillingCurrency: 'USD',
    InvoiceIssuerName: vendor.name,
    ProviderName: vendor.name,
    PublisherName: vendor.name,
    ServiceCategory: 'AI and Machine Learning',
    ServiceName: vendor.service,
    ServiceSubcategory: 'Generative AI',
  };
}

function skuDetails(
  vendor: ModelVendor,
  model: VendorModel,
  tokens?: TokenKind,
): string {
  return JSON.stringify({
    ModelDeveloper: vendor.name,
    ModelFamily: model.family,
    ModelId: model.id,
    ModelVersion: model.version,
    ...(tokens?.cacheAction && { TokenCacheAction: tokens.cacheAction }),
    ...(tokens?.direction && { TokenDirection: tokens.direction }),
  });
}
