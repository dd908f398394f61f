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
import { JsonTexts } from './JsonTexts';
import { withoutZeroBytes } from './withoutZeroBytes';

/** What the column SkuPriceDetails says of a charge. */
export interface SkuPriceDetails
  extends Pick<
    ChargeDimensions,
    | 'instanceType'
    | 'gpuCount'
    | 'modelId'
    | 'modelFamily'
    | 'modelDeveloper'
    | 'tokenDirection'
    | 'tokenCacheAction'
  > {
  readable: boolean;
}

/**
 * Reads the column SkuPriceDetails, a JSON object: its keys InstanceType and
 * GpuCount, and those of the FOCUS 1.5 draft for models and tokens.
 */
export const SKU_PRICE_DETAILS = JsonTexts.create<SkuPriceDetails>({
  absent: { readable: true },
  read: value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { readable: false };
    }
    const details = new Map<string, unknown>(Object.entries(value));
    const text = (...keys: string[]) =>
      keys.map(key => textOf(details.get(key))).find(Boolean);
    const gpus = Number(text('GpuCount', 'x_GpuCount'));
    return {
      readable: true,
      // Azure keeps the size in `ServiceType` of its own details.
      instanceType: text('InstanceType', 'x_InstanceType', 'ServiceType'),
      gpuCount: Number.isFinite(gpus) && gpus >= 0 ? gpus : undefined,
      modelId: text('ModelId'),
      modelFamily: text('ModelFamily'),
      modelDeveloper: text('ModelDeveloper'),
      tokenDirection: ALLOWED_VALUES.tokenDirection(text('TokenDirection')),
      tokenCacheAction: ALLOWED_VALUES.tokenCacheAction(
        text('TokenCacheAction'),
      ),
    };
  },
});

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? withoutZeroBytes(String(value)).trim()
    : undefined;
}
