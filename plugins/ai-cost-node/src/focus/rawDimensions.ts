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
 * The texts by which the rows of a bill are told apart, and the columns that
 * may hold each, the best first. Columns that start with `x_` are a provider's
 * own.
 *
 * @remarks
 * ResourceId, ResourceName and Tags are those of the target where the bill
 * itself split a charge. Unit belongs to the quantity that is counted.
 *
 * @public
 */
export const RAW_DIMENSIONS = {
  BillingCurrency: ['BillingCurrency'],
  BillingAccountId: ['BillingAccountId'],
  BillingAccountName: ['BillingAccountName'],
  SubAccountId: ['SubAccountId'],
  SubAccountName: ['SubAccountName'],
  ServiceProviderName: ['ServiceProviderName'],
  HostProviderName: ['HostProviderName'],
  ProviderName: ['ProviderName'],
  PublisherName: ['PublisherName'],
  InvoiceIssuerName: ['InvoiceIssuerName'],
  ServiceCategory: ['ServiceCategory'],
  ServiceSubcategory: ['ServiceSubcategory'],
  ServiceName: ['ServiceName'],
  ChargeCategory: ['ChargeCategory'],
  ChargeClass: ['ChargeClass'],
  ChargeDescription: ['ChargeDescription', 'x_SkuDescription'],
  PricingCategory: ['PricingCategory'],
  CommitmentDiscountId: ['CommitmentDiscountId'],
  CommitmentDiscountStatus: ['CommitmentDiscountStatus'],
  CommitmentDiscountType: ['CommitmentDiscountType'],
  SkuId: ['SkuId'],
  SkuMeter: ['SkuMeter', 'x_SkuMeterName'],
  UsageType: ['x_UsageType'],
  Operation: ['x_Operation'],
  SkuPriceDetails: ['SkuPriceDetails', 'x_SkuDetails'],
  InstanceType: ['x_InstanceType', 'x_SkuInstanceType'],
  ResourceId: ['ResourceId'],
  ResourceName: ['ResourceName'],
  ResourceType: ['ResourceType', 'x_ResourceType'],
  RegionId: ['RegionId'],
  CredentialId: ['CredentialId'],
  AllocatedMethodId: ['AllocatedMethodId'],
  Tags: ['Tags'],
  x_CostCategories: ['x_CostCategories'],
  Unit: ['ConsumedUnit', 'PricingUnit'],
} as const satisfies Record<string, readonly string[]>;

/** @public */
export type RawDimension = keyof typeof RAW_DIMENSIONS;

/**
 * Their order in the roll-up.
 *
 * @public
 */
export const RAW_DIMENSION_NAMES = Object.keys(
  RAW_DIMENSIONS,
) as RawDimension[];
