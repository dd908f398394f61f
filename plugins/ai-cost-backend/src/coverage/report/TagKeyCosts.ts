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

import {
  formatDecimal,
  type UnallocatedTagKey,
} from 'backstage-plugin-ai-cost-common';
import { compareCosts } from './lineGroups';
import { RankedValues } from './RankedValues';

interface TagKeyCost {
  cost: bigint;
  lines: number;
  values: RankedValues;
}

/** Adds up what is nobody's by the tags that it has. */
export class TagKeyCosts {
  readonly #keys = new Map<string, TagKeyCost>();

  add(tags: Record<string, string>, cost: bigint): void {
    for (const [key, value] of Object.entries(tags)) {
      let known = this.#keys.get(key);
      if (!known) {
        known = { cost: 0n, lines: 0, values: new RankedValues() };
        this.#keys.set(key, known);
      }
      known.cost += cost;
      known.lines += 1;
      known.values.add(value, cost);
    }
  }

  /** Most expensive first. */
  top(limits: { keys: number; values: number }): UnallocatedTagKey[] {
    return [...this.#keys]
      .sort(
        ([a, { cost: costOfA }], [b, { cost: costOfB }]) =>
          compareCosts(costOfB, costOfA) || (a < b ? -1 : 1),
      )
      .slice(0, limits.keys)
      .map(([key, { cost, lines, values }]) => ({
        key,
        cost: formatDecimal(cost),
        lines,
        values: values.top(limits.values).map(it => ({
          value: it.value,
          cost: formatDecimal(it.cost),
        })),
      }));
  }
}
