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

import type { ProviderAccount } from '../ledger/accounts/providerAccount';
import type { AccountMapping } from './reconciliationOptions';

/** A paying account in one spelling, whoever names it. */
export interface AccountName extends ProviderAccount {
  /** The configuration says which account it is. */
  mapped: boolean;
}

/** Providers by what bills and gateways call them, in lower case. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['amazon', 'aws'],
  ['amazon web services', 'aws'],
  ['amazon web services, inc.', 'aws'],
  ['amazon bedrock', 'aws'],
  ['bedrock', 'aws'],
  ['bedrock_converse', 'aws'],
  ['sagemaker', 'aws'],
  ['microsoft', 'azure'],
  ['microsoft azure', 'azure'],
  ['microsoft corporation', 'azure'],
  ['azure openai', 'azure'],
  ['azure_ai', 'azure'],
  ['google', 'gcp'],
  ['google cloud', 'gcp'],
  ['google cloud platform', 'gcp'],
  ['google llc', 'gcp'],
  ['vertex ai', 'gcp'],
  ['vertex_ai', 'gcp'],
  ['openai, inc.', 'openai'],
  ['openai, llc', 'openai'],
  ['openai llc', 'openai'],
  ['anthropic, pbc', 'anthropic'],
  ['anthropic pbc', 'anthropic'],
  ['mistral ai', 'mistral'],
  ['oracle cloud infrastructure', 'oracle'],
  ['oci', 'oracle'],
]);

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
    const mapping = this.#mappings.find(
      entry =>
        providerName(entry.provider) === provider &&
        accountName(entry.account) === account &&
        (entry.source === undefined || entry.source === sourceId),
    );
    return {
      provider,
      account: mapping ? accountName(mapping.is) : account,
      mapped: mapping !== undefined,
    };
  }
}

function providerName(text: string): string {
  const name = text.trim().toLowerCase();
  return PROVIDERS.get(name) ?? name;
}

/** Azure writes an id as the last part of a path, or alone. */
function accountName(text: string): string {
  const name = text.trim().toLowerCase();
  return name.startsWith('/') ? name.slice(name.lastIndexOf('/') + 1) : name;
}
