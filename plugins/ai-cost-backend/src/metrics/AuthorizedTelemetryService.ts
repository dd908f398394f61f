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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiCostTelemetryWritePermission,
  type UsageReceipt,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { ReporterOptions } from '../usage/UsageService';
import type { TelemetryService } from './TelemetryService';

/**
 * Lets those push telemetry whose credentials are not restricted to something
 * else.
 */
export class AuthorizedTelemetryService implements TelemetryService {
  readonly #service: TelemetryService;
  readonly #permissions: PermissionsService;

  static create(options: {
    service: TelemetryService;
    permissions: PermissionsService;
  }): AuthorizedTelemetryService {
    return new AuthorizedTelemetryService(options.service, options.permissions);
  }

  private constructor(
    service: TelemetryService,
    permissions: PermissionsService,
  ) {
    this.#service = service;
    this.#permissions = permissions;
  }

  async addEvents(
    batch: readonly unknown[],
    options: ReaderOptions & ReporterOptions,
  ): Promise<UsageReceipt> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: aiCostTelemetryWritePermission }],
      { credentials: options.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not do this: ${aiCostTelemetryWritePermission.name}`,
      );
    }
    return this.#service.addEvents(batch, options);
  }
}
