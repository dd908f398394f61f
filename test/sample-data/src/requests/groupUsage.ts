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

import type { DailyUsage } from './dailyUsage';

/** Adds usage up by what a key makes of it. */
export function groupUsage(
  usage: readonly DailyUsage[],
  keyOf: (usage: DailyUsage) => unknown[],
): DailyUsage[][] {
  const groups = new Map<string, DailyUsage[]>();
  for (const each of usage) {
    const key = JSON.stringify(keyOf(each));
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** What a group cost, in attos of USD. */
export function costOf(group: readonly DailyUsage[]): bigint {
  return group.reduce((sum, { cost }) => sum + cost, 0n);
}

/** The tokens of a class in a group, or all. */
export function tokensOf(
  group: readonly DailyUsage[],
  ...classes: DailyUsage['tokenClass'][]
): number {
  return group
    .filter(({ tokenClass }) => classes.includes(tokenClass))
    .reduce((sum, { tokens }) => sum + tokens, 0);
}
