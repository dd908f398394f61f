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

import type { Spender } from '../../spending/Spender';
import { notAi } from '../../spending/Truth';
import { demand } from '../../story/demand';
import { noise } from '../../story/noise';
import type { Story } from '../../story/Story';
import { AzureService, azureUsage, SubscriptionName } from './azureUsage';
import { VIRTUAL_MACHINES } from './otherAi';

interface EstateMeter {
  service: AzureService;
  meterCategory: string;
  meter: string;
  pricingUnit: string;
  nanos: number;
  perDay: number;
}

const service = (
  name: string,
  category: string,
  subcategory: string,
  resourceType: string,
): AzureService => ({ name, category, subcategory, resourceType });

const METERS: EstateMeter[] = [
  {
    service: VIRTUAL_MACHINES,
    meterCategory: 'Virtual Machines',
    meter: 'D4s v5',
    pricingUnit: '1 Hour',
    nanos: 204_000_000,
    perDay: 96,
  },
  {
    service: service(
      'Storage Accounts',
      'Storage',
      'Object Storage',
      'Microsoft.Storage/storageAccounts',
    ),
    meterCategory: 'Storage',
    meter: 'Hot LRS Data Stored',
    pricingUnit: '1 GB/Month',
    nanos: 18_400_000,
    perDay: 230,
  },
  {
    service: service(
      'Azure SQL Database',
      'Databases',
      'Relational Databases',
      'Microsoft.Sql/servers',
    ),
    meterCategory: 'SQL Database',
    meter: 'vCore',
    pricingUnit: '1 Hour',
    nanos: 241_000_000,
    perDay: 48,
  },
  {
    service: service(
      'Bandwidth',
      'Networking',
      'Network Connectivity',
      'Microsoft.Network/publicIPAddresses',
    ),
    meterCategory: 'Bandwidth',
    meter: 'Standard Data Transfer Out',
    pricingUnit: '1 GB',
    nanos: 80_000_000,
    perDay: 61,
  },
  {
    service: service(
      'Key Vault',
      'Security',
      'Secret Management',
      'Microsoft.KeyVault/vaults',
    ),
    meterCategory: 'Key Vault',
    meter: 'Operations',
    pricingUnit: '10K',
    // A price so small that a day of it is written with an exponent.
    nanos: 27,
    perDay: 9,
  },
  {
    service: service(
      'Azure Monitor',
      'Management and Governance',
      'Observability',
      'Microsoft.OperationalInsights/workspaces',
    ),
    meterCategory: 'Log Analytics',
    meter: 'Pay-as-you-go Data Ingestion',
    pricingUnit: '1 GB',
    nanos: 2_530_000_000,
    perDay: 14,
  },
];

const APPLICATIONS: [application: string, subscription: SubscriptionName][] = [
  ['contact-centre', 'care'],
  ['telephony', 'care'],
  ['care-desktop', 'care'],
  ['ledger', 'finance'],
  ['invoice-archive', 'finance'],
  ['tax-reports', 'finance'],
  ['intranet', 'finance'],
  ['test-benches', 'development'],
  ['build-agents', 'development'],
];

/** The rest of the Azure bill. */
export function azureEstateSpenders(story: Story): Spender[] {
  return APPLICATIONS.flatMap(([application, subscription], i) =>
    METERS.map(({ perDay, ...meter }, j) =>
      azureUsage({
        ...meter,
        story,
        subscription,
        resource: `${application}-${j + 1}`,
        consumedUnit: 'Units',
        consumedPerPriced: 1,
        tags: estateTags(application, i + j),
        demand: demand({
          story,
          name: `${application}/${meter.meter}`,
          perDay: (perDay * (400 + noise(7, application, j))) / 1000,
          growth: 8,
          weekend: 700,
        }),
        truth: notAi,
      }),
    ),
  );
}

function estateTags(application: string, variant: number) {
  const variants: (Record<string, string> | undefined)[] = [
    { Application: application, Environment: 'Prod' },
    { ' application': application, env: 'PROD' },
    undefined,
    { 'Cost Center': 'CC-1100', Environment: 'production' },
  ];
  return variants[variant % variants.length];
}
