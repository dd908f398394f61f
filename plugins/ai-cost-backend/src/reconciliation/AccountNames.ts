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

import {
  customAccountOf,
  type ProviderAccount,
} from '../ledger/accounts/providerAccount';
import { providerName } from './providerName';
import type { AccountMapping } from './reconciliationOptions';

/** A paying account in one spelling, whoever names it. */
export interface AccountName extends ProviderAccount {
  /** Empty when the source does not know which account pays. */
  account: string;
  /** The configuration says which account it is. */
  mapped: boolean;
  /** What somebody wrote down is of no account that a feed tells of. */
  custom: boolean;
}

/** Identifies an account. */
export function accountKey({ provider, account, custom }: AccountName): string {
  return JSON.stringify(
    custom ? [provider, account, 'custom'] : [provider, account],
  );
}

/** Tells which accounts of different sources are the same. */
export class AccountNames {
  readonly #mappings: readonly AccountMapping[];

  static create(options: {
    mappings: readonly AccountMapping[];
  }): AccountNames {
    return new AccountNames(options.mappings);
  }

  private constructor(mappings: readonly AccountMapping[]) {
    this.#mappings = mappings;
  }

  /** The account that a source names, in the spelling that all share. */
  nameOf(sourceId: string, named: ProviderAccount): AccountName {
    const provider = providerName(named.provider);
    const account = accountName(named.account);
    if (named.account === customAccountOf(sourceId)) {
      return { provider, account, mapped: false, custom: true };
    }
    const mapping = this.#mappings.find(
      entry =>
        providerName(entry.provider) === provider &&
        accountName(entry.account) === account &&
        (entry.source === undefined || entry.source === sourceId),
    );
    return {
      provider: mapping?.isProvider
        ? providerName(mapping.isProvider)
        : provider,
      account: mapping ? accountName(mapping.is) : account,
      mapped: mapping !== undefined,
      custom: false,
    };
  }
}

/**
 * Azure writes an id as the last part of a path, or alone; some write that they
 * do not know it.
 */
function accountName(text: string): string {
  const name = text.trim().toLowerCase();
  if (name === 'unknown') {
    return '';
  }
  return name.startsWith('/') ? name.slice(name.lastIndexOf('/') + 1) : name;
}
