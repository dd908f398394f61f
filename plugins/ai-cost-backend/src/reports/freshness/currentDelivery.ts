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

import type { Day, Month, SourceGrade } from 'backstage-plugin-ai-cost-common';
import type { Derivation } from '../../ledger/deliveries/DerivedDeliveryStore';

/**
 * A delivery that is visible: one of a source, or derived from one, see
 * `ledger/deliveries/DerivedDeliveryStore.ts`.
 */
export interface CurrentDelivery {
  id: number;
  sourceId: string;
  /** Billing period. */
  period: Month;
  grade: SourceGrade;
  /** Its charges are added up. */
  counted: boolean;
  /** Undefined for a delivery of a source. */
  derivedAs?: Derivation;
  /** Undefined when the delivery is empty. */
  firstChargeDay?: Day;
  lastChargeDay?: Day;
  /** ISO 8601 instant from which readers have seen it. */
  currentAt: string;
}
