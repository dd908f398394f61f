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

/** Groups listed one by one; the others are added up in one entry. */
export const MAX_GROUPS = 50;

/** A group's value, or what the groups beyond the listed ones add up to. */
export interface RankedGroup<T> {
  key: string;
  value: T;
  /** How many groups the entry adds up; undefined for a single one. */
  rest?: number;
}

/**
 * Orders groups from the most to the least expensive, and adds up those beyond
 * {@link MAX_GROUPS}, so that nothing is lost.
 *
 * @param options - `cost` is what a group is ordered by, `add` adds up two
 * groups, and `restKey` names the entry of the added ones
 */
export function rankGroups<T>(
  groups: ReadonlyMap<string, T>,
  options: {
    cost: (value: T) => bigint;
    add: (a: T, b: T) => T;
    restKey: string;
  },
): RankedGroup<T>[] {
  const ranked = [...groups]
    .map(([key, value]) => ({ key, value, cost: options.cost(value) }))
    .sort((a, b) => compare(b.cost, a.cost) || (a.key < b.key ? -1 : 1));
  const listed: RankedGroup<T>[] = ranked
    .slice(0, MAX_GROUPS)
    .map(({ key, value }) => ({ key, value }));
  const others = ranked.slice(MAX_GROUPS);
  if (others.length > 0) {
    listed.push({
      key: options.restKey,
      value: others.map(({ value }) => value).reduce(options.add),
      rest: others.length,
    });
  }
  return listed;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
