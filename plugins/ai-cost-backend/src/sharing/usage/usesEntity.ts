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

import type { EntityClaims } from 'backstage-plugin-ai-cost-common';
import { Glob } from 'backstage-plugin-ai-cost-node';

/** What usage says it is of. */
export interface UsedThing {
  model?: string;
  account?: string;
  resource?: string;
}

/**
 * Tells whether usage is of an entity, by what the entity claims: its models,
 * accounts and resources. Where both sides say something it must match, and
 * something must.
 *
 * @remarks
 * Keys, projects and tags are those of who calls, so they tell nothing of what is
 * called. An entity that names none of the three is used by nobody.
 */
export function usesEntity({
  models,
  accounts,
  resources,
}: EntityClaims): (thing: UsedThing) => boolean {
  const matching = {
    model: matchesAny(models),
    account: matchesAny(accounts),
    resource: matchesAny(resources),
  };
  return thing => {
    const told = (['model', 'account', 'resource'] as const).flatMap(field => {
      const matches = matching[field];
      const value = thing[field];
      return matches && value !== undefined ? matches(value) : [];
    });
    // Another model of the same account is another thing, and so is usage that
    // does not tell its model.
    const ofModel = matching.model === undefined || thing.model !== undefined;
    return ofModel && told.length > 0 && told.every(Boolean);
  };
}

function matchesAny(patterns: readonly string[]) {
  if (patterns.length === 0) {
    return undefined;
  }
  const globs = patterns.map(pattern => Glob.compile(pattern));
  return (text: string) => globs.some(glob => glob.matches(text));
}
