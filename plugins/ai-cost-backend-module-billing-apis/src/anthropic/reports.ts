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

import type { BucketReport } from '../buckets/BucketReports';
import type { BucketFormat } from '../buckets/readBuckets';
import {
  bucketPage,
  costResult,
  usageResult,
  type CostResult,
  type UsageResult,
} from './shapes';

/** Times are RFC 3339. */
export const ANTHROPIC_FORMAT: BucketFormat = {
  times: {
    from: 'starting_at',
    to: 'ending_at',
    write: time => new Date(time).toISOString().replace('.000Z', 'Z'),
  },
  page: bucketPage,
};

/** What an organization paid. */
export const COSTS: BucketReport<CostResult> = {
  title: 'cost report',
  path: 'v1/organizations/cost_report',
  groupBy: ['workspace_id', 'description'],
  result: costResult,
};

/** What it used of models. */
export const MESSAGES: BucketReport<UsageResult> = {
  title: 'usage',
  path: 'v1/organizations/usage_report/messages',
  groupBy: ['api_key_id', 'workspace_id', 'model'],
  result: usageResult,
};
