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
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** A field of `spec`, the kind that it names, and what follows from it. */
const FIELDS = [
  ['owner', 'Group', RELATION_OWNED_BY, RELATION_OWNER_OF],
  ['system', 'System', RELATION_PART_OF, RELATION_HAS_PART],
  ['subcomponentOf', 'Component', RELATION_PART_OF, RELATION_HAS_PART],
  ['domain', 'Domain', RELATION_PART_OF, RELATION_HAS_PART],
  ['subdomainOf', 'Domain', RELATION_PART_OF, RELATION_HAS_PART],
  ['parent', 'Group', RELATION_CHILD_OF, RELATION_PARENT_OF],
  ['children', 'Group', RELATION_PARENT_OF, RELATION_CHILD_OF],
  ['memberOf', 'Group', RELATION_MEMBER_OF, RELATION_HAS_MEMBER],
] as const;

/**
 * The entities with the relations of ownership, membership and structure that
 * the catalog derives from their files: for tests without a whole catalog.
 */
export function withRelations(entities: readonly Entity[]): Entity[] {
  const relations = new Map<string, Map<string, string>>();
  const relate = (from: string, type: string, targetRef: string) => {
    const some = relations.get(from) ?? new Map<string, string>();
    relations.set(from, some.set(`${type} ${targetRef}`, type));
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    for (const [field, defaultKind, type, inverse] of FIELDS) {
      for (const named of [entity.spec?.[field] ?? []].flat()) {
        const target = stringifyEntityRef(
          parseEntityRef(String(named), {
            defaultKind,
            defaultNamespace: entity.metadata.namespace ?? 'default',
          }),
        );
        relate(ref, type, target);
        relate(target, inverse, ref);
      }
    }
  }
  return entities.map(entity => ({
    ...entity,
    relations: [...(relations.get(stringifyEntityRef(entity)) ?? [])].map(
      ([key, type]) => ({ type, targetRef: key.slice(type.length + 1) }),
    ),
  }));
}
