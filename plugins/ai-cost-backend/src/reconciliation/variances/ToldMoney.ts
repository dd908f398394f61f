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

import { monthOf, type Day, type Month } from 'backstage-plugin-ai-cost-common';
import { accountKey, type AccountName } from '../AccountNames';
import type { ToldDays } from '../overruledCharges';

/** What a source tells of an account on a day, in one currency. */
export interface ToldAmount {
  /** Effective cost in attos. */
  cost: bigint;
  /** By token class; empty when none are counted. */
  tokens: Map<string, number>;
}

/** What sources tell of accounts, by day and currency. */
export class ToldMoney {
  readonly #amounts = new Map<string, Map<string, ToldAmount>>();
  readonly #days = new Map<string, Set<Day>>();

  static create(told: ToldDays): ToldMoney {
    const money = new ToldMoney();
    const { names, accounts, deliveries, days } = told;
    const sourceOf = new Map(
      deliveries.map(({ deliveryId, sourceId }) => [deliveryId, sourceId]),
    );
    for (const day of days) {
      const sourceId = sourceOf.get(day.deliveryId)!;
      const account = names.nameOf(sourceId, accounts.get(day.accountId)!);
      const amount = money.#amountAt(sourceId, account, day.day, day.currency);
      amount.cost += day.effective;
      if (day.tokens !== undefined) {
        const known = amount.tokens.get(day.tokenClass) ?? 0;
        amount.tokens.set(day.tokenClass, known + day.tokens);
      }
    }
    return money;
  }

  private constructor() {}

  /** The days of a month on which a source tells of an account. */
  days(sourceId: string, account: AccountName, month: Month): Day[] {
    const key = JSON.stringify([sourceId, accountKey(account), month]);
    return [...(this.#days.get(key) ?? [])];
  }

  /** By currency. */
  on(
    sourceId: string,
    account: AccountName,
    day: Day,
  ): ReadonlyMap<string, ToldAmount> {
    return (
      this.#amounts.get(JSON.stringify([sourceId, accountKey(account), day])) ??
      new Map()
    );
  }

  #amountAt(
    sourceId: string,
    account: AccountName,
    day: Day,
    currency: string,
  ): ToldAmount {
    const name = accountKey(account);
    const month = JSON.stringify([sourceId, name, monthOf(day)]);
    this.#days.set(month, (this.#days.get(month) ?? new Set()).add(day));
    const key = JSON.stringify([sourceId, name, day]);
    const amounts = this.#amounts.get(key) ?? new Map<string, ToldAmount>();
    this.#amounts.set(key, amounts);
    const amount = amounts.get(currency) ?? { cost: 0n, tokens: new Map() };
    amounts.set(currency, amount);
    return amount;
  }
}
