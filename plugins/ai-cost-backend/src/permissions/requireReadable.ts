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

import { NotAllowedError } from '@backstage/errors';
import type { PortfolioRights } from './ReadableEntities';

/**
 * Makes sure that a report on entities is not empty for want of rights alone.
 *
 * @param options - `orUnallocated` where what is nobody's is a part of it
 * @throws NotAllowedError when somebody may read the cost of no entity at all
 */
export function requireReadable(
  rights: PortfolioRights,
  { orUnallocated }: { orUnallocated: boolean },
): void {
  if (rights.denied && !(orUnallocated && rights.mayReadUnallocated)) {
    throw new NotAllowedError(
      'You may not read costs: aiCost.cost.read or catalog.entity.read is denied',
    );
  }
}
