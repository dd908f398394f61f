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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Which account of a provider a source means. */
export interface AccountMapping {
  provider: string;
  /** As the source names it; may be empty. */
  account: string;
  /** Of this source only; of all when left out. */
  source?: string;
  /** As the bill names it. The same as `account` for an account of its own. */
  is: string;
  /** As the bill names the provider, where it names it otherwise. */
  isProvider?: string;
}

/** How sources are reconciled. */
export interface ReconciliationOptions {
  accounts: AccountMapping[];
  /** Ids of sources of one grade that tell of different calls, in groups. */
  addUp: string[][];
}

/** Reads `aiCost.reconciliation`. */
export function readReconciliationOptions(
  config: Config,
): ReconciliationOptions {
  const accounts =
    config.getOptionalConfigArray('aiCost.reconciliation.accounts') ?? [];
  return {
    accounts: accounts.map(entry => ({
      provider: entry.getString('provider'),
      // An empty text is how a source without an account names it.
      account: String(entry.getOptional('account') ?? ''),
      source: entry.getOptionalString('source'),
      is: String(entry.get('is')),
      isProvider: entry.getOptionalString('isProvider'),
    })),
    addUp: readGroups(config),
  };
}

function readGroups(config: Config): string[][] {
  const key = 'aiCost.reconciliation.addUp';
  const groups = config.getOptional<unknown>(key) ?? [];
  if (
    !Array.isArray(groups) ||
    !groups.every(
      group =>
        Array.isArray(group) &&
        group.length > 1 &&
        group.every(id => typeof id === 'string'),
    )
  ) {
    throw new InputError(
      `${key} must be a list of lists of two source ids or more`,
    );
  }
  return groups;
}
