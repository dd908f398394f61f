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
  completionsResult,
  costResult,
  type CompletionsResult,
  type CostResult,
} from './shapes';

/** Times are Unix seconds. */
export const OPENAI_FORMAT: BucketFormat = {
  times: {
    from: 'start_time',
    to: 'end_time',
    write: time => String(time / 1000),
  },
  page: bucketPage,
};

/** What an organization paid. */
export const COSTS: BucketReport<CostResult> = {
  title: 'costs',
  path: 'v1/organization/costs',
  groupBy: ['project_id', 'line_item', 'api_key_id'],
  result: costResult,
};

/** What it used of models. */
export const COMPLETIONS: BucketReport<CompletionsResult> = {
  title: 'usage',
  path: 'v1/organization/usage/completions',
  groupBy: ['project_id', 'model', 'api_key_id'],
  result: completionsResult,
};
