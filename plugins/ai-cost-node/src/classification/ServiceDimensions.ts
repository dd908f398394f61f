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

/**
 * The dimensions that tell what was sold, as opposed to whose it is. A bill has
 * few combinations of them, so what they tell is read once for each.
 */
const SERVICE_DIMENSIONS = [
  'serviceProviderName',
  'hostProviderName',
  'invoiceIssuerName',
  'publisherName',
  'serviceCategory',
  'serviceSubcategory',
  'serviceName',
  'chargeCategory',
  'chargeDescription',
  'skuId',
  'skuMeter',
  'usageType',
  'operation',
  'instanceType',
  'gpuCount',
  'resourceType',
  'modelId',
  'modelFamily',
  'tokenDirection',
  'tokenCacheAction',
  'unitAsBilled',
] as const satisfies readonly (keyof ChargeDimensions)[];

export type ServiceDimensions = Pick<
  ChargeDimensions,
  (typeof SERVICE_DIMENSIONS)[number]
>;

/** A text that is the same for charges that sold the same. */
export function serviceKey(charge: ServiceDimensions): string {
  let key = '';
  for (const dimension of SERVICE_DIMENSIONS) {
    key += `${charge[dimension] ?? ''}\u0000`;
  }
  return key;
}
