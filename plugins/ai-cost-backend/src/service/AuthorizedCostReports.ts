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
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ChargeLinePage,
  ChargeLineQuery,
  EntityCostQuery,
} from 'backstage-plugin-ai-cost-common';
import { authorizeEntityCost } from '../permissions/authorizeEntityCost';
import type { ReaderOptions, ReaderRights } from '../permissions/reader';
import type {
  CostReports,
  EntityCostExportQuery,
  KnownReports,
  TaggedReport,
} from '../reports/CostReports';
import { hideUnreadable } from './hideUnreadable';

/**
 * Reports for those who may read them: the permission to read the entity's cost
 * and the entity itself, which must be readable in the catalog. Nothing of a
 * report, its tag included, is computed before.
 */
export class AuthorizedCostReports implements CostReports {
  readonly #reports: CostReports;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  static create(options: {
    reports: CostReports;
    permissions: PermissionsService;
    catalog: CatalogService;
  }): AuthorizedCostReports {
    return new AuthorizedCostReports(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedCostReports.create>[0],
  ) {
    this.#reports = options.reports;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async entityCosts(
    query: EntityCostQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedReport> {
    const { mayReadSources } = await this.#authorize(query.entityRef, options);
    return this.#reports.entityCosts(query, { ...options, mayReadSources });
  }

  async chargeLines(
    query: ChargeLineQuery,
    options: ReaderOptions,
  ): Promise<ChargeLinePage> {
    await this.#authorize(query.entityRef, options);
    const page = await this.#reports.chargeLines(query, options);
    return hideUnreadable(page, {
      catalog: this.#catalog,
      credentials: options.credentials,
    });
  }

  async exportEntityCosts(
    query: EntityCostExportQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>> {
    await this.#authorize(query.entityRef, options);
    return this.#reports.exportEntityCosts(query, options);
  }

  #authorize(
    entityRef: string,
    { credentials }: ReaderOptions,
  ): Promise<ReaderRights> {
    return authorizeEntityCost(entityRef, {
      permissions: this.#permissions,
      catalog: this.#catalog,
      credentials,
    });
  }
}
