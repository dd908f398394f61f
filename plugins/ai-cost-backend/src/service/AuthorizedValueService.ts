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
import {
  aiCostSourceManagePermission,
  parseAnnotations,
  type EntityTrainingRuns,
  type EntityTrainingRunsQuery,
  type EntityValueQuery,
  type ExperimentComparison,
  type ExperimentComparisonQuery,
  type TelemetryPreview,
  type TelemetryPreviewQuery,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { KnownReports } from '../reports/CostReports';
import type { TaggedValueReport } from '../reports/value/EntityValueReports';
import { authorizeEntityCost } from '../permissions/authorizeEntityCost';
import { authorizeBasic } from './authorizeBasic';
import type { ValueService } from './ValueService';

/**
 * Lets those see the value of an entity's AI who may read its cost, and those
 * try queries who may manage sources. Nothing is read or asked before.
 */
export class AuthorizedValueService implements ValueService {
  readonly #service: ValueService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  static create(options: {
    service: ValueService;
    permissions: PermissionsService;
    catalog: CatalogService;
  }): AuthorizedValueService {
    return new AuthorizedValueService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedValueService.create>[0],
  ) {
    this.#service = options.service;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async entityValue(
    query: EntityValueQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedValueReport> {
    const { entity } = await this.#authorize(query.entityRef, options);
    const { targets } = parseAnnotations(entity).telemetry;
    return this.#service.entityValue(query, { ...options, targets });
  }

  async entityTrainingRuns(
    query: EntityTrainingRunsQuery,
    options: ReaderOptions,
  ): Promise<EntityTrainingRuns> {
    await this.#authorize(query.entityRef, options);
    return this.#service.entityTrainingRuns(query, options);
  }

  async compare(
    query: ExperimentComparisonQuery,
    options: ReaderOptions,
  ): Promise<ExperimentComparison> {
    await this.#authorize(query.entityRef, options);
    return this.#service.compare(query, options);
  }

  async preview(
    query: TelemetryPreviewQuery,
    options: ReaderOptions,
  ): Promise<TelemetryPreview> {
    await authorizeBasic(aiCostSourceManagePermission, {
      permissions: this.#permissions,
      credentials: options.credentials,
    });
    return this.#service.preview(query, options);
  }

  #authorize(entityRef: string, { credentials }: ReaderOptions) {
    return authorizeEntityCost(entityRef, {
      permissions: this.#permissions,
      catalog: this.#catalog,
      credentials,
    });
  }
}
