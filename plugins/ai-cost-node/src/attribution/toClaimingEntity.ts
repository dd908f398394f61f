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
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parseAnnotations } from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from './CatalogSnapshot';

const ORPHAN_ANNOTATION = 'backstage.io/orphan';

/**
 * Reads what attribution needs to know of a catalog entity.
 *
 * @remarks
 * The owner is that of `ai-cost/owner`, else the first `ownedBy` relation, else
 * `spec.owner`, which is all that an entity file has. Never throws on hostile
 * annotations; what is wrong is in `problems`.
 *
 * @public
 */
export function toClaimingEntity(entity: Entity): ClaimingEntity {
  const { claims, problems } = parseAnnotations(entity);
  return {
    entityRef: stringifyEntityRef(entity),
    name: entity.metadata.name,
    owner: claims.owner ?? readOwner(entity),
    orphaned: entity.metadata.annotations?.[ORPHAN_ANNOTATION] === 'true',
    claims,
    share: claims.share && { rule: claims.share },
    problems,
  };
}

function readOwner(entity: Entity): string | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  if (relation) {
    return relation.targetRef.toLowerCase();
  }
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || owner === '') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace || DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    // The catalog refuses such a ref; a file that it has not read may have one.
    return undefined;
  }
}
