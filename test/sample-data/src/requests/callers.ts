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

import type { Caller, Vendor } from './ModelRequest';

/** Who pays each vendor: the account, subscription or organization of the invoice. */
export const PAYERS: Record<Vendor, string> = {
  aws: '111122223333',
  azure: '7654321',
  gcp: '01A2B3-C4D5E6-F7A8B9',
  openai: 'org-larkfield',
  anthropic: '5f2d7a1c-0000-4000-8000-larkfield001',
};

const CHECKOUT = 'component:default/checkout-ranker';
const SUPPORT = 'component:default/support-chat';
const SEARCH = 'component:default/search';

/**
 * Two components share an account of each cloud, told apart by tags, and a
 * project of each model API, told apart by keys; the third has its own.
 */
export const CALLERS: readonly Caller[] = (
  [
    ['aws', '444455556666', '444455556666'],
    ['azure', 'sub-shared', 'sub-search'],
    ['gcp', 'ai-shared', 'ai-search'],
    ['openai', 'proj_shared', 'proj_search'],
    ['anthropic', 'wrkspc_shared', 'wrkspc_search'],
  ] as const
).flatMap(([vendor, shared, own]): Caller[] => [
  {
    vendor,
    entity: CHECKOUT,
    environment: 'production',
    subAccount: shared,
    key: `${vendor}-key-checkout`,
  },
  {
    vendor,
    entity: CHECKOUT,
    environment: 'staging',
    subAccount: shared,
    key: `${vendor}-key-checkout-staging`,
  },
  {
    vendor,
    entity: SUPPORT,
    environment: 'production',
    subAccount: shared,
    key: `${vendor}-key-support`,
  },
  {
    vendor,
    entity: SEARCH,
    environment: 'production',
    subAccount: own,
    key: `${vendor}-key-search`,
  },
]);
