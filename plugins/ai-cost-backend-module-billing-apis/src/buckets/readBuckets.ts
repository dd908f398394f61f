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
  type ApiClient,
  ApiError,
  DeliveryError,
  readPages,
} from 'backstage-plugin-ai-cost-node';
import type { z } from 'zod';
import { MILLISECONDS_PER_DAY, type BucketRange } from './ranges';

/** The results of a time, not read yet. */
export interface Bucket {
  /** Milliseconds since 1970. */
  start: number;
  results: unknown[];
}

/** A page of buckets as OpenAI and Anthropic have it. */
export interface BucketPage {
  data: Bucket[];
  has_more?: boolean | null;
  next_page?: string;
}

/** What providers differ in. */
export interface BucketFormat {
  /** Names of the parameters for the first time and the last, and how they are written. */
  times: {
    from: string;
    to: string;
    write(time: number): string;
  };
  page: z.ZodType<BucketPage>;
}

/** The most that reports of usage allow; a month has no more days. */
const MOST_DAYS = '31';
const MOST_HOURS = '168';

/**
 * Reads all buckets of a range. Those that the API leaves out, or without
 * results, are zero: they were asked for.
 *
 * @throws DeliveryError when a bucket is none of the range, or comes twice
 * @throws ApiError when a page cannot be read
 */
export async function readBuckets(options: {
  client: ApiClient;
  format: BucketFormat;
  path: string;
  groupBy: readonly string[];
  range: BucketRange;
  signal: AbortSignal;
}): Promise<Bucket[]> {
  const { client, format, path, range, signal } = options;
  const query = queryOf(options);
  const buckets = await readPages({
    client,
    what: path,
    read: async (cursor, budget) => {
      const page = await client.getJson({
        path,
        query: cursor === undefined ? query : [...query, ['page', cursor]],
        schema: format.page,
        budget,
        signal,
      });
      if (page.has_more && page.next_page === undefined) {
        throw new ApiError(
          `${path} says that there is more, and names no next page`,
        );
      }
      return {
        items: page.data,
        next: page.has_more ? page.next_page : undefined,
      };
    },
  });
  const starts = new Set<number>();
  for (const { start } of buckets) {
    if (
      start % range.width !== 0 ||
      start < range.from ||
      start >= range.to ||
      starts.has(start)
    ) {
      throw new DeliveryError(
        `${path} has a bucket of ${new Date(
          start,
        ).toISOString()} that was not asked for, or has it twice`,
        { advice: 'The API is at fault; the next run tries again' },
      );
    }
    starts.add(start);
  }
  return buckets;
}

function queryOf(options: {
  format: BucketFormat;
  groupBy: readonly string[];
  range: BucketRange;
}): [name: string, value: string][] {
  const { format, groupBy, range } = options;
  const { from, to, write } = format.times;
  const days = range.width === MILLISECONDS_PER_DAY;
  return [
    [from, write(range.from)],
    [to, write(range.to)],
    ['bucket_width', days ? '1d' : '1h'],
    ['limit', days ? MOST_DAYS : MOST_HOURS],
    ...groupBy.map((name): [string, string] => ['group_by[]', name]),
  ];
}
