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

import type { ServiceDimensions } from './ServiceDimensions';

const MAX_LENGTH = 300;

/**
 * The texts in which a provider says what it metered, the terse ones first.
 * Each is cut, so that no pattern has to read an endless description.
 */
export function meterTexts(charge: ServiceDimensions): string[] {
  const { usageType, skuMeter, operation, skuId, chargeDescription } = charge;
  return [usageType, skuMeter, operation, skuId, chargeDescription]
    .filter(text => text !== undefined)
    .map(text => text.slice(0, MAX_LENGTH));
}

/** All of them as one text, to look for words in. */
export function meterText(charge: ServiceDimensions): string {
  return meterTexts(charge).join(' | ');
}
