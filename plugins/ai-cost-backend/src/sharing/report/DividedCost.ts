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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { WeighedMonth } from '../usage/ShareWeightStore';

/** What a consumer pays of an entity's cost. */
export interface DividedPart {
  /** Attos. */
  cost: bigint;
  /** In the unit of the measure; undefined when none is counted. */
  usage?: number;
}

/** Whom an entity's cost goes to. */
export interface DividedCost {
  /** Attos that stay with the entity. */
  kept: bigint;
  /** By consumer; the entity itself is none. */
  parts: ReadonlyMap<string, DividedPart>;
}

/** What each consumer used in some months. */
export function usageOf(
  weighed: readonly WeighedMonth[],
  months: { from: Month; to: Month },
): Map<string, number> {
  const usage = new Map<string, number>();
  for (const { month, consumers } of weighed) {
    if (months.from <= month && month <= months.to) {
      for (const { entityRef, usage: used } of consumers) {
        if (used !== undefined) {
          usage.set(entityRef, (usage.get(entityRef) ?? 0) + used);
        }
      }
    }
  }
  return usage;
}
