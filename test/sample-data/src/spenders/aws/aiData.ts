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
import { allocated, Truth } from '../../spending/Truth';
import { demand, steady } from '../../story/demand';
import type { Story } from '../../story/Story';
import { AwsService, awsUsage } from './awsUsage';

export const S3: AwsService = {
  code: 'AmazonS3',
  name: 'Amazon Simple Storage Service',
  category: 'Storage',
  subcategory: 'Object Storage',
};

export const OPENSEARCH: AwsService = {
  code: 'AmazonES',
  name: 'Amazon OpenSearch Service',
  category: 'Databases',
  subcategory: 'Relational Databases',
};

export const FARGATE: AwsService = {
  code: 'AmazonECS',
  name: 'AWS Fargate',
  category: 'Compute',
  subcategory: 'Containers',
};

interface Bucket {
  name: string;
  /** Gigabyte-months a day. */
  perDay: number;
  tags?: Record<string, string>;
  truth: Truth;
}

const FEATURE_STORE = allocated({
  entity: 'component:default/feature-store',
  workload: 'data',
});

const BUCKETS: Bucket[] = [
  {
    name: 'larkfield-training-data',
    perDay: 1_900,
    tags: { environment: 'production' },
    truth: allocated({
      entity: 'resource:default/training-data-lake',
      environment: 'production',
      workload: 'data',
    }),
  },
  { name: 'larkfield-ml-features', perDay: 640, truth: FEATURE_STORE },
  { name: 'larkfield-ml-artifacts', perDay: 310, truth: FEATURE_STORE },
  {
    name: 'larkfield-lakehouse-curated',
    perDay: 2_300,
    tags: { 'ai-workload': 'data', component: 'data-lakehouse' },
    truth: allocated({
      entity: 'component:default/data-lakehouse',
      workload: 'data',
    }),
  },
];

/** What AI needs around its models: storage, vectors, evaluation. */
export function aiDataSpenders(story: Story): Spender[] {
  return [...buckets(story), ...vectors(story), evaluation(story)];
}

function buckets(story: Story): Spender[] {
  return BUCKETS.map(({ name, perDay, tags, truth }) =>
    awsUsage({
      story,
      service: S3,
      account: 'data',
      usageType: 'TimedStorage-ByteHrs',
      operation: 'StandardStorage',
      description: '$0.022 per GB - next 450 TB / month of storage used',
      unit: 'GB-Mo',
      nanos: 22_000_000,
      tags,
      resourceId: `arn:aws:s3:::${name}`,
      resourceType: 'bucket',
      demand: demand({
        story,
        name,
        perDay,
        growth: 18,
        weekend: 1000,
        scatter: 5,
      }),
      truth,
    }),
  );
}

function vectors(story: Story): Spender[] {
  return [
    { usageType: 'SearchOCU', hours: 96 },
    { usageType: 'IndexingOCU', hours: 48 },
  ].map(({ usageType, hours }) =>
    awsUsage({
      story,
      service: OPENSEARCH,
      account: 'production',
      usageType: `USE1-${usageType}`,
      operation: 'ESDomain',
      description: `$0.24 per OCU-Hour for ${usageType} in US East (N. Virginia)`,
      unit: 'OCU-Hours',
      nanos: 240_000_000,
      tags: { environment: 'production' },
      resourceId: 'arn:aws:aoss:us-east-1:210000000001:collection/trip-vectors',
      resourceType: 'collection',
      demand: steady(hours),
      // Two rows of a day that are alike in every column.
      hours: [0, 0],
      truth: allocated({
        entity: 'resource:default/trip-vectors',
        environment: 'production',
        workload: 'data',
      }),
    }),
  );
}

function evaluation(story: Story): Spender {
  return awsUsage({
    story,
    service: FARGATE,
    account: 'staging',
    usageType: 'USE1-Fargate-vCPU-Hours:perCPU',
    operation: 'FargateTask',
    description: 'AWS Fargate - vCPU - US East (N. Virginia)',
    unit: 'hours',
    nanos: 40_480_000,
    tags: {
      component: 'eval-harness',
      'ai-workload': 'evaluation',
      env: 'test',
    },
    resourceId:
      'arn:aws:ecs:us-east-1:210000000002:task/evals/3f0d7b1e9a2c4d58b6e1',
    resourceType: 'task',
    demand: demand({ story, name: 'evals', perDay: 880, weekend: 200 }),
    truth: allocated({
      entity: 'component:default/eval-harness',
      environment: 'test',
      workload: 'evaluation',
    }),
  });
}
