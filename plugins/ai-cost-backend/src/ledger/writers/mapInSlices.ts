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

import { yieldToEventLoop } from './yieldToEventLoop';

const ITEMS_PER_SLICE = 500;

/** Maps many items without holding up the event loop. */
export async function mapInSlices<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < items.length; index++) {
    results.push(map(items[index], index));
    if (results.length % ITEMS_PER_SLICE === 0) {
      await yieldToEventLoop();
    }
  }
  return results;
}
