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

import type { StoredAccountDay } from '../ledger/accounts/AccountDayStore';
import type { Ledger } from '../ledger/Ledger';
import { AccountCoverage } from './AccountCoverage';
import type { ToldDays } from './overruledCharges';
import type { ReconciliationRules } from './ReconciliationRules';

/**
 * Reads what visible deliveries tell of accounts that more than one source tells
 * of; nothing where each account has its one source.
 *
 * @param options - `publishing` is a staged delivery that counts as visible
 */
export async function readTold(options: {
  ledger: Ledger;
  rules: ReconciliationRules;
  publishing?: number;
}): Promise<ToldDays> {
  const { ledger, rules, publishing } = options;
  const { names, addUp, lagDaysOf } = rules;
  const readDays = await ledger.sources.lastReadDays();
  const deliveries = await ledger.deliveries.delivered({ publishing });
  const accounts = await ledger.accounts.all();
  const extents = await ledger.accountDays.extents(
    deliveries.map(({ deliveryId }) => deliveryId),
  );
  const coverage = AccountCoverage.create({
    names,
    deliveries,
    extents,
    accounts,
    sourcesByAge: await ledger.deliveries.sourcesByAge(),
    paceOf: sourceId => ({
      lagDays: lagDaysOf(sourceId),
      seenOn: readDays.get(sourceId),
    }),
    addUp,
  });

  const ofDelivery = new Map(deliveries.map(it => [it.deliveryId, it]));
  const contested = new Set<number>();
  const providers = new Set<string>();
  for (const { deliveryId, accountId } of extents) {
    const { sourceId, grade } = ofDelivery.get(deliveryId)!;
    const name = names.nameOf(sourceId, accounts.get(accountId)!);
    if (
      grade === 'allocated' ||
      coverage.isContested(coverage.spanOf(sourceId, name)!)
    ) {
      contested.add(deliveryId);
      providers.add(name.provider);
    }
  }
  // What they are compared with is the same providers' money.
  const involved = extents.filter(({ deliveryId, accountId }) => {
    const { sourceId } = ofDelivery.get(deliveryId)!;
    const { provider } = names.nameOf(sourceId, accounts.get(accountId)!);
    return contested.has(deliveryId) || providers.has(provider);
  });
  const days: StoredAccountDay[] =
    involved.length === 0
      ? []
      : await ledger.accountDays.days([
          ...new Set(involved.map(({ deliveryId }) => deliveryId)),
        ]);
  return { coverage, names, accounts, deliveries, days };
}
