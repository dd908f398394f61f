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

import { utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { z } from 'zod';
import type { ApiClient } from '../http/ApiClient';
import { ApiError } from '../http/ApiError';
import { readPages } from '../http/readPages';
import type { ReadWindow } from './CostReader';

/** The results of a UTC day, not read yet. */
export interface DayBucket {
  day: Day;
  results: unknown[];
}

/** A page of buckets as OpenAI and Anthropic have it. */
export interface BucketPage {
  data: {
    /** Milliseconds since 1970. */
    start: number;
    results: unknown[];
  }[];
  has_more?: boolean | null;
  next_page?: string;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Reads all buckets of a window, a day each. Days that the API leaves out, or
 * without results, are zero: they were asked for.
 *
 * @throws DeliveryError when a bucket is no day of the window, or comes twice
 * @throws ApiError when a page cannot be read
 */
export async function readDayBuckets(options: {
  client: ApiClient;
  path: string;
  query: readonly [name: string, value: string][];
  schema: z.ZodType<BucketPage>;
  window: ReadWindow;
  signal: AbortSignal;
}): Promise<DayBucket[]> {
  const { client, path, query, schema, window, signal } = options;
  const buckets = await readPages({
    what: path,
    read: async cursor => {
      const page = await client.getJson({
        path,
        query: cursor === undefined ? query : [...query, ['page', cursor]],
        schema,
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
  const days = new Set<Day>();
  return buckets.map(({ start, results }) => {
    const day = utcDay(new Date(start));
    if (
      start % MILLISECONDS_PER_DAY !== 0 ||
      day < window.from ||
      day > window.through ||
      days.has(day)
    ) {
      throw new DeliveryError(
        `${path} has a bucket of ${day} that was not asked for, or has it twice`,
        { advice: 'The API is at fault; the next run tries again' },
      );
    }
    days.add(day);
    return { day, results };
  });
}
