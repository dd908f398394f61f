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
import { AccountName, ACCOUNTS } from './accounts';
import { awsUsage } from './awsUsage';
import { EstateMeter, ESTATE_METERS } from './estateServices';

/** Applications that run on AWS; some are in the catalog, some never were. */
const APPLICATIONS = [
  'trip-search-ui',
  'search-gateway',
  'search-index',
  'booking-service',
  'payment-gateway',
  'checkout-ui',
  'orders-db',
  'event-bus',
  'data-lakehouse',
  'platform-portal',
  'fares-api',
  'payments-api',
  'loyalty-points',
  'invoices',
  'static-assets',
  'partner-feeds',
  'seat-maps',
  'newsletter',
  'currency-rates',
  'hotel-content',
  'ci-runners',
  'audit-log',
  'identity',
  'app-logs',
];

const PLACES: { account: AccountName; environment: string; size: number }[] = [
  { account: 'production', environment: 'production', size: 1000 },
  { account: 'staging', environment: 'stg', size: 180 },
];

/** The rest of the AWS bill. */
export function awsEstateSpenders(story: Story): Spender[] {
  return APPLICATIONS.flatMap((application, i) =>
    PLACES.flatMap(({ account, environment, size }) =>
      ESTATE_METERS.filter((_, j) =>
        account === 'production' ? (i + j) % 4 !== 3 : (i + j) % 5 === 0,
      ).map(meter =>
        estateLine({ story, application, account, environment, size, meter }),
      ),
    ),
  );
}

interface EstateLine {
  story: Story;
  application: string;
  account: AccountName;
  environment: string;
  size: number;
  meter: EstateMeter;
}

function estateLine(line: EstateLine): Spender {
  const { story, application, account, environment, size, meter } = line;
  const { service, resourceType } = meter;
  const name = `${account}/${application}/${meter.usageType}`;
  const scale = 300 + noise(story.seed, application, 0) * 2;
  return awsUsage({
    story,
    service,
    account,
    usageType: meter.usageType,
    operation: meter.operation,
    description: meter.description,
    unit: meter.unit,
    nanos: meter.nanos,
    tags: estateTags(application, environment, noise(7, name, 1)),
    resourceId: resourceArn(line),
    resourceType,
    demand: demand({
      story,
      name,
      perDay: (meter.perDay * scale * size) / 1_000_000,
      growth: (noise(story.seed, application, 1) % 50) - 15,
      weekend: 780,
    }),
    truth: notAi,
  });
}

function resourceArn({ application, account, meter }: EstateLine): string {
  const { namespace, resourceType } = meter;
  return namespace === 's3'
    ? `arn:aws:s3:::larkfield-${application}`
    : `arn:aws:${namespace}:us-east-1:${ACCOUNTS[account].id}:${resourceType}/larkfield-${application}`;
}

/** Tagged well, tagged otherwise, or not tagged at all. */
function estateTags(
  application: string,
  environment: string,
  luck: number,
): Record<string, string> | undefined {
  if (luck < 120) {
    return undefined;
  }
  if (luck < 300) {
    return { Application: application, Env: environment, workload: 'web' };
  }
  return { application, environment, workload: 'batch' };
}
