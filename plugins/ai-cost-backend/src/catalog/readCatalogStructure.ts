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

import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_EDIT_URL,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isCostKind } from 'backstage-plugin-ai-cost-common';
import {
  CatalogStructure,
  type PlacedEntity,
  type PlacedScope,
} from './CatalogStructure';

const SCOPE_KINDS = ['Group', 'System', 'Domain'];
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
  'spec.type',
  'spec.profile.displayName',
];

/**
 * Reads how the catalog arranges what holds costs, as the plugin itself: what
 * somebody may see of it is decided when they ask.
 *
 * @param options - `kinds` that hold costs, in any case
 * @throws when the catalog cannot be read to its end
 */
export async function readCatalogStructure(options: {
  catalog: CatalogService;
  auth: AuthService;
  kinds: readonly string[];
}): Promise<CatalogStructure> {
  const { catalog, auth, kinds } = options;
  const pages = catalog.streamEntities(
    {
      filter: [...kinds, ...SCOPE_KINDS].map(kind => ({ kind })),
      fields: FIELDS,
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  // An entity that changes while the catalog is paged through may come twice.
  const entities = new Map<string, PlacedEntity>();
  const scopes = new Map<string, PlacedScope>();
  for await (const page of pages) {
    for (const entity of page) {
      const entityRef = stringifyEntityRef(entity);
      if (isCostKind(entity.kind, SCOPE_KINDS)) {
        scopes.set(entityRef, placedScope(entity, entityRef));
      } else if (isCostKind(entity.kind, kinds)) {
        entities.set(entityRef, placedEntity(entity, entityRef));
      }
    }
  }
  return CatalogStructure.create({
    entities: [...entities.values()],
    scopes: [...scopes.values()],
  });
}

function placedEntity(entity: Entity, entityRef: string): PlacedEntity {
  const type = entity.spec?.type;
  return {
    entityRef,
    kind: entity.kind,
    title: entity.metadata.title,
    type: typeof type === 'string' ? type : undefined,
    partOf: targets(entity, RELATION_PART_OF),
    editUrl: webAddress(entity.metadata.annotations?.[ANNOTATION_EDIT_URL]),
  };
}

function placedScope(entity: Entity, entityRef: string): PlacedScope {
  return {
    entityRef,
    title: entity.metadata.title ?? displayName(entity),
    parents: [
      ...targets(entity, RELATION_CHILD_OF),
      ...targets(entity, RELATION_PART_OF),
    ],
    members: targets(entity, RELATION_HAS_MEMBER),
  };
}

/** What a group calls itself; other scopes have no profile. */
function displayName({ spec }: Entity): string | undefined {
  const profile = spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function targets(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLowerCase());
}

/** Annotations are anybody's text, and this one becomes a link. */
function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//i.test(value) ? value : undefined;
}
