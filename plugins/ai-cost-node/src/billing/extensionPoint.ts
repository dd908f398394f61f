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

import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { BillingSource } from './BillingSource';

/**
 * Adds billing sources to the AI Cost backend.
 *
 * @public
 */
export interface BillingSourcesExtensionPoint {
  /**
   * @throws ConflictError when a source of that id exists
   * @throws InputError when its id is not one
   */
  addBillingSource(source: BillingSource): void;
}

/** @public */
export const billingSourcesExtensionPoint =
  createExtensionPoint<BillingSourcesExtensionPoint>({
    id: 'ai-cost.billing-sources',
  });
