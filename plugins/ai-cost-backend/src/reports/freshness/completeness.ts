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

import type { Completeness, Day } from 'backstage-plugin-ai-cost-common';
import type { SourceCoverage } from './SourceCoverage';

/**
 * How far a day can be trusted that several sources tell of. A source that did
 * not exist yet says nothing; where one has delivered and another has not, the
 * day is provisional.
 */
export function completenessOf(
  day: Day,
  sources: readonly SourceCoverage[],
): Completeness {
  let missing = 0;
  let settled = 0;
  let told = 0;
  for (const source of sources) {
    const state = source.dayState(day);
    if (state === 'absent') {
      continue;
    }
    told += 1;
    missing += state === 'missing' ? 1 : 0;
    settled += state === 'complete' && source.grade === 'invoice' ? 1 : 0;
  }
  if (missing === told) {
    return 'missing';
  }
  return settled === told ? 'settled' : 'provisional';
}

/**
 * Last day that is complete in every source, leaving out the removed ones
 * unless there are no others; undefined when there is none.
 */
export function completeThroughOf(
  sources: readonly SourceCoverage[],
): Day | undefined {
  const active = sources.filter(({ retired }) => !retired);
  if (active.length === 0) {
    const days = sources.flatMap(source => source.completeThrough ?? []);
    return days.sort().pop();
  }
  const days = active.map(source => source.completeThrough ?? '');
  return days.sort()[0] || undefined;
}
