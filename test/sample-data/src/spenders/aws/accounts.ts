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

import type { ChargeText } from '../../spending/ChargeText';

/** Accounts of Larkfield's AWS organisation. */
export const ACCOUNTS = {
  payer: { id: '200000000001', name: 'larkfield-payer' },
  production: { id: '210000000001', name: 'larkfield-production' },
  staging: { id: '210000000002', name: 'larkfield-staging' },
  development: { id: '210000000003', name: 'larkfield-development' },
  research: { id: '210000000004', name: 'larkfield-ml-research' },
  data: { id: '210000000005', name: 'larkfield-data' },
} as const;

export type AccountName = keyof typeof ACCOUNTS;

export const REGIONS = {
  'us-east-1': 'US East (N. Virginia)',
  'eu-central-1': 'Europe (Frankfurt)',
} as const;

export type Region = keyof typeof REGIONS;

/** Negotiated with AWS, in thousandths. */
export const AWS_DISCOUNT = 60;

/** Billed so far of the last days: AWS takes about two days. */
export const AWS_RECENT = [350, 850];

/** Who sells, who bills and which account uses. */
export function accountText(account: AccountName): ChargeText {
  return {
    BillingAccountId: ACCOUNTS.payer.id,
    BillingAccountName: ACCOUNTS.payer.name,
    BillingAccountType: 'Management account',
    BillingCurrency: 'USD',
    InvoiceIssuerName: 'Amazon Web Services, Inc.',
    ProviderName: 'AWS',
    PublisherName: 'Amazon Web Services, Inc.',
    SubAccountId: ACCOUNTS[account].id,
    SubAccountName: ACCOUNTS[account].name,
    SubAccountType: 'Member account',
  };
}

export function regionText(region: Region): ChargeText {
  return { RegionId: region, RegionName: REGIONS[region] };
}
