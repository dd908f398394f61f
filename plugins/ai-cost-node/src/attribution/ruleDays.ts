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

import { addDays, Day } from 'backstage-plugin-ai-cost-common';

/** Days on which a rule holds, both included; open where undefined. */
interface RuleDays {
  from?: Day;
  to?: Day;
}

/**
 * The days on which another set of the rules begins to hold, in order. The
 * first is undefined, the beginning of time.
 */
export function turningDays(rules: readonly RuleDays[]): (Day | undefined)[] {
  const days = new Set<Day>();
  for (const { from, to } of rules) {
    if (from !== undefined) {
      days.add(from);
    }
    if (to !== undefined) {
      days.add(addDays(to, 1));
    }
  }
  return [undefined, ...[...days].sort()];
}

/**
 * @param day - undefined for the beginning of time
 */
export function holdsOn(rule: RuleDays, day: Day | undefined): boolean {
  if (day === undefined) {
    return rule.from === undefined;
  }
  return (
    (rule.from === undefined || rule.from <= day) &&
    (rule.to === undefined || day <= rule.to)
  );
}
