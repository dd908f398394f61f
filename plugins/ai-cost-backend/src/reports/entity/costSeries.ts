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

import {
  bucketStart,
  formatDecimal,
  REST_KEY,
  type CostSeries,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { TimeBucket } from '../window/costBuckets';
import type { BucketSum } from './bucketSums';
import { rankGroups } from './rankGroups';

/** Spreads sums over the time axis: one series for each key. */
export function costSeries(
  sums: readonly BucketSum[],
  options: { buckets: readonly TimeBucket[]; granularity: Granularity },
): CostSeries[] {
  return rankGroups(spreadSums(sums, options), {
    cost: values => values.reduce((total, value) => total + value, 0n),
    add: (a, b) => a.map((value, index) => value + b[index]),
    restKey: REST_KEY,
  }).map(({ key, value, rest }) => ({
    key,
    values: value.map(formatDecimal),
    rest,
  }));
}

/** Adds up sums by key and bucket: of each key one amount per bucket. */
export function spreadSums(
  sums: readonly BucketSum[],
  options: { buckets: readonly TimeBucket[]; granularity: Granularity },
): Map<string, bigint[]> {
  const { buckets, granularity } = options;
  const indexes = new Map(buckets.map(({ start }, index) => [start, index]));
  const starts = new Map<Day, Day>();
  const groups = new Map<string, bigint[]>();
  for (const { key, day, cost } of sums) {
    let start = starts.get(day);
    if (start === undefined) {
      start = bucketStart(day, granularity);
      starts.set(day, start);
    }
    let values = groups.get(key);
    if (!values) {
      values = buckets.map(() => 0n);
      groups.set(key, values);
    }
    values[indexes.get(start)!] += cost;
  }
  return groups;
}
