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

import type { SourceFreshness } from 'backstage-plugin-ai-cost-common';
import type { KnownSource } from '../freshness/readKnownSources';

/** How fresh a source is; undefined when it has delivered nothing. */
export function sourceFreshness(
  source: KnownSource,
): SourceFreshness | undefined {
  const deliveredAt = source.deliveries
    .map(({ currentAt }) => currentAt)
    .sort()
    .pop();
  if (deliveredAt === undefined) {
    return undefined;
  }
  return {
    sourceId: source.id,
    grade: source.grade,
    deliveredAt,
    completeThrough: source.coverage.completeThrough,
    lastChargeDay: source.coverage.lastChargeDay,
    stale: source.stale,
  };
}
