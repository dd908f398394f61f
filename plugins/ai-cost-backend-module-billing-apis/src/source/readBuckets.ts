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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { z } from 'zod';
import type { ApiClient } from '../http/ApiClient';
import { ApiError } from '../http/ApiError';
import { readPages } from '../http/readPages';

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

/** Which buckets to read; times in milliseconds since 1970. */
export interface BucketRange {
  from: number;
  /** The end of the last bucket. */
  to: number;
  width: number;
}

export const MILLISECONDS_PER_HOUR = 3_600_000;
export const MILLISECONDS_PER_DAY = 24 * MILLISECONDS_PER_HOUR;

/**
 * Reads all buckets of a range. Those that the API leaves out, or without
 * results, are zero: they were asked for.
 *
 * @throws DeliveryError when a bucket is none of the range, or comes twice
 * @throws ApiError when a page cannot be read
 */
export async function readBuckets(options: {
  client: ApiClient;
  path: string;
  query: readonly [name: string, value: string][];
  schema: z.ZodType<BucketPage>;
  range: BucketRange;
  signal: AbortSignal;
}): Promise<Bucket[]> {
  const { client, path, query, schema, range, signal } = options;
  const buckets = await readPages({
    client,
    what: path,
    read: async (cursor, budget) => {
      const page = await client.getJson({
        path,
        query: cursor === undefined ? query : [...query, ['page', cursor]],
        schema,
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
