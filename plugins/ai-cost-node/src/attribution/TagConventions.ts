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

import type {
  AlternativeClaim,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { EntityNames } from './EntityNames';
import { LineTag, VALUELESS } from './lineFacts';

/** What the tags that name entities say of a line. */
export type NamedEntity =
  | { entity: ClaimingEntity; rule: string; reason: string }
  | {
      entity?: undefined;
      unallocatedReason: UnallocatedReason;
      reason: string;
      /** Entities that the tag may mean. */
      candidates: AlternativeClaim[];
    };

const MAX_CANDIDATES = 10;

/**
 * Finds a line's entity by tags whose value is its name or ref. The first of
 * the configured keys that names exactly one entity decides.
 */
export class TagConventions {
  static create(options: {
    keys: readonly string[];
    entities: EntityNames;
  }): TagConventions {
    return new TagConventions(
      options.keys.map(key => key.trim().toLowerCase()),
      options.entities,
    );
  }

  private constructor(
    private readonly keys: readonly string[],
    private readonly entities: EntityNames,
  ) {}

  /** Undefined when the line has none of the tags. */
  find(tags: readonly LineTag[]): NamedEntity | undefined {
    let failure: NamedEntity | undefined;
    for (const key of this.keys) {
      for (const tag of tags) {
        if (tag.key !== key || tag.value === '' || tag.value === VALUELESS) {
          continue;
        }
        const named = this.#resolve(tag);
        if (named.entity) {
          return named;
        }
        failure = moreTelling(failure, named);
      }
    }
    return failure;
  }

  #resolve({ key, value }: LineTag): NamedEntity {
    const rule = `convention:${key}`;
    const said = `Tag ${key}=${value}`;
    const named = this.entities.find(value);
    const alive = named.filter(({ orphaned }) => !orphaned);
    if (alive.length === 1) {
      return { entity: alive[0], rule, reason: `${said} names it` };
    }
    const candidates = named
      .map(({ entityRef }) => ({ entityRef, rule, reason: said }))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1))
      .slice(0, MAX_CANDIDATES);
    if (alive.length > 1) {
      return {
        unallocatedReason: 'ambiguous_entity',
        reason: `${said} names ${alive.length} entities; write a ref, such as ${candidates[0].entityRef}`,
        candidates,
      };
    }
    return named.length > 0
      ? {
          unallocatedReason: 'orphaned_entity',
          reason: `${said} names an entity that the catalog has orphaned`,
          candidates,
        }
      : {
          unallocatedReason: 'unknown_entity',
          reason: `${said} names no entity of the catalog`,
          candidates,
        };
  }
}

/** Of two failures the one that says more; the first when they say the same. */
function moreTelling(a: NamedEntity | undefined, b: NamedEntity): NamedEntity {
  return a === undefined || candidatesOf(b) > candidatesOf(a) ? b : a;
}

function candidatesOf(named: NamedEntity): number {
  return named.entity ? 0 : named.candidates.length;
}
