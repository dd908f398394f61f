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
import type { StoredAccountDay } from '../ledger/accounts/AccountDayStore';
import type { ProviderAccount } from '../ledger/accounts/providerAccount';
import type { DeliveredPeriod } from '../ledger/deliveries/DeliveryStore';
import type { AccountCoverage, Overruling } from './AccountCoverage';
import type { AccountNames } from './AccountNames';
import type { SourceSpan } from './sourceSpans';

/** Charges of a delivery, of an account on a day, that do not count. */
export interface OverruledDay {
  deliveryId: number;
  /** As the delivery names the account. */
  accountId: number;
  day: Day;
  span: SourceSpan;
  /** Undefined for an allocation, which never counts by itself. */
  overruling?: Overruling;
}

/** What deliveries tell, and how the accounts in them are called. */
export interface ToldDays {
  coverage: AccountCoverage;
  names: AccountNames;
  accounts: ReadonlyMap<number, ProviderAccount>;
  deliveries: readonly DeliveredPeriod[];
  /** Of all deliveries whose charges may not count. */
  days: readonly StoredAccountDay[];
}

/** Finds the charges that do not count, for a better source tells of them. */
export function overruledCharges(told: ToldDays): OverruledDay[] {
  const { coverage, names, accounts, deliveries, days } = told;
  const ofDelivery = new Map(deliveries.map(it => [it.deliveryId, it]));
  const seen = new Set<string>();
  const overruled: OverruledDay[] = [];
  for (const { deliveryId, accountId, day } of days) {
    const key = `${deliveryId} ${accountId} ${day}`;
    if (seen.has(key)) {
      // Another currency or token class of the same day.
      continue;
    }
    seen.add(key);
    const { sourceId, grade } = ofDelivery.get(deliveryId)!;
    const account = names.nameOf(sourceId, accounts.get(accountId)!);
    const span = coverage.spanOf(sourceId, account)!;
    const overruling = coverage.overruled(span, day);
    if (overruling || grade === 'allocated') {
      overruled.push({ deliveryId, accountId, day, span, overruling });
    }
  }
  return overruled;
}
