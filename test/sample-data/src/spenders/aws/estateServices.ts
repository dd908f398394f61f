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

import type { AwsService } from './awsUsage';
import { EC2 } from './gpuInstances';
import { FARGATE, OPENSEARCH, S3 } from './aiData';

/** A meter of the estate that has nothing to do with AI. */
export interface EstateMeter {
  service: AwsService;
  usageType: string;
  operation: string;
  description: string;
  unit: string;
  nanos: number;
  /** Of an application of ordinary size in production. */
  perDay: number;
  resourceType: string;
  /** As ARNs name the service. */
  namespace: string;
}

const RDS: AwsService = {
  code: 'AmazonRDS',
  name: 'Amazon Relational Database Service',
  category: 'Databases',
  subcategory: 'Relational Databases',
};
const LAMBDA: AwsService = {
  code: 'AWSLambda',
  name: 'AWS Lambda',
  category: 'Compute',
  subcategory: 'Serverless Compute',
};
const DYNAMODB: AwsService = {
  code: 'AmazonDynamoDB',
  name: 'Amazon DynamoDB',
  category: 'Databases',
  subcategory: 'NoSQL Databases',
};
const SQS: AwsService = {
  code: 'AWSQueueService',
  name: 'Amazon Simple Queue Service',
  category: 'Integration',
  subcategory: 'Messaging',
};
const CLOUDWATCH: AwsService = {
  code: 'AmazonCloudWatch',
  name: 'AmazonCloudWatch',
  category: 'Management and Governance',
  subcategory: 'Observability',
};
const LOAD_BALANCING: AwsService = {
  code: 'AWSELB',
  name: 'Elastic Load Balancing',
  category: 'Networking',
  subcategory: 'Application Networking',
};

/** What an application of ordinary size uses. */
export const ESTATE_METERS: EstateMeter[] = [
  {
    service: EC2,
    usageType: 'BoxUsage:m6i.xlarge',
    operation: 'RunInstances',
    description: '$0.192 per On Demand Linux m6i.xlarge Instance Hour',
    unit: 'Hrs',
    nanos: 192_000_000,
    perDay: 210,
    resourceType: 'instance',
    namespace: 'ec2',
  },
  {
    service: EC2,
    usageType: 'EBS:VolumeUsage.gp3',
    operation: 'CreateVolume-Gp3',
    description:
      '$0.08 per GB-month of General Purpose (gp3) provisioned storage',
    unit: 'GB-Mo',
    nanos: 80_000_000,
    perDay: 95,
    resourceType: 'volume',
    namespace: 'ec2',
  },
  {
    service: EC2,
    usageType: 'DataTransfer-Out-Bytes',
    operation: 'RunInstances',
    description: '$0.090 per GB - first 10 TB / month data transfer out',
    unit: 'GB',
    nanos: 90_000_000,
    perDay: 74,
    resourceType: 'instance',
    namespace: 'ec2',
  },
  {
    service: RDS,
    usageType: 'Multi-AZUsage:db.r6g.large',
    operation: 'CreateDBInstance:0014',
    description: '$0.43 per RDS db.r6g.large Multi-AZ instance hour',
    unit: 'Hrs',
    nanos: 430_000_000,
    perDay: 48,
    resourceType: 'db',
    namespace: 'rds',
  },
  {
    service: LAMBDA,
    usageType: 'Lambda-GB-Second',
    operation: 'Invoke',
    description: 'AWS Lambda - Total Compute - US East (Northern Virginia)',
    unit: 'Lambda-GB-Second',
    nanos: 16_667,
    perDay: 310_000,
    resourceType: 'function',
    namespace: 'lambda',
  },
  {
    service: DYNAMODB,
    usageType: 'WriteRequestUnits',
    operation: 'PayPerRequestThroughput',
    description: '$0.625 per million write request units',
    unit: 'WriteRequestUnits',
    nanos: 625,
    perDay: 8_400_000,
    resourceType: 'table',
    namespace: 'dynamodb',
  },
  {
    service: SQS,
    usageType: 'Requests-Tier1',
    operation: 'Unknown',
    description: '$0.40 per million Amazon SQS standard requests',
    unit: 'Requests',
    nanos: 400,
    perDay: 5_200_000,
    resourceType: 'queue',
    namespace: 'sqs',
  },
  {
    service: CLOUDWATCH,
    usageType: 'DataProcessing-Bytes',
    operation: 'PutLogEvents',
    description: '$0.50 per GB custom log data ingested',
    unit: 'GB',
    nanos: 500_000_000,
    perDay: 22,
    resourceType: 'log-group',
    namespace: 'logs',
  },
  {
    service: LOAD_BALANCING,
    usageType: 'LCUUsage',
    operation: 'LoadBalancing:Application',
    description: '$0.008 per used Application load balancer capacity unit-hour',
    unit: 'LCU-Hours',
    nanos: 8_000_000,
    perDay: 260,
    resourceType: 'loadbalancer',
    namespace: 'elasticloadbalancing',
  },
  {
    service: S3,
    usageType: 'TimedStorage-ByteHrs',
    operation: 'StandardStorage',
    description: '$0.023 per GB - first 50 TB / month of storage used',
    unit: 'GB-Mo',
    nanos: 23_000_000,
    perDay: 160,
    resourceType: 'bucket',
    namespace: 's3',
  },
  {
    service: FARGATE,
    usageType: 'USE1-Fargate-vCPU-Hours:perCPU',
    operation: 'FargateTask',
    description: 'AWS Fargate - vCPU - US East (N. Virginia)',
    unit: 'hours',
    nanos: 40_480_000,
    perDay: 190,
    resourceType: 'task',
    namespace: 'ecs',
  },
  {
    service: OPENSEARCH,
    usageType: 'ESInstance:m6g.large',
    operation: 'ESDomain',
    description: '$0.128 per m6g.large.search instance hour',
    unit: 'Hrs',
    nanos: 128_000_000,
    perDay: 48,
    resourceType: 'domain',
    namespace: 'es',
  },
];
