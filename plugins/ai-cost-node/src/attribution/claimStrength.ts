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
 * Ways in which an annotation can claim a charge, the weakest first. The more
 * specific claim wins; claims that are equal in all respects share the charge.
 *
 * 1. A whole resource id or name, then the pattern with more literal
 *    characters.
 * 2. A key that called.
 * 3. Tags, more pairs before fewer.
 * 4. A project or workspace.
 * 5. A sub-account, then a billing account.
 *
 * Where names may be patterns, a whole name comes before a pattern and a longer
 * pattern before a shorter one. Between claims that are equal so far, one that
 * `ai-cost/models` narrows to the charge's model wins.
 */
const LEVELS = [
  'model',
  'billing account',
  'sub-account',
  'project',
  'tags',
  'api key',
  'resource',
] as const;

export type ClaimLevel = (typeof LEVELS)[number];

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
    LEVELS.indexOf(level) * 100_000 +
    Math.min(detail ?? WHOLE_NAME, WHOLE_NAME) * 2 +
    (narrowed ? 1 : 0)
  );
}
