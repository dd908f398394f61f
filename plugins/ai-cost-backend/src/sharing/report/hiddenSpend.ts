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

import type { HiddenSpend } from 'backstage-plugin-ai-cost-common';
import type { PortfolioRights } from '../../permissions/ReadableEntities';

/**
 * What a reader may not see; undefined when that is nothing. It is the same for
 * all questions: what changed with a filter or with the days would tell what
 * hidden entities spend on, and when.
 *
 * @param entityRefs - all that ever had charges, each once
 */
export function hiddenSpend(
  entityRefs: readonly string[],
  rights: PortfolioRights,
): HiddenSpend | undefined {
  const entities = rights.all
    ? 0
    : entityRefs.filter(ref => !rights.entityRefs.has(ref)).length;
  const unallocated = !rights.mayReadUnallocated;
  return entities > 0 || unallocated ? { entities, unallocated } : undefined;
}
