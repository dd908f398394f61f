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
import { accountKey } from '../AccountNames';
import type { OverruledDay, ToldDays } from '../overruledCharges';

/** A delivery whose charges sources of lower grades can divide. */
export interface DividedDelivery {
  deliveryId: number;
  sourceId: string;
  /** The dividing sources, the best first, by account and day. */
  sources: ReadonlyMap<string, ReadonlyMap<Day, readonly string[]>>;
  /** The deliveries of those sources that tell of these days. */
  dividing: readonly DividingDelivery[];
}

/** A delivery that says how charges of another are divided. */
export interface DividingDelivery {
  deliveryId: number;
  sourceId: string;
}

/** Finds the days of deliveries that count and that a lower grade divides. */
export function dividedDeliveries(
  told: ToldDays,
  overruled: readonly OverruledDay[],
): DividedDelivery[] {
  const { coverage, names, accounts, deliveries, days } = told;
  const ofDelivery = new Map(deliveries.map(it => [it.deliveryId, it]));
  const out = new Set(
    overruled.map(it => `${it.deliveryId} ${it.accountId} ${it.day}`),
  );
  const divided = new Map<number, Map<string, Map<Day, string[]>>>();
  const telling = new Map<string, Set<number>>();
  for (const { deliveryId, accountId, day } of days) {
    const { sourceId } = ofDelivery.get(deliveryId)!;
    const account = names.nameOf(sourceId, accounts.get(accountId)!);
    const key = accountKey(account);
    const tells = JSON.stringify([sourceId, key, day]);
    telling.set(tells, (telling.get(tells) ?? new Set()).add(deliveryId));
    if (out.has(`${deliveryId} ${accountId} ${day}`)) {
      continue;
    }
    const span = coverage.spanOf(sourceId, account)!;
    const below = coverage.below(span, day).map(it => it.sourceId);
    if (below.length > 0) {
      const ofAccounts = divided.get(deliveryId) ?? new Map();
      divided.set(deliveryId, ofAccounts);
      const ofDays = ofAccounts.get(key) ?? new Map();
      ofAccounts.set(key, ofDays.set(day, below));
    }
  }
  return [...divided].map(([deliveryId, sources]) => ({
    deliveryId,
    sourceId: ofDelivery.get(deliveryId)!.sourceId,
    sources,
    dividing: dividingOf(sources, telling),
  }));
}

function dividingOf(
  sources: DividedDelivery['sources'],
  telling: ReadonlyMap<string, ReadonlySet<number>>,
): DividingDelivery[] {
  const dividing = new Map<number, string>();
  for (const [account, days] of sources) {
    for (const [day, sourceIds] of days) {
      for (const sourceId of sourceIds) {
        const tells = JSON.stringify([sourceId, account, day]);
        for (const deliveryId of telling.get(tells) ?? []) {
          dividing.set(deliveryId, sourceId);
        }
      }
    }
  }
  return [...dividing]
    .map(([deliveryId, sourceId]) => ({ deliveryId, sourceId }))
    .sort((a, b) => a.deliveryId - b.deliveryId);
}
