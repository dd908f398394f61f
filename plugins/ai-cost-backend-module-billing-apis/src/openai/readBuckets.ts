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

import { addDays, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { ApiClient } from '../http/ApiClient';
import { ApiError } from '../http/ApiError';
import { readPages } from '../http/readPages';
import type { ReadWindow } from '../source/CostReader';
import { bucketPage } from './shapes';

/** The results of a UTC day, not read yet. */
export interface DayBucket {
  day: Day;
  results: unknown[];
}

const SECONDS_PER_DAY = 86_400;
/** Both APIs allow it for days, and a month has no more. */
const BUCKETS_A_PAGE = '31';

/**
 * Reads the buckets of a window, a day each.
 *
 * @throws DeliveryError when a bucket is no day of the window, or comes twice
 */
export async function readBuckets(options: {
  client: ApiClient;
  path: string;
  groupBy: readonly string[];
  window: ReadWindow;
  signal: AbortSignal;
}): Promise<DayBucket[]> {
  const { client, path, groupBy, window, signal } = options;
  const query: [string, string][] = [
    ['start_time', String(secondsOf(window.from))],
    ['end_time', String(secondsOf(addDays(window.through, 1)))],
    ['bucket_width', '1d'],
    ['limit', BUCKETS_A_PAGE],
    ...groupBy.map((name): [string, string] => ['group_by[]', name]),
  ];
  const buckets = await readPages({
    what: `OpenAI's ${path}`,
    read: async cursor => {
      const page = await client.getJson({
        path,
        query: cursor === undefined ? query : [...query, ['page', cursor]],
        schema: bucketPage,
        signal,
      });
      if (page.has_more && page.next_page === undefined) {
        throw new ApiError(
          `OpenAI's ${path} say that there is more, and name no next page`,
        );
      }
      return {
        items: page.data,
        next: page.has_more ? page.next_page : undefined,
      };
    },
  });
  const days = new Set<Day>();
  return buckets.map(({ start_time: start, results, result }) => {
    const day = utcDay(new Date(start * 1000));
    if (
      start % SECONDS_PER_DAY !== 0 ||
      day < window.from ||
      day > window.through ||
      days.has(day)
    ) {
      throw new DeliveryError(
        `OpenAI's ${path} have a bucket at ${start} that was not asked for, or have it twice`,
        { advice: 'The API is at fault; the next run tries again' },
      );
    }
    days.add(day);
    return { day, results: results ?? result ?? [] };
  });
}

function secondsOf(day: Day): number {
  return Date.parse(day) / 1000;
}
