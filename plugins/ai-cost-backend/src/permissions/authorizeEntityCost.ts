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
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiCostReadPermission,
  aiCostSourceReadPermission,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderRights } from './reader';

/**
 * Makes sure that a reader may read the cost of an entity, and the entity
 * itself in the catalog.
 *
 * @returns what else the reader may see, and the entity as the reader sees it
 * @throws NotFoundError when the reader may not see the entity at all, so that
 * its existence is not disclosed
 * @throws NotAllowedError when the reader may not see its cost
 */
export async function authorizeEntityCost(
  entityRef: string,
  options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    credentials: BackstageCredentials;
  },
): Promise<ReaderRights & { entity: Entity }> {
  const { permissions, catalog, credentials } = options;
  const [[decision, ofSources], entity] = await Promise.all([
    permissions.authorize(
      [
        { permission: aiCostReadPermission, resourceRef: entityRef },
        { permission: aiCostSourceReadPermission },
      ],
      { credentials },
    ),
    catalog.getEntityByRef(entityRef, { credentials }),
  ]);
  if (!entity) {
    throw new NotFoundError(`There is no entity ${entityRef}`);
  }
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`You may not read the cost of ${entityRef}`);
  }
  return {
    mayReadSources: ofSources.result === AuthorizeResult.ALLOW,
    entity,
  };
}
