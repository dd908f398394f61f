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
import type { Knex } from 'knex';
import { lockAttributionState } from '../attributions/AttributionState';
import {
  MONEY_COLUMNS,
  moneyValues,
  readMoney,
  selectMoney,
  type MoneyAmounts,
} from '../moneyColumns';
import { storableText } from '../storableText';
import { whereIdIn } from '../whereIdIn';
import type { LedgerValue, LedgerWriter } from '../writers/LedgerWriter';
import type { ProviderAccount } from './providerAccount';
import type { ProviderAccountStore } from './ProviderAccountStore';

/** What a delivery adds up to for an account on a day. */
export interface AccountDay extends MoneyAmounts {
  account: ProviderAccount;
  day: Day;
  currency: string;
  /** Empty for what is not counted in tokens, `any` when the class is unknown. */
  tokenClass: string;
  /** Rows of the bill. */
  rows: number;
  /** Undefined when no charge counts them. */
  tokens?: number;
}

/** An {@link AccountDay} as it was stored. */
export interface StoredAccountDay extends Omit<AccountDay, 'account'> {
  deliveryId: number;
  accountId: number;
}

/** From when to when a visible delivery of a source tells of an account. */
export interface AccountExtent {
  deliveryId: number;
  accountId: number;
  firstDay: Day;
  lastDay: Day;
}

interface ExtentRow {
  delivery_id: number;
  account_id: number;
  first: string;
  last: string;
}

const TABLE = 'delivery_account_days';
const COLUMNS = [
  'delivery_id',
  'account_id',
  'day',
  'currency',
  'token_class',
  'rows',
  ...MONEY_COLUMNS,
  'tokens',
];

/** What deliveries add up to by paying account and day. */
export class AccountDayStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;
  readonly #accounts: ProviderAccountStore;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
    accounts: ProviderAccountStore;
  }): AccountDayStore {
    return new AccountDayStore(options);
  }

  private constructor(options: Parameters<typeof AccountDayStore.create>[0]) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#accounts = options.accounts;
  }

  /** Adds the days of a delivery that has none. */
  async append(deliveryId: number, days: readonly AccountDay[]): Promise<void> {
    await this.#writer.append({
      table: TABLE,
      columns: COLUMNS,
      rows: await this.#rowsOf(deliveryId, days),
    });
  }

  /** Adds the days of a delivery, unless another process has done so. */
  async appendMissing(
    deliveryId: number,
    days: readonly AccountDay[],
  ): Promise<void> {
    const rows = await this.#rowsOf(deliveryId, days);
    await this.#knex.transaction(async trx => {
      await lockAttributionState(trx);
      const known = await trx(TABLE).where('delivery_id', deliveryId).first();
      if (!known) {
        await this.#writer.append({
          table: TABLE,
          columns: COLUMNS,
          rows,
          trx,
        });
      }
    });
  }

  /** Visible deliveries with charges that were stored without their accounts. */
  async missing(): Promise<number[]> {
    return this.#knex('deliveries as d')
      .where('d.status', 'current')
      .whereNotNull('d.first_charge_day')
      .whereNotExists(
        this.#knex(`${TABLE} as a`).where(
          'a.delivery_id',
          this.#knex.ref('d.id'),
        ),
      )
      .orderBy('d.id')
      .pluck('d.id');
  }

  /** The accounts that deliveries tell of. */
  async extents(deliveryIds: readonly number[]): Promise<AccountExtent[]> {
    const query = this.#knex(TABLE)
      .groupBy('delivery_id', 'account_id')
      .select(
        'delivery_id',
        'account_id',
        this.#knex.raw('min(day) as first'),
        this.#knex.raw('max(day) as last'),
      );
    whereIdIn(query, 'delivery_id', deliveryIds);
    const rows: ExtentRow[] = await query;
    return rows.map(row => ({
      deliveryId: row.delivery_id,
      accountId: row.account_id,
      firstDay: row.first,
      lastDay: row.last,
    }));
  }

  /** All days of deliveries, in no order. */
  async days(deliveryIds: readonly number[]): Promise<StoredAccountDay[]> {
    const query = this.#knex(TABLE).select(
      'delivery_id',
      'account_id',
      'day',
      'currency',
      'token_class',
      'rows',
      'tokens',
      ...selectMoney(this.#knex),
    );
    whereIdIn(query, 'delivery_id', deliveryIds);
    const rows = await query;
    return rows.map(row => ({
      deliveryId: row.delivery_id,
      accountId: row.account_id,
      day: row.day,
      currency: row.currency,
      tokenClass: row.token_class,
      rows: Number(row.rows),
      ...readMoney(row),
      tokens: row.tokens ?? undefined,
    }));
  }

  async remove(deliveryId: number): Promise<void> {
    await this.#knex(TABLE).where('delivery_id', deliveryId).delete();
  }

  async #rowsOf(
    deliveryId: number,
    days: readonly AccountDay[],
  ): Promise<LedgerValue[][]> {
    const ids = await this.#accounts.getOrCreate(
      days.map(({ account }) => account),
    );
    return days.map((day, index) => [
      deliveryId,
      ids[index],
      day.day,
      storableText(day.currency),
      day.tokenClass,
      day.rows,
      ...moneyValues(day),
      day.tokens ?? null,
    ]);
  }
}
