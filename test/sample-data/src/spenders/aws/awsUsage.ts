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
import {
  AccountName,
  accountText,
  AWS_DISCOUNT,
  AWS_RECENT,
  Region,
  regionText,
} from './accounts';

/** A service as it is written in the bill. */
export interface AwsService {
  code: string;
  name: string;
  category: string;
  subcategory: string;
}

export interface AwsUsageOptions {
  story: Story;
  service: AwsService;
  account: AccountName;
  region?: Region;
  /** With the region's prefix, where the service writes one. */
  usageType: string;
  operation: string;
  description: string;
  unit: string;
  /** Public price of a unit in nanos of a dollar. */
  nanos: number;
  demand: Demand;
  truth: Truth;
  tags?: Record<string, string | boolean>;
  resourceId?: string;
  resourceType?: string;
  hours?: readonly number[];
  discount?: number;
  /** Further text, such as SkuPriceDetails. */
  text?: ChargeText;
}

/** On-demand usage as AWS bills it. */
export function awsUsage(options: AwsUsageOptions): Spender {
  const { story, service, usageType, nanos, demand, truth, hours } = options;
  const discount = options.discount ?? AWS_DISCOUNT;
  const sku = opaqueId(usageType);
  return meteredSpender({
    story,
    truth,
    demand,
    hours,
    recent: AWS_RECENT,
    consumedPerPriced: 1,
    price: (day: StoryDay) =>
      onDemand(nanos, story.awaitsDiscount(day) ? 0 : discount),
    text: {
      ...accountText(options.account),
      ...regionText(options.region ?? 'us-east-1'),
      ...serviceText(service),
      ChargeCategory: 'Usage',
      ChargeDescription: options.description,
      ChargeFrequency: 'Usage-Based',
      ConsumedUnit: options.unit,
      PricingCategory: 'Standard',
      PricingUnit: options.unit,
      ResourceId: options.resourceId,
      ResourceName: options.resourceId?.split(/[/:]/).pop(),
      ResourceType: options.resourceType,
      SkuId: sku,
      SkuMeter: usageType.replace(/^[A-Z]{3}\d-/, ''),
      SkuPriceId: `${sku}.JRTCKXETXF.6YS6EN2CT7`,
      Tags: tagText(options.tags),
      x_Operation: options.operation,
      x_UsageType: usageType,
      ...options.text,
    },
  });
}

export function serviceText(service: AwsService): ChargeText {
  return {
    ServiceCategory: service.category,
    ServiceName: service.name,
    ServiceSubcategory: service.subcategory,
    x_ServiceCode: service.code,
  };
}
