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

import type { ChargeText } from '../spending/ChargeText';
import { AWS, Provider } from './providers';

/**
 * A kind of charge line. In its text `{service}`, `{environment}`, `{team}` and
 * `{resource}` stand for what differs from line to line.
 */
export interface LineKind {
  /** Of a hundred lines. */
  weight: number;
  ai: boolean;
  /** Public and contracted price of a priced unit, in nanos of the currency. */
  listNanos: number;
  nanos: number;
  consumedPerPriced: number;
  text: ChargeText;
}

const TAGS =
  '{"component":"{service}","environment":"{environment}","team":"{team}"}';

/** What tells a kind from another. */
export interface LineKindOptions {
  provider: Provider;
  service: [name: string, category: string, subcategory: string];
  meter: string;
  unit: string;
  nanos: number;
  weight: number;
  ai?: boolean;
  consumedPerPriced?: number;
  text?: ChargeText;
}

/** A kind of line with what all lines have. */
export function lineKind(options: LineKindOptions): LineKind {
  const { provider, service, meter, unit, nanos, weight, text } = options;
  return {
    weight,
    ai: options.ai ?? false,
    listNanos: nanos,
    nanos: provider === AWS ? Math.floor((nanos * 94) / 100) : nanos,
    consumedPerPriced: options.consumedPerPriced ?? 1,
    text: {
      BillingAccountId: provider.account,
      BillingAccountName: 'Bench',
      BillingCurrency: provider.currency,
      ChargeCategory: 'Usage',
      ChargeDescription: `${meter} of ${service[0]}`,
      ChargeFrequency: 'Usage-Based',
      ConsumedUnit: unit,
      InvoiceIssuerName: provider.name,
      PricingCategory: 'Standard',
      PricingUnit: unit,
      ProviderName: provider.name,
      PublisherName: provider.name,
      RegionId: provider.region?.[0],
      RegionName: provider.region?.[1],
      ServiceCategory: service[1],
      ServiceName: service[0],
      ServiceSubcategory: service[2],
      SkuId: `${provider.name}-${meter}`.toUpperCase().replace(/\W+/g, '-'),
      SkuMeter: meter,
      SubAccountId: provider.subAccount,
      SubAccountName: 'Account of {team}',
      Tags: TAGS,
      ...text,
    },
  };
}
