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

/**
 * What a bill says of a charge, beside its day, money and quantity, under FOCUS
 * names. Absent means that the bill is silent.
 *
 * @remarks
 * Two rows of a bill with the same dimensions are the same charge line.
 *
 * @public
 */
export interface ChargeDimensions {
  /** ISO 4217. */
  billingCurrency: string;
  billingAccountId: string;
  billingAccountName?: string;
  subAccountId?: string;
  subAccountName?: string;
  /** Sells the service: ServiceProviderName, or ProviderName before FOCUS 1.3. */
  serviceProviderName: string;
  /** Runs the infrastructure: HostProviderName, or ProviderName before FOCUS 1.3. */
  hostProviderName?: string;
  invoiceIssuerName?: string;
  /** PublisherName, before FOCUS 1.4. */
  publisherName?: string;
  serviceCategory: string;
  serviceSubcategory?: string;
  serviceName: string;
  /** Usage, Purchase, Tax, Credit or Adjustment, in this spelling. */
  chargeCategory: string;
  /** `Correction` for a change to a closed period. */
  chargeClass?: string;
  chargeDescription?: string;
  pricingCategory?: string;
  commitmentDiscountId?: string;
  commitmentDiscountStatus?: string;
  commitmentDiscountType?: string;
  skuId?: string;
  skuMeter?: string;
  /** The provider's usage type or operation, from an `x_` column. */
  usageType?: string;
  operation?: string;
  /** From SkuPriceDetails, or read from the meter or the description. */
  instanceType?: string;
  gpuCount?: number;
  resourceId?: string;
  resourceName?: string;
  resourceType?: string;
  regionId?: string;
  /** From SkuPriceDetails (FOCUS 1.5 draft). */
  modelId?: string;
  modelFamily?: string;
  modelDeveloper?: string;
  tokenDirection?: string;
  tokenCacheAction?: string;
  /** Id of the key or role that called, never the key itself (FOCUS 1.5 draft). */
  credentialId?: string;
  /** How the bill itself split the charge (FOCUS 1.3); tags and resource are then the target's. */
  allocatedMethodId?: string;
  /** Unit of the quantity as billed, such as `1K tokens` or `Hours`. */
  unitAsBilled?: string;
  /** Keys are trimmed and keep their case; a valueless tag is `true`. */
  tags: Record<string, string>;
}
