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
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  aiCostPermissions,
  aiCostReadPermission,
} from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const OWNER = 'user:default/owner';
const COLLEAGUE = 'user:default/colleague';
const STRANGER = 'user:default/stranger';
const PLATFORM = 'user:default/platform';

const NOBODY = mockCredentials.none.header();

const RANKER = 'component:default/ranker';
const SECRET = 'component:default/secret';

function componentOf(name: string, owner: string): Entity {
  const location = 'url:https://example.com/catalog-info.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}

const catalogModule = createBackendModule({
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
              entities: [
                componentOf('ranker', OWNER),
                componentOf('secret', PLATFORM),
              ].map(entity => ({ entity, locationKey: 'test' })),
            });
          },
        });
      },
    });
  },
});

/** Owners read costs, the platform team the sources; a stranger no entity. */
async function handle(
  { permission }: PolicyQuery,
  user?: PolicyQueryUser,
): Promise<PolicyDecision> {
  const owned = catalogConditions.isEntityOwner({
    claims: user?.info.ownershipEntityRefs ?? [],
  });
  if (isPermission(permission, aiCostReadPermission)) {
    return createCatalogConditionalDecision(permission, owned);
  }
  if (
    isResourcePermission(permission, 'catalog-entity') &&
    permission.name === 'catalog.entity.read'
  ) {
    const userRef = user?.info.userEntityRef;
    return userRef === STRANGER || userRef === OWNER
      ? createCatalogConditionalDecision(permission, owned)
      : { result: AuthorizeResult.ALLOW };
  }
  return {
    result:
      user?.info.userEntityRef === PLATFORM
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  };
}

