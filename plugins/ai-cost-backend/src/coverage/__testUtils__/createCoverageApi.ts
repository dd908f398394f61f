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
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  DEFAULT_ATTRIBUTION_OPTIONS,
  DefaultAttributor,
  toClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import express, { type Express } from 'express';
import type { Knex } from 'knex';
import { readCatalogStructure } from '../../catalog/readCatalogStructure';
import { PriceBook } from '../../pricing/PriceBook';
import { createApi } from '../../service/createApi';

/** What somebody may read; everything when left out. */
export interface TestRights {
  /** Refs of the only entities whose cost they may read. */
  entityRefs?: string[];
  unallocated?: boolean;
  /** The cost of no entity at all. */
  denied?: boolean;
}

/** The HTTP API over a ledger, for a reader with some rights. */
export function createCoverageApi(options: {
  knex: Knex;
  entities: Entity[];
  rights?: TestRights;
}): { app: Express; auditor: ReturnType<typeof mockServices.auditor.mock> } {
  const { knex, entities, rights = {} } = options;
  const catalog = catalogServiceMock({ entities });
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockResolvedValue({
    success: jest.fn(),
    fail: jest.fn(),
  });
  const app = express().use(
    createApi({
      knex,
      sources: { list: () => [], ingestNow: jest.fn() },
      auditor,
      logger: mockServices.logger.mock(),
      catalog,
      permissions: permissionsOf(rights),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      usageKeptFor: 35 * 86_400_000,
      prices: PriceBook.fromConfig(mockServices.rootConfig()),
      structure: () =>
        readCatalogStructure({
          catalog,
          auth: mockServices.auth(),
          kinds: DEFAULT_ATTRIBUTION_OPTIONS.kinds,
        }),
      attribution: {
        options: DEFAULT_ATTRIBUTION_OPTIONS,
        readEntities: async () =>
          entities
            .filter(({ kind }) => kind === 'Component')
            .map(toClaimingEntity),
        createAttributor: (all, attribution) =>
          DefaultAttributor.create({ entities: all, options: attribution }),
      },
      now: () => new Date('2026-12-20T12:00:00.000Z'),
    }),
    mockErrorHandler(),
  );
  return { app, auditor };
}

function permissionsOf({
  entityRefs,
  unallocated = true,
  denied = false,
}: TestRights) {
  const allowIf = (allowed: boolean) => ({
    result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  const conditional: PolicyDecision = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
  };
  const refused = [
    ...(unallocated ? [] : ['aiCost.unallocated.read']),
    ...(denied ? ['aiCost.statement.read'] : []),
  ];
  return mockServices.permissions.mock({
    authorizeConditional: async () => [
      entityRefs ? conditional : allowIf(!denied),
      { result: AuthorizeResult.ALLOW },
    ],
    authorize: async requests =>
      requests.map(request =>
        'resourceRef' in request
          ? allowIf(
              !denied &&
                (entityRefs?.includes(String(request.resourceRef)) ?? true),
            )
          : allowIf(!refused.includes(request.permission.name)),
      ),
  });
}
