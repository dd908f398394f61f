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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { StandIn } from './deriveStandIn';
import type { OverruledDay, ToldDays } from './overruledCharges';

/** What is left of each delivery some of whose charges do not count. */
export function standInsOf(
  { days }: Pick<ToldDays, 'days'>,
  overruled: readonly OverruledDay[],
): StandIn[] {
  const ofDelivery = new Map<number, Map<number, Set<Day>>>();
  for (const { deliveryId, accountId, day } of overruled) {
    const ofAccount = ofDelivery.get(deliveryId) ?? new Map();
    ofDelivery.set(deliveryId, ofAccount);
    const known = ofAccount.get(accountId) ?? new Set();
    ofAccount.set(accountId, known.add(day));
  }
  return [...ofDelivery].map(([deliveryId, ofAccount]) => ({
    deliveryId,
    overruled: ofAccount,
    left: days.filter(
      it =>
        it.deliveryId === deliveryId &&
        !ofAccount.get(it.accountId)?.has(it.day),
    ),
  }));
}
