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
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  aiCostSourceManagePermission,
  aiCostSourceReadPermission,
  type SourceDetail,
  type SourceStatus,
  type UnknownPrice,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import { authorizeBasic } from './authorizeBasic';
import type { IngestRequest, SourceService } from './SourceService';

/**
 * Lets those see and act on billing sources who may. A denial does not depend
 * on whether the source exists.
 */
export class AuthorizedSourceService implements SourceService {
  readonly #service: SourceService;
  readonly #permissions: PermissionsService;

  static create(options: {
    service: SourceService;
    permissions: PermissionsService;
  }): AuthorizedSourceService {
    return new AuthorizedSourceService(options.service, options.permissions);
  }

  private constructor(service: SourceService, permissions: PermissionsService) {
    this.#service = service;
    this.#permissions = permissions;
  }

  async list(options: ReaderOptions): Promise<SourceStatus[]> {
    await this.#authorize(aiCostSourceReadPermission, options);
    return this.#service.list(options);
  }

  async get(sourceId: string, options: ReaderOptions): Promise<SourceDetail> {
    await this.#authorize(aiCostSourceReadPermission, options);
    return this.#service.get(sourceId, options);
  }

  async exportQuarantine(
    sourceId: string,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>> {
    await this.#authorize(aiCostSourceReadPermission, options);
    return this.#service.exportQuarantine(sourceId, options);
  }

  async ingest(request: IngestRequest, options: ReaderOptions): Promise<void> {
    await this.#authorize(aiCostSourceManagePermission, options);
    await this.#service.ingest(request, options);
  }

  async unknownPrices(options: ReaderOptions): Promise<UnknownPrice[]> {
    await this.#authorize(aiCostSourceReadPermission, options);
    return this.#service.unknownPrices(options);
  }

  async #authorize(
    permission: BasicPermission,
    { credentials }: ReaderOptions,
  ): Promise<void> {
    await authorizeBasic(permission, {
      permissions: this.#permissions,
      credentials,
    });
  }
}
