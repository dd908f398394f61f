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

/**
 * Ways in which an annotation can claim a charge. The more specific claim wins;
 * claims that are equal in all respects share the charge:
 *
 * 1. A whole resource id or name.
 * 2. A whole key that called.
 * 3. Tags, more pairs before fewer.
 * 4. A pattern of resource ids, then a pattern of keys.
 * 5. A project or workspace.
 * 6. A sub-account, then a billing account.
 *
 * What is compared exactly comes before patterns, because a pattern can be
 * stretched over any number of charges. Of two patterns, the one with more
 * literal characters wins, and a whole name before both. Between claims that
 * are equal so far, one that `ai-cost/models` narrows to the charge's model
 * wins.
 */
const RANKS = {
  resource: { whole: 8, pattern: 5 },
  'api key': { whole: 7, pattern: 4 },
  tags: { whole: 6, pattern: 6 },
  project: { whole: 3, pattern: 3 },
  'sub-account': { whole: 2, pattern: 2 },
  'billing account': { whole: 1, pattern: 1 },
  model: { whole: 0, pattern: 0 },
};

export type ClaimLevel = keyof typeof RANKS;

/** More than any detail: patterns are at most 1,024 characters long. */
const WHOLE_NAME = 9_999;

/**
 * A number that is higher for the more specific claim.
 *
 * @param detail - literal characters of a pattern, undefined for a whole name;
 * or the number of tags
 */
export function claimStrength(
  level: ClaimLevel,
  detail: number | undefined,
  narrowed: boolean,
): number {
  return (
    RANKS[level][detail === undefined ? 'whole' : 'pattern'] * 100_000 +
    Math.min(detail ?? WHOLE_NAME, WHOLE_NAME) * 2 +
    (narrowed ? 1 : 0)
  );
}
