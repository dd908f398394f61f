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

import { chargeLine } from './chargeLine';
import type { MemoryDelivery } from './MemoryBillingSource';

export const RANKER = chargeLine({ tags: { app: 'ranker', env: 'prod' } });
const SEARCH = chargeLine({ tags: { app: 'search' }, model: 'gpt-4o' });
const NOBODY = chargeLine({ tags: {}, unit: undefined, model: undefined });

/** October's bill up to a day: two apps that are claimed, and one that is not. */
export function octoberBill(version: string, days = 10): MemoryDelivery {
  return {
    period: '2026-10',
    version,
    otherRows: 100,
    charges: Array.from({ length: days }, (_, index) => {
      const day = `2026-10-${String(index + 1).padStart(2, '0')}`;
      return [
        { line: RANKER, day, effective: '1.000000000000000001', quantity: 10 },
        { line: SEARCH, day, effective: '2.5', billed: '3', list: '4' },
        { line: NOBODY, day, effective: '-0.25', rows: 2 },
      ];
    }).flat(),
  };
}
