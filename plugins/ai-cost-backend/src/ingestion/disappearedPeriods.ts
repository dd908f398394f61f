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

import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { DeliveryOffer } from 'backstage-plugin-ai-cost-node';
import type { VisibleDelivery } from '../ledger/deliveries/DeliveryStore';

/**
 * Says which periods a source no longer offers, though people see them.
 *
 * @param options - `firstPeriod` is the first that the source still has, where
 * it forgets
 */
export function disappearedPeriods(options: {
  offers: readonly DeliveryOffer[];
  current: ReadonlyMap<Month, VisibleDelivery>;
  firstPeriod?: Month;
}): SourceProblem[] {
  const { offers, current, firstPeriod = '' } = options;
  const offered = new Set(offers.map(({ period }) => period));
  return [...current.keys()]
    .filter(period => !offered.has(period) && period >= firstPeriod)
    .sort()
    .map(period => ({
      severity: 'warning',
      period,
      message: `${period} is no longer offered by the source; the last good delivery stays visible`,
      advice: 'Put its files back if they were removed by mistake',
    }));
}
