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

import { DeliveryError } from '../billing/DeliveryError';
import type { ApiClient } from './ApiClient';
import type { ApiError } from './ApiError';
import type { ByteBudget } from './ByteBudget';

/**
 * One page, and how to get the next one.
 *
 * @public
 */
export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next?: string;
}

class ExpiredCursor {
  constructor(readonly reason: unknown) {}
}

const MOST_PAGES = 1_000;
const MOST_RUNS = 3;

/**
 * Reads all pages. When a cursor expires on the way, everything is read again
 * from the first page: nothing is appended to what was half read.
 *
 * @param options - `what` is read, for people; `budget` is for the answers of all
 * pages, which are held together
 * @throws DeliveryError when the pages go in a circle or have no end
 * @throws ApiError when a page cannot be read
 *
 * @public
 */
export async function readPages<T>(options: {
  client: ApiClient;
  what: string;
  read(cursor: string | undefined, budget: ByteBudget): Promise<Page<T>>;
  mostPages?: number;
}): Promise<T[]> {
  for (let run = 1; ; run += 1) {
    try {
      return await readOnce(options);
    } catch (error) {
      if (!(error instanceof ExpiredCursor)) {
        throw error;
      }
      if (run >= MOST_RUNS) {
        throw error.reason;
      }
    }
  }
}

async function readOnce<T>(
  options: Parameters<typeof readPages<T>>[0],
): Promise<T[]> {
  const { client, what, read, mostPages = MOST_PAGES } = options;
  const budget = client.startBudget();
  const items: T[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await readPage(at => read(at, budget), cursor);
    for (const item of page.items) {
      items.push(item);
    }
    cursor = page.next;
    if (cursor !== undefined && cursors.has(cursor)) {
      throw new DeliveryError(`The pages of ${what} go in a circle`, {
        advice: 'The API is at fault; the next run tries again',
      });
    }
    if (cursor !== undefined && cursors.size + 1 >= mostPages) {
      throw new DeliveryError(
        `${what} have more than ${mostPages} pages, and were not read to the end`,
        { advice: 'Please report this as a bug' },
      );
    }
    if (cursor !== undefined) {
      cursors.add(cursor);
    }
  } while (cursor !== undefined);
  return items;
}

async function readPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  cursor: string | undefined,
): Promise<Page<T>> {
  try {
    return await read(cursor);
  } catch (error) {
    throw cursor !== undefined && isExpired(error as ApiError)
      ? new ExpiredCursor(error)
      : error;
  }
}

/** Providers answer 410, or 400 with a word about the cursor. */
function isExpired({ name, status, message }: ApiError): boolean {
  return (
    name === 'ApiError' &&
    (status === 410 ||
      (status === 400 && /expired|cursor|next_page/i.test(message)))
  );
}
