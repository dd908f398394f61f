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

/** Who sells, and under which accounts. */
export interface Provider {
  name: string;
  account: string;
  subAccount: string;
  currency: string;
  region?: [id: string, name: string];
}

export const AWS: Provider = {
  name: 'AWS',
  account: '200000000001',
  subAccount: '2100000000{team}',
  currency: 'USD',
  region: ['us-east-1', 'US East (N. Virginia)'],
};

export const AZURE: Provider = {
  name: 'Microsoft',
  account: '/providers/microsoft.billing/billingaccounts/7a1e4c20:bench',
  subAccount: '/subscriptions/3c0f51de-8b64-4d0a-9d5b-0c1f3a7e2b{team}',
  currency: 'EUR',
  region: ['westeurope', 'West Europe'],
};

export const GOOGLE: Provider = {
  name: 'Google Cloud',
  account: '01A2B3-C4D5E6-F70819',
  subAccount: 'bench-{team}',
  currency: 'USD',
  region: ['europe-west4', 'Netherlands'],
};

export const OPENAI: Provider = {
  name: 'OpenAI',
  account: 'org-bench',
  subAccount: 'proj_{service}',
  currency: 'USD',
};

export const ANTHROPIC: Provider = {
  name: 'Anthropic',
  account: 'bench',
  subAccount: 'wrkspc_{service}',
  currency: 'USD',
};
