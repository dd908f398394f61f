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
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiCostReadPermission,
  aiCostSourceReadPermission,
  aiCostUnallocatedReadPermission,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderRights } from './reader';

/** What somebody may see of the spend of many entities. */
export interface PortfolioRights extends ReaderRights {
  /** What is nobody's. */
  mayReadUnallocated: boolean;
  /** Everybody's spend, that of entities which left the catalog included. */
  all: boolean;
  /** Of the asked entities those whose cost they may read; all of them with `all`. */
  entityRefs: ReadonlySet<string>;
  /** The cost of no entity at all, whatever it is; false when left out. */
  denied?: boolean;
}

const ENTITIES_PER_REQUEST = 500;

/**
 * Decides whose cost somebody may read, before anything of it is read. An
 * entity's cost is for those who may see the entity in the catalog, and whom a
 * policy lets read its cost.
 */
export class ReadableEntities {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  static create(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
  }): ReadableEntities {
    return new ReadableEntities(options.permissions, options.catalog);
  }

  private constructor(
    permissions: PermissionsService,
    catalog: CatalogService,
  ) {
    this.#permissions = permissions;
    this.#catalog = catalog;
  }

  /**
   * @param entityRefs - in lower case; asked one by one only where a policy
   * decides by entity
   */
  async among(
    entityRefs: Iterable<string>,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PortfolioRights> {
    const [[ofCosts, ofCatalog], [ofUnallocated, ofSources]] =
      await Promise.all([
        this.#permissions.authorizeConditional(
          [
            { permission: aiCostReadPermission },
            { permission: catalogEntityReadPermission },
          ],
          { credentials },
        ),
        this.#permissions.authorize(
          [
            { permission: aiCostUnallocatedReadPermission },
            { permission: aiCostSourceReadPermission },
          ],
          { credentials },
        ),
      ]);
    const results = [ofCosts.result, ofCatalog.result];
    const asked = [...new Set(entityRefs)];
    const denied = results.includes(AuthorizeResult.DENY);
    return {
      mayReadUnallocated: ofUnallocated.result === AuthorizeResult.ALLOW,
      mayReadSources: ofSources.result === AuthorizeResult.ALLOW,
      all: results.every(result => result === AuthorizeResult.ALLOW),
      entityRefs: new Set(
        denied ? [] : await this.#readable(asked, results, credentials),
      ),
      ...(denied && { denied }),
    };
  }

  async #readable(
    entityRefs: readonly string[],
    [ofCosts, ofCatalog]: AuthorizeResult[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    let refs = [...entityRefs];
    if (ofCatalog !== AuthorizeResult.ALLOW) {
      refs = await inPieces(refs, some => this.#inCatalog(some, credentials));
    }
    if (ofCosts !== AuthorizeResult.ALLOW) {
      refs = await inPieces(refs, some => this.#allowed(some, credentials));
    }
    return refs;
  }

  async #inCatalog(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
      { credentials },
    );
    return entityRefs.filter((_, index) => items[index] !== undefined);
  }

  async #allowed(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const decisions = await this.#permissions.authorize(
      entityRefs.map(resourceRef => ({
        permission: aiCostReadPermission,
        resourceRef,
      })),
      { credentials },
    );
    return entityRefs.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
  }
}

async function inPieces(
  refs: readonly string[],
  keep: (some: string[]) => Promise<string[]>,
): Promise<string[]> {
  const kept: string[] = [];
  for (let from = 0; from < refs.length; from += ENTITIES_PER_REQUEST) {
    kept.push(...(await keep(refs.slice(from, from + ENTITIES_PER_REQUEST))));
  }
  return kept;
}
