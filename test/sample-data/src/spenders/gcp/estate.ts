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
import {
  CLOUD_STORAGE,
  COMPUTE_ENGINE,
  GcpService,
  gcpUsage,
  ProjectId,
} from './gcpUsage';

interface EstateSku {
  service: GcpService;
  sku: string;
  unit: string;
  nanos: number;
  perDay: number;
  bucket?: boolean;
}

const SKUS: EstateSku[] = [
  {
    service: COMPUTE_ENGINE,
    sku: 'E2 Instance Core running in Belgium',
    unit: 'hour',
    nanos: 24_000_000,
    perDay: 380,
  },
  {
    service: COMPUTE_ENGINE,
    sku: 'E2 Instance Ram running in Belgium',
    unit: 'gibibyte hour',
    nanos: 3_200_000,
    perDay: 1_520,
  },
  {
    service: CLOUD_STORAGE,
    sku: 'Standard Storage Netherlands',
    unit: 'gibibyte month',
    nanos: 20_000_000,
    perDay: 44,
    bucket: true,
  },
  {
    service: {
      name: 'BigQuery',
      category: 'Analytics',
      subcategory: 'Data Warehouses',
    },
    sku: 'Analysis (europe-west4)',
    unit: 'tebibyte',
    nanos: 7_500_000_000,
    perDay: 6.5,
  },
  {
    service: {
      name: 'Kubernetes Engine',
      category: 'Compute',
      subcategory: 'Containers',
    },
    sku: 'Regional Kubernetes Clusters',
    unit: 'hour',
    nanos: 100_000_000,
    perDay: 24,
  },
  {
    service: {
      name: 'Cloud SQL',
      category: 'Databases',
      subcategory: 'Relational Databases',
    },
    sku: 'Cloud SQL for PostgreSQL: Regional - vCPU in Netherlands',
    unit: 'hour',
    nanos: 91_000_000,
    perDay: 96,
  },
  {
    service: {
      name: 'Networking',
      category: 'Networking',
      subcategory: 'Network Connectivity',
    },
    sku: 'Network Internet Data Transfer Out from EMEA to EMEA',
    unit: 'gibibyte',
    nanos: 85_000_000,
    perDay: 120,
  },
  {
    service: {
      name: 'Cloud Logging',
      category: 'Management and Governance',
      subcategory: 'Observability',
    },
    sku: 'Log Storage cost',
    unit: 'gibibyte',
    nanos: 500_000_000,
    perDay: 17,
  },
];

const APPLICATIONS: [application: string, project: ProjectId][] = [
  ['search-gateway', 'larkfield-search-prod'],
  ['hotel-content', 'larkfield-search-prod'],
  ['clickstream', 'larkfield-shared'],
  ['experiments', 'larkfield-shared'],
  ['fares-api', 'larkfield-fares-ml'],
  ['timetables', 'larkfield-uk-rail'],
];

/** The rest of the Google bills. */
export function gcpEstateSpenders(story: Story): Spender[] {
  return APPLICATIONS.flatMap(([application, project]) =>
    SKUS.map(({ unit, perDay, bucket, ...sku }, i) =>
      gcpUsage({
        ...sku,
        story,
        project,
        account: project === 'larkfield-uk-rail' ? 'uk' : 'main',
        pricingUnit: unit,
        consumedUnit: unit,
        consumedPerPriced: 1,
        labels: i % 4 === 3 ? undefined : { app: application, env: 'prod' },
        resource: bucket
          ? `//storage.googleapis.com/buckets/larkfield-${application}`
          : undefined,
        demand: demand({
          story,
          name: `${application}/${sku.sku}`,
          perDay: (perDay * (300 + noise(7, application, i))) / 1000,
          growth: 12,
          weekend: 850,
        }),
        truth: notAi,
      }),
    ),
  );
}
