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

import type { BillFormat } from '../formats/BillFormat';
import { checkColumns } from './checkColumns';
import { isFocusName } from './focusNames';

/**
 * FOCUS 1.0 to 1.4 and the AI keys of the 1.5 draft, see
 * https://focus.finops.org.
 */
export const FOCUS: BillFormat = {
  id: 'focus',
  title: 'FOCUS',
  isKnown: isFocusName,
  recognises: columns =>
    [
      'BilledCost',
      'EffectiveCost',
      'BillingPeriodStart',
      'ChargePeriodStart',
    ].every(name => columns.has(name)),
  check: checkColumns,
};
