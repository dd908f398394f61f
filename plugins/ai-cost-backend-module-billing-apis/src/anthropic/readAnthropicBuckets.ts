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

import type { ApiClient } from '../http/ApiClient';
import {
  MILLISECONDS_PER_DAY,
  readBuckets,
  type Bucket,
  type BucketRange,
} from '../source/readBuckets';
import { bucketPage } from './shapes';

const MOST_DAYS = '31';
const MOST_HOURS = '168';

/** Reads buckets of a report. Times are RFC 3339. */
export async function readAnthropicBuckets(options: {
  client: ApiClient;
  path: string;
  groupBy: readonly string[];
  range: BucketRange;
  signal: AbortSignal;
}): Promise<Bucket[]> {
  const { client, path, groupBy, range, signal } = options;
  const days = range.width === MILLISECONDS_PER_DAY;
  return readBuckets({
    client,
    path,
    query: [
      ['starting_at', instantOf(range.from)],
      ['ending_at', instantOf(range.to)],
      ['bucket_width', days ? '1d' : '1h'],
      ['limit', days ? MOST_DAYS : MOST_HOURS],
      ...groupBy.map((name): [string, string] => ['group_by[]', name]),
    ],
    schema: bucketPage,
    range,
    signal,
  });
}

function instantOf(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
