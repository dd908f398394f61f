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
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiCostUsageWritePermission,
  type EntityUsageHours,
  type UsageReceipt,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import { authorizeEntityCost } from '../permissions/authorizeEntityCost';
import type { ReporterOptions, UsageService } from './UsageService';

/**
 * Lets those see the usage of an entity who may read its cost, and those report
 * usage whose credentials are not restricted to something else.
 */
export class AuthorizedUsageService implements UsageService {
  readonly #service: UsageService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  static create(options: {
    service: UsageService;
    permissions: PermissionsService;
    catalog: CatalogService;
  }): AuthorizedUsageService {
    return new AuthorizedUsageService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedUsageService.create>[0],
  ) {
    this.#service = options.service;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async entityUsage(
    entityRef: string,
    options: ReaderOptions,
  ): Promise<EntityUsageHours> {
    await authorizeEntityCost(entityRef, {
      permissions: this.#permissions,
      catalog: this.#catalog,
      credentials: options.credentials,
    });
    return this.#service.entityUsage(entityRef, options);
  }

  async addEvents(
    batch: readonly unknown[],
    options: ReaderOptions & ReporterOptions,
  ): Promise<UsageReceipt> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: aiCostUsageWritePermission }],
      { credentials: options.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not do this: ${aiCostUsageWritePermission.name}`,
      );
    }
    return this.#service.addEvents(batch, options);
  }
}
