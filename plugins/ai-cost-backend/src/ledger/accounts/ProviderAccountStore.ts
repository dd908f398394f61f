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

import type { Knex } from 'knex';
import { hash } from 'node:crypto';
import { storableText } from '../storableText';
import type { LedgerWriter } from '../writers/LedgerWriter';
import type { ProviderAccount } from './providerAccount';

/** Paying accounts of providers, once each. */
export class ProviderAccountStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): ProviderAccountStore {
    return new ProviderAccountStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /**
   * Finds accounts, adding those that are new.
   *
   * @returns ids in the order of the accounts
   */
  async getOrCreate(accounts: readonly ProviderAccount[]): Promise<number[]> {
    const keys = accounts.map(keyOf);
    const distinct = [...new Set(keys)];
    const ids = await this.#writer.getOrCreate({
      table: 'provider_accounts',
      hashes: distinct.map(key => hash('sha1', key)),
      columns: ['provider', 'account'],
      values: position => JSON.parse(distinct[position]),
    });
    const idOf = new Map(distinct.map((key, index) => [key, ids[index]]));
    return keys.map(key => idOf.get(key)!);
  }

  /** All of them, by id. */
  async all(): Promise<Map<number, ProviderAccount>> {
    const rows: (ProviderAccount & { id: number })[] = await this.#knex(
      'provider_accounts',
    ).select('id', 'provider', 'account');
    return new Map(
      rows.map(({ id, provider, account }) => [id, { provider, account }]),
    );
  }
}

function keyOf({ provider, account }: ProviderAccount): string {
  return JSON.stringify([storableText(provider), storableText(account)]);
}
