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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';

// The classifier's reasons follow from the other fields, and are worded anew
// now and then.
type Reason = 'classificationRule' | 'classificationEvidence';

// A record and not a list: a field that is added to the contract must be added
// here, or two different lines would become one.
const FIELDS: Record<keyof Omit<ChargeLine, 'tags' | Reason>, true> = {
  allocatedMethodId: true,
  billingAccountId: true,
  billingAccountName: true,
  billingCurrency: true,
  chargeCategory: true,
  chargeClass: true,
  chargeDescription: true,
  commitmentDiscountId: true,
  commitmentDiscountStatus: true,
  commitmentDiscountType: true,
  credentialId: true,
  gpuCount: true,
  hostProviderName: true,
  instanceType: true,
  invoiceIssuerName: true,
  model: true,
  modelAsBilled: true,
  modelDeveloper: true,
  modelFamily: true,
  modelId: true,
  operation: true,
  pricingCategory: true,
  publisherName: true,
  regionId: true,
  resourceId: true,
  resourceName: true,
  resourceType: true,
  serviceCategory: true,
  serviceName: true,
  serviceProviderName: true,
  serviceSubcategory: true,
  skuId: true,
  skuMeter: true,
  subAccountId: true,
  subAccountName: true,
  tokenClass: true,
  tokenDirection: true,
  tokenCacheAction: true,
  unit: true,
  unitAsBilled: true,
  usageType: true,
  workload: true,
  workloadFromBill: true,
};
const FIELD_NAMES = Object.keys(FIELDS).sort() as (keyof typeof FIELDS)[];

/**
 * Identifies a charge line by its content: the same for equal lines, whatever
 * the order of their fields and tags, and why they are AI.
 *
 * @returns 40 hexadecimal digits
 */
export function chargeLineHash(line: ChargeLine): string {
  const content: unknown[] = [];
  // Only fields that are present, so that a new one leaves old hashes alone.
  for (const name of FIELD_NAMES) {
    if (line[name] !== undefined) {
      content.push(name, line[name]);
    }
  }
  for (const key of Object.keys(line.tags).sort()) {
    content.push([key, line.tags[key]]);
  }
  return hash('sha1', JSON.stringify(content));
}
