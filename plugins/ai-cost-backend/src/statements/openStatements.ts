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

import { addMoney, NO_MONEY, type MoneyAmounts } from '../ledger/moneyColumns';
import type { PaidTotal } from './readPaidCosts';

/** A statement that there would be if the month were issued now. */
export interface OpenStatement {
  owner: string;
  currency: string;
  /** Charges and corrections together. */
  cost: MoneyAmounts;
  entityRefs: ReadonlySet<string>;
}

/** Adds up by who pays, by owner and currency. */
export function openStatements(
  parts: readonly Omit<PaidTotal, 'costCenter'>[],
): OpenStatement[] {
  const open = new Map<string, OpenStatement & { entityRefs: Set<string> }>();
  for (const { owner, currency, entityRef, cost } of parts) {
    const key = JSON.stringify([owner, currency]);
    const { cost: before, entityRefs } = open.get(key) ?? {
      cost: NO_MONEY,
      entityRefs: new Set<string>(),
    };
    entityRefs.add(entityRef);
    open.set(key, {
      owner,
      currency,
      cost: addMoney(before, cost),
      entityRefs,
    });
  }
  return [...open.keys()].sort().map(key => open.get(key)!);
}
