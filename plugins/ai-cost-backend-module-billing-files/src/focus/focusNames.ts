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

import {
  MANDATORY_COLUMNS,
  foldName,
  RAW_DIMENSIONS,
} from 'backstage-plugin-ai-cost-node';

const NAMES = new Set(
  [
    ...MANDATORY_COLUMNS,
    ...Object.values(RAW_DIMENSIONS).flat(),
    'ConsumedQuantity',
    'PricingQuantity',
  ].map(foldName),
);

/** True for the name of a column that is read. */
export function isFocusName(name: string): boolean {
  return NAMES.has(foldName(name));
}
