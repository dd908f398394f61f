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

import { aws, azure, EC2, instance } from './cloudLines';
import { LineKind, lineKind } from './LineKind';
import { AWS, GOOGLE } from './providers';

/** Sixty-five of a hundred lines. */
export const OTHER_LINE_KINDS: LineKind[] = [
  instance('m6i.xlarge', 192_000_000, 15, 0),
  instance('m6i.2xlarge', 384_000_000, 5, 0, {
    CommitmentDiscountCategory: 'Spend',
    CommitmentDiscountId:
      'arn:aws:savingsplans::200000000001:savingsplan/bench',
    CommitmentDiscountStatus: 'Used',
    CommitmentDiscountType: 'Compute Savings Plans',
    PricingCategory: 'Committed',
  }),
  aws(
    ['Amazon Simple Storage Service', 'Storage', 'Object Storage'],
    'AmazonS3',
    'TimedStorage-ByteHrs',
    'GB-Mo',
    23_000_000,
    9,
    's3:::{service}',
  ),
  aws(
    ['Amazon Relational Database Service', 'Databases', 'Relational Databases'],
    'AmazonRDS',
    'Multi-AZUsage:db.r6g.large',
    'Hrs',
    430_000_000,
    7,
    'rds:us-east-1:210000000001:db/{service}',
  ),
  aws(
    ['AWS Lambda', 'Compute', 'Serverless Compute'],
    'AWSLambda',
    'Lambda-GB-Second',
    'Lambda-GB-Second',
    16_667,
    8,
    'lambda:us-east-1:210000000001:function/{service}',
  ),
  azure(
    ['Virtual Machines', 'Compute', 'Virtual Machines'],
    'microsoft.compute/virtualmachines',
    'D4s v5',
    '1 Hour',
    204_000_000,
    9,
  ),
  azure(
    ['Storage Accounts', 'Storage', 'Object Storage'],
    'microsoft.storage/storageaccounts',
    'Hot LRS Data Stored',
    '1 GB/Month',
    18_400_000,
    5,
  ),
  lineKind({
    provider: GOOGLE,
    service: ['Compute Engine', 'Compute', 'Virtual Machines'],
    meter: 'E2 Instance Core running in Netherlands',
    unit: 'hour',
    nanos: 24_000_000,
    weight: 5,
  }),
  lineKind({
    provider: AWS,
    service: EC2,
    meter: 'Credit',
    unit: 'Hours',
    nanos: -5_000_000,
    weight: 1,
    text: { ChargeCategory: 'Credit', SkuMeter: undefined, Tags: undefined },
  }),
  lineKind({
    provider: AWS,
    service: EC2,
    meter: 'Tax',
    unit: 'Hours',
    nanos: 3_000_000,
    weight: 1,
    text: { ChargeCategory: 'Tax', SkuMeter: undefined, Tags: undefined },
  }),
];
