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

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  aiCostShareManagePermission,
  type PortfolioQuery,
  type SharedCosts,
  type SharePreview,
  type ShareRule,
  type ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';
import {
  toClaimingEntity,
  type ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import { authorizeEntityCost } from '../permissions/authorizeEntityCost';
import type { ReadableEntities } from '../permissions/ReadableEntities';
import type { ReaderOptions } from '../permissions/reader';
import { requireReadable } from '../permissions/requireReadable';
import type { SharedCostReports } from '../sharing/report/SharedCostReports';
import { checkShareRule } from '../sharing/rules/checkShareRule';
import type { SharedRules } from '../sharing/rules/SharedRules';
import { authorizeBasic } from './authorizeBasic';
import type { SharingService } from './SharingService';

/**
 * Shared costs of those entities whose cost a reader may read, and rules for
 * those who may manage them and read the entity's cost. Nothing is read before.
 */
export class AuthorizedSharingService implements SharingService {
  readonly #reports: SharedCostReports;
  readonly #rules: SharedRules;
  readonly #readable: ReadableEntities;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  static create(options: {
    reports: SharedCostReports;
    rules: SharedRules;
    readable: ReadableEntities;
    permissions: PermissionsService;
    catalog: CatalogService;
  }): AuthorizedSharingService {
    return new AuthorizedSharingService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedSharingService.create>[0],
  ) {
    this.#reports = options.reports;
    this.#rules = options.rules;
    this.#readable = options.readable;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async sharedCosts(
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<SharedCosts> {
    return this.#reports.sharedCosts(query, await this.#rights(options));
  }

  async previewShare(
    input: ShareRuleInput,
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<SharePreview> {
    const rule = checkShareRule(input);
    const entity = await this.#authorize(rule.entityRef, options);
    await this.#checkConsumers(rule, options);
    const rights = await this.#rights(options);
    return this.#reports.preview(rule, query, { entity, rights });
  }

  async saveShare(
    input: ShareRuleInput,
    options: ReaderOptions & { by: string },
  ): Promise<void> {
    const rule = checkShareRule(input);
    const entity = await this.#authorize(rule.entityRef, options);
    await this.#checkConsumers(rule, options);
    await this.#rules.save(rule, { entity, by: options.by });
  }

  async deleteShare(entityRef: string, options: ReaderOptions): Promise<void> {
    await this.#authorize(entityRef, options);
    if (!(await this.#rules.delete(entityRef))) {
      throw new NotFoundError(`No rule is saved for ${entityRef}`);
    }
  }

  async #authorize(
    entityRef: string,
    { credentials }: ReaderOptions,
  ): Promise<ClaimingEntity> {
    const permissions = this.#permissions;
    await authorizeBasic(aiCostShareManagePermission, {
      permissions,
      credentials,
    });
    const { entity } = await authorizeEntityCost(entityRef, {
      permissions,
      catalog: this.#catalog,
      credentials,
    });
    return toClaimingEntity(entity);
  }

  async #rights({ credentials }: ReaderOptions) {
    const entityRefs = await this.#reports.entityRefs();
    const rights = await this.#readable.among(entityRefs, { credentials });
    requireReadable(rights, { orUnallocated: true });
    return rights;
  }

  /** As the reader sees the catalog, so that nothing else of it is disclosed. */
  async #checkConsumers(
    { consumers }: ShareRule,
    { credentials }: ReaderOptions,
  ): Promise<void> {
    if (consumers.length === 0) {
      return;
    }
    const entityRefs = consumers.map(({ entityRef }) => entityRef);
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
      { credentials },
    );
    const missing = entityRefs.filter((_, index) => !items[index]);
    if (missing.length > 0) {
      throw new InputError(
        `consumers has ${missing.join(
          ', ',
        )}, which the catalog does not have, or does not show to you`,
      );
    }
  }
}