const policyModule = createBackendModule({
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

const apiPlugin = createBackendPlugin({
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
                  schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
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

async function fillLedger(ledger: LedgerFixture): Promise<void> {
  const line = await ledger.line({
    segments: [
      {
        parts: [
          {
            entityRef: RANKER,
            sharedFrom: SECRET,
            rule: `share:${SECRET}`,
            reason: `${SECRET} shares the cost out`,
            alternatives: [
              {
                entityRef: SECRET,
                rule: 'rule:all',
                reason: 'secret wants it',
              },
              { entityRef: RANKER, rule: 'rule:own', reason: 'ranker again' },
            ],
          },
        ],
      },
    ],
  });
  const others = await ledger.line({ resourceId: 'others' });
  const delivery = {
    period: '2026-11',
    currentAt: '2026-11-20T06:00:00.000Z',
    charges: [{ line, day: '2026-11-02', effective: '1.5' }],
  };
  const first = await ledger.delivery({
    ...delivery,
    currentAt: '2026-11-10T06:00:00.000Z',
    charges: [
      ...delivery.charges,
      { line: others, day: '2026-11-02', effective: '777' },
    ],
  });
  await ledger.supersede(first, delivery);
}

const COSTS =
  '/entities/component/default/ranker/costs?from=2026-11-01&to=2026-11-30';
const LINES = COSTS.replace('/costs', '/lines');
const CSV = COSTS.replace('/costs', '/costs.csv');
const VALUE = COSTS.replace('/costs', '/value');
const RUNS = COSTS.replace('/costs', '/runs');
const COMPARISON =
  '/entities/component/default/ranker/comparison?from1=2026-11-01&to1=2026-11-30&from2=2026-11-01&to2=2026-11-30';
const PREVIEW = '/telemetry/preview';
const USAGE = '/entities/component/default/ranker/usage';
const EVENTS = '/usage/events';
const ROUTES = [
  ['get', COSTS],
  ['get', LINES],
  ['get', CSV],
  ['get', '/sources'],
  ['get', '/sources/aws'],
  ['get', '/sources/aws/quarantine.csv'],
  ['post', '/sources/aws/ingest'],
  ['get', USAGE],
  ['post', EVENTS],
  ['get', '/prices/unknown'],
  ['get', VALUE],
  ['get', RUNS],
  ['get', COMPARISON],
  ['post', PREVIEW],
] as const;

describe('authorisation', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  const userHeader = (ref: string) => mockCredentials.user.header(ref);

  beforeAll(async () => {
    ({ server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        permissionPlugin,
        policyModule,
        apiPlugin,
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
    }));
    // Until the catalog knows who owns what.
    await untilStatus(200, () => ask('get', COSTS, userHeader(OWNER)));
  });

  function ask(
    method: 'get' | 'post',
    path: string,
    authorization: string,
  ): request.Test {
    const asked = request(server)
      [method](`/api/ai-cost${path}`)
      .set('Authorization', authorization);
    if (path === PREVIEW) {
      return asked.send({
        kind: 'units',
        name: 'prediction',
        source: 'prometheus',
        expression: 'up',
      });
    }
    return path === EVENTS
      ? asked.type('application/cloudevents-batch+json').send('[]')
      : asked;
  }

  it.each([
    ['nobody', NOBODY, [...ROUTES].map(() => 401)],
    [
      'the owner',
      userHeader(OWNER),
      [200, 200, 200, 403, 403, 403, 403, 200, 403, 403, 200, 200, 200, 403],
    ],
    ['a colleague', userHeader(COLLEAGUE), [...ROUTES].map(() => 403)],
    [
      'a stranger',
      userHeader(STRANGER),
      [404, 404, 404, 403, 403, 403, 403, 404, 403, 403, 404, 404, 404, 403],
    ],
    [
      'the platform',
      userHeader(PLATFORM),
      [403, 403, 403, 200, 200, 200, 202, 403, 403, 200, 403, 403, 403, 200],
    ],
    [
      'a service',
      mockCredentials.service.header(),
      [200, 200, 200, 200, 200, 200, 202, 200, 200, 200, 200, 200, 200, 200],
    ],
  ])('lets %s read what the policy says', async (_, header, expected) => {
    const statuses: number[] = [];
    for (const [method, path] of ROUTES) {
      const { status, text } = await ask(method, path, header);
      statuses.push(status);
      expect(status < 300 || !/1\.5|deliver/.test(text)).toBe(true);
    }
    expect(statuses).toEqual(expected);
  });

  it('does not tell whether hidden entities and sources exist', async () => {
    const hidden = await ask('get', COSTS, userHeader(STRANGER));
    const absent = await ask(
      'get',
      COSTS.replace('ranker', 'absent'),
      userHeader(STRANGER),
    );
    expect(absent.status).toBe(hidden.status);
    expect(absent.body.error.message.replace('absent', 'ranker')).toBe(
      hidden.body.error.message,
    );

    for (const path of ['/sources/aws', '/sources/absent']) {
      const { status } = await ask('get', path, userHeader(COLLEAGUE));
      expect(status).toBe(403);
    }
  });

  it('compares tags only for who may read', async () => {
    const { headers } = await ask('get', COSTS, userHeader(OWNER));
    const again = (header: string) =>
      ask('get', COSTS, header).set('If-None-Match', headers.etag);

    expect((await again(userHeader(OWNER))).status).toBe(304);
    for (const [header, status] of [
      [userHeader(COLLEAGUE), 403],
      [userHeader(STRANGER), 404],
      [mockCredentials.none.header(), 401],
    ] as const) {
      const answer = await again(header);
      expect(answer.status).toBe(status);
      expect(answer.headers.etag).not.toBe(headers.etag);
    }
  });

  it('tells by how much a whole source changed only to who reads sources', async () => {
    const ofOwner = await ask('get', COSTS, userHeader(OWNER));
    const restated = {
      sourceId: 'aws',
      period: '2026-11',
      at: '2026-11-20T06:00:00.000Z',
      currency: 'USD',
    };
    expect(ofOwner.body.restatements).toEqual([restated]);

    const ofService = await ask(
      'get',
      COSTS,
      mockCredentials.service.header(),
    ).set('If-None-Match', ofOwner.headers.etag);
    expect(ofService.status).toBe(200);
    const change = { billed: '-777', effective: '-777', list: '-777' };
    expect(ofService.body.restatements).toEqual([{ ...restated, change }]);
  });

  it('hides claims of entities that the reader may not see', async () => {
    const alternatives = async (header: string) => {
      const { body } = await ask('get', LINES, header);
      return body.items[0].attribution.alternatives;
    };
    const own = { entityRef: RANKER, rule: 'rule:own', reason: 'ranker again' };

    expect(await alternatives(userHeader(OWNER))).toEqual([
      {
        entityRef: '',
        rule: 'rule:all',
        reason: 'Claimed by an entity that you may not see',
      },
      own,
    ]);
    expect(await alternatives(mockCredentials.service.header())).toEqual([
      { entityRef: SECRET, rule: 'rule:all', reason: 'secret wants it' },
      own,
    ]);
  });

  it('hides who shares cost out where the reader may not see it', async () => {
    const attribution = async (header: string) => {
      const { body } = await ask('get', LINES, header);
      return body.items[0].attribution;
    };

    const ofOwner = await attribution(userHeader(OWNER));
    expect(ofOwner).toMatchObject({
      sharedFrom: '',
      rule: 'share',
      reason: 'Shared out by an entity that you may not see',
    });
    expect(JSON.stringify(ofOwner)).not.toContain(SECRET);
    expect(await attribution(mockCredentials.service.header())).toMatchObject({
      sharedFrom: SECRET,
      rule: `share:${SECRET}`,
    });
  });

  it('lists its permissions for who administers policies', async () => {
    const { body } = await ask(
      'get',
      '/.well-known/backstage/permissions/metadata',
      mockCredentials.service.header(),
    );

    expect(body.permissions).toEqual(
      JSON.parse(JSON.stringify(aiCostPermissions)),
    );
  });
});

async function untilStatus(
  status: number,
  ask: () => request.Test,
): Promise<void> {
  const answer = await ask();
  if (answer.status !== status) {
    await new Promise(resolve => setTimeout(resolve, 200));
    await untilStatus(status, ask);
  }
}
