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
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
  type AuthService,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { aiCostPermissions } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { PriceBook } from '../../pricing/PriceBook';
import { LedgerFixture } from '../../reports/__testUtils__/LedgerFixture';
import { createApi } from '../createApi';

/** What a backend whose policy decides on everything is started with. */
export interface GuardedBackend {
  entities: readonly Entity[];
  handle: PermissionPolicy['handle'];
  fillLedger: (ledger: LedgerFixture) => Promise<void>;
  structure?: CatalogStructure;
}

/** An entity as a file of the catalog has it. */
export function guardedEntity(
  kind: string,
  name: string,
  spec: object,
): Entity {
  const location = 'url:https://example.com/catalog-info.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { ...spec },
  };
}

const catalogModule = (entities: readonly Entity[]) =>
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-entities',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'test',
            async connect(connection) {
              await connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'test',
                })),
              });
            },
          });
        },
      });
    },
  });

const policyModule = (handle: PermissionPolicy['handle']) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({ handle });
        },
      });
    },
  });

// What the mock leaves out: a plugin that asks for a user is known as such, and
// only plugins may ask others to apply conditions.
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const actor = { subject: `plugin:${plugin.getId()}` };
    return Object.assign(auth, {
      async getPluginRequestToken(
        options: Parameters<AuthService['getPluginRequestToken']>[0],
      ) {
        const { onBehalfOf, targetPluginId } = options;
        return {
          token: auth.isPrincipal(onBehalfOf, 'user')
            ? mockCredentials.user.token(onBehalfOf.principal.userEntityRef, {
                actor,
              })
            : mockCredentials.service.token({ onBehalfOf, targetPluginId }),
        };
      },
    });
  },
});

const apiPlugin = ({ fillLedger, structure }: GuardedBackend) =>
  createBackendPlugin({
    pluginId: 'ai-cost',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          logger: coreServices.logger,
          catalog: catalogServiceRef,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init({ database, httpRouter, permissionsRegistry, ...services }) {
          const knex = await database.getClient();
          await fillLedger(await LedgerFixture.create(knex));
          permissionsRegistry.addPermissions(aiCostPermissions);
          httpRouter.use(
            createApi({
              ...services,
              knex,
              structure: structure && (async () => structure),
              usageKeptFor: 35 * 86_400_000,
              prices: PriceBook.fromConfig(mockServices.rootConfig()),
              now: () => new Date('2026-11-20T12:00:00.000Z'),
              telemetrySources: () => [
                {
                  id: 'prometheus',
                  type: 'prometheus',
                  description: '',
                  conventions: [],
                  preview: async () => ({ sent: 'up', series: [], found: 0 }),
                } as unknown as TelemetrySource,
              ],
              sources: {
                list: () => [
                  {
                    id: 'aws',
                    grade: 'invoice',
                    description: '',
                    schedule: {
                      frequency: { hours: 1 },
                      timeout: { hours: 1 },
                    },
                    completenessLagDays: 0,
                  } as unknown as BillingSource,
                ],
                ingestNow: async () => {},
              },
            }),
          );
        },
      });
    },
  });

/** The API with the real catalog and permission backends. */
export async function startGuardedBackend(options: GuardedBackend) {
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule(options.entities),
      permissionPlugin,
      policyModule(options.handle),
      apiPlugin(options),
      authFactory,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          catalog: { processingInterval: { seconds: 1 } },
        },
      }),
    ],
  });
  return server;
}
