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
  AI_COST_ANNOTATIONS,
  excerpt,
  type EntityClaims,
} from 'backstage-plugin-ai-cost-common';
import type { LintFinding } from './LintFinding';
import type { AnnotatedEntity } from './readAnnotatedEntities';

/** An entity with what its annotations claim. */
export interface LintedEntity extends AnnotatedEntity {
  claims: EntityClaims;
}

interface Claim {
  annotation: string;
  item: string;
  /** Equal for claims of the same charges. */
  key: string;
}

/** Claims that several of the entities make in the same words. */
export function findConflicts(
  entities: readonly LintedEntity[],
): LintFinding[] {
  const claimants = new Map<string, { entity: LintedEntity; claim: Claim }[]>();
  for (const entity of entities) {
    for (const claim of claimsOf(entity.claims)) {
      const known = claimants.get(claim.key) ?? [];
      known.push({ entity, claim });
      claimants.set(claim.key, known);
    }
  }
  return [...claimants.values()]
    .filter(same => same.length > 1)
    .flatMap(same =>
      same.map(({ entity, claim }): LintFinding => {
        const other = same.find(it => it.entity !== entity)!.entity;
        const line = entity.annotations.get(claim.annotation) ?? entity.line;
        const otherLine = other.annotations.get(claim.annotation) ?? other.line;
        return {
          ...{ file: entity.file, line, entityRef: entity.entityRef },
          annotation: claim.annotation,
          value: excerpt(claim.item),
          kind: 'conflict',
          message: `${other.entityRef} claims the same (${other.file}:${otherLine}), so the charges would be split evenly. Make one of the claims more specific.`,
        };
      }),
    );
}

/** Models alone are no claim of something: many entities use the same. */
function claimsOf(claims: EntityClaims): Claim[] {
  const { tags, models } = claims;
  const narrowed = models.length > 0 ? ` of ${[...models].sort()}` : '';
  const lists = (
    ['resources', 'accounts', 'projects', 'apiKeys'] as const
  ).flatMap(list =>
    claims[list].map(item => {
      const caseSensitive = list === 'projects' || list === 'apiKeys';
      return {
        annotation: AI_COST_ANNOTATIONS[list],
        item,
        key: `${list} ${caseSensitive ? item : item.toLowerCase()}${narrowed}`,
      };
    }),
  );
  if (tags.length === 0) {
    return lists;
  }
  const pairs = tags.map(({ key, value }) => `${key}=${value}`).sort();
  const item = pairs.join(', ');
  return [
    {
      annotation: AI_COST_ANNOTATIONS.tags,
      item,
      key: `tags ${item}${narrowed}`,
    },
    ...lists,
  ];
}
