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

import type { ChargeDimensions } from '../billing/ChargeDimensions';
import { ALLOWED_VALUES } from './allowedValues';
import { RAW_DIMENSION_NAMES, type RawDimension } from './rawDimensions';
import { SKU_PRICE_DETAILS } from './skuPriceDetails';
import { COST_CATEGORY, TAGS } from './tags';

/** For what FOCUS demands and a bill does not say. */
const UNKNOWN = 'unknown';

const POSITIONS = Object.fromEntries(
  RAW_DIMENSION_NAMES.map((name, position) => [name, position]),
) as Record<RawDimension, number>;

/**
 * Columns that hold JSON.
 *
 * @public
 */
export const JSON_COLUMNS = [
  'Tags',
  'x_CostCategories',
  'SkuPriceDetails',
] as const;

/**
 * A column that holds JSON.
 *
 * @public
 */
export type JsonColumn = (typeof JSON_COLUMNS)[number];

/**
 * The dimensions of a charge, and cells that could not be read.
 *
 * @public
 */
export interface NormalisedDimensions {
  dimensions: ChargeDimensions;
  /** The texts of cells that are not JSON objects. */
  unreadable?: Partial<Record<JsonColumn, string>>;
}

/**
 * Brings the dimensions of a bill of any FOCUS version to one form: empty cells
 * and the text `NULL` are absent, allowed values have the spelling of FOCUS, and
 * the JSON columns are read.
 *
 * @param cells - in the order of {@link RAW_DIMENSION_NAMES}; empty for absent
 * @param billingCurrency - already checked
 * @public
 */
export function normaliseDimensions(
  cells: readonly string[],
  billingCurrency: string,
): NormalisedDimensions {
  const text = (name: RawDimension) => present(cells[POSITIONS[name]]);
  const tagsText = text('Tags');
  const { tags: ownTags, readable: tagsReadable } = TAGS.get(tagsText);
  const categoriesText = text('x_CostCategories');
  const { tags: categories, readable: categoriesReadable } =
    TAGS.get(categoriesText);
  const detailsText = text('SkuPriceDetails');
  const { readable: detailsReadable, ...details } =
    SKU_PRICE_DETAILS.get(detailsText);

  const providerName = text('ProviderName');
  const publisherName = text('PublisherName');
  const invoiceIssuerName = text('InvoiceIssuerName');
  return {
    dimensions: {
      billingCurrency,
      billingAccountId: text('BillingAccountId') ?? UNKNOWN,
      billingAccountName: text('BillingAccountName'),
      subAccountId: text('SubAccountId'),
      subAccountName: text('SubAccountName'),
      serviceProviderName:
        text('ServiceProviderName') ??
        providerName ??
        publisherName ??
        invoiceIssuerName ??
        UNKNOWN,
      hostProviderName: text('HostProviderName') ?? providerName,
      invoiceIssuerName,
      publisherName,
      serviceCategory:
        ALLOWED_VALUES.serviceCategory(text('ServiceCategory')) ?? 'Other',
      serviceSubcategory: text('ServiceSubcategory'),
      // Azure leaves it empty for what is bought on its marketplace.
      serviceName: text('ServiceName') ?? publisherName ?? UNKNOWN,
      chargeCategory:
        ALLOWED_VALUES.chargeCategory(text('ChargeCategory')) ?? UNKNOWN,
      chargeClass: ALLOWED_VALUES.chargeClass(text('ChargeClass')),
      chargeDescription: text('ChargeDescription'),
      pricingCategory: ALLOWED_VALUES.pricingCategory(text('PricingCategory')),
      commitmentDiscountId: text('CommitmentDiscountId'),
      commitmentDiscountStatus: ALLOWED_VALUES.commitmentDiscountStatus(
        text('CommitmentDiscountStatus'),
      ),
      commitmentDiscountType: text('CommitmentDiscountType'),
      skuId: text('SkuId'),
      skuMeter: text('SkuMeter'),
      usageType: text('UsageType'),
      operation: text('Operation'),
      ...details,
      instanceType: details.instanceType ?? text('InstanceType'),
      resourceId: text('ResourceId'),
      resourceName: text('ResourceName'),
      resourceType: text('ResourceType'),
      regionId: text('RegionId'),
      credentialId: text('CredentialId'),
      allocatedMethodId: text('AllocatedMethodId'),
      unitAsBilled: text('Unit'),
      tags: categoriesText ? withCategories(ownTags, categories) : ownTags,
    },
    ...((!tagsReadable || !categoriesReadable || !detailsReadable) && {
      unreadable: {
        Tags: tagsReadable ? undefined : tagsText,
        x_CostCategories: categoriesReadable ? undefined : categoriesText,
        SkuPriceDetails: detailsReadable ? undefined : detailsText,
      },
    }),
  };
}

/** Cost categories of AWS sort charges as tags do, and may have their names. */
function withCategories(
  tags: Record<string, string>,
  categories: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(categories).map(([name, value]) => [
      `${COST_CATEGORY}${name}`,
      value,
    ]),
    ...Object.entries(tags),
  ]);
}

function present(cell: string): string | undefined {
  const text = cell.trim();
  return text === '' || text === 'NULL' ? undefined : text;
}
