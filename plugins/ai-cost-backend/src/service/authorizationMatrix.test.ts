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

import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
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
import {
  aiCostReadPermission,
  type PortfolioQuery,
  type ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { CatalogStructure } from '../catalog/CatalogStructure';
import type { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { spec } from '../schema/openapi/generated/router';
import {
  guardedEntity,
  startGuardedBackend,
} from './__testUtils__/startGuardedBackend';

jest.setTimeout(300_000);

const OWNER = 'user:default/owner';
const PLATFORM = 'user:default/platform';
const FINANCE = 'user:default/finance';
const STRANGER = 'user:default/stranger';

/** Owned by the owner; what is called secret by the platform team. */
const OWNED_KINDS = ['component', 'resource', 'api'];
const SCOPE_KINDS = ['group', 'user', 'system', 'domain'];
const SECRET = 'component:default/secret';

const ALLOWED: Record<string, readonly string[]> = {
  [PLATFORM]: [
    'aiCost.source.read',
    'aiCost.source.manage',
    'aiCost.unallocated.read',
    'aiCost.share.manage',
  ],
  [FINANCE]: ['aiCost.statement.read', 'aiCost.statement.issue'],
};

/** Owners read costs; a stranger sees no entity; the rest is for two teams. */
async function handle(
  { permission }: PolicyQuery,
  user?: PolicyQueryUser,
): Promise<PolicyDecision> {
  const userRef = user?.info.userEntityRef ?? '';
  const owned = catalogConditions.isEntityOwner({
    claims: user?.info.ownershipEntityRefs ?? [],
  });
  if (isPermission(permission, aiCostReadPermission)) {
    return createCatalogConditionalDecision(permission, owned);
  }
  if (isResourcePermission(permission, 'catalog-entity')) {
    return userRef === STRANGER
      ? createCatalogConditionalDecision(permission, owned)
      : { result: AuthorizeResult.ALLOW };
  }
  return {
    result: ALLOWED[userRef]?.includes(permission.name)
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY,
  };
}

const ENTITIES = [
  guardedEntity('Component', 'owned', {
    ...{ type: 'service', lifecycle: 'production', owner: OWNER },
    system: 'scope',
  }),
  guardedEntity('Component', 'secret', {
    ...{ type: 'service', lifecycle: 'production', owner: PLATFORM },
    system: 'scope',
  }),
  guardedEntity('Resource', 'owned', { type: 'bucket', owner: OWNER }),
  guardedEntity('API', 'owned', {
    ...{ type: 'openapi', lifecycle: 'production', owner: OWNER },
    definition: 'openapi: 3.0.0',
  }),
  guardedEntity('Group', 'scope', { type: 'team', children: [] }),
  guardedEntity('User', 'scope', { memberOf: ['scope'] }),
  guardedEntity('System', 'scope', { owner: OWNER, domain: 'scope' }),
  guardedEntity('Domain', 'scope', { owner: OWNER }),
];

/** As a group's, so that each scope has what is secret in it. */
const STRUCTURE = CatalogStructure.create({
  entities: ['component:default/owned', SECRET].map(entityRef => ({
    ...{ entityRef, kind: 'Component', partOf: ['system:default/scope'] },
  })),
  scopes: [
    { entityRef: 'group:default/scope', members: ['user:default/scope'] },
    { entityRef: 'user:default/scope' },
    { entityRef: 'system:default/scope', parents: ['domain:default/scope'] },
    { entityRef: 'domain:default/scope' },
  ].map(scope => ({ parents: [], members: [], ...scope })),
});

// Amounts that tell whose money is in an answer, alone and added up.
const OF_OWNED = '1.5';
const OF_SECRET = '700.25';
const OF_NOBODY = '31.125';
const WITH_SECRET = /secret|700\.25|701\.75|702\.5|731\.375|732\.875|703\.25/;
const WITH_NOBODY = /31\.125|32\.625|34\.125|35\.625|731\.375|732\.875/;

async function fillLedger(ledger: LedgerFixture): Promise<void> {
  const refs = OWNED_KINDS.map(kind => `${kind}:default/owned`);
  const owners = [...refs, SECRET].map(entityRef => ({
    entity_ref: entityRef,
    valid_from: '',
    owner: 'group:default/scope',
  }));
  await ledger.knex('entity_owners').insert(owners);
  await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
  for (const period of ['2026-10', '2026-11']) {
    const charge = async (
      entityRef: string | undefined,
      effective: string,
    ) => ({
      line: await ledger.line({
        entityRef,
        resourceId: `${entityRef} ${period}`,
      }),
      day: `${period}-02`,
      effective,
    });
    await ledger.delivery({
      period,
      currentAt: '2026-11-20T06:00:00.000Z',
      charges: [
        ...(await Promise.all(refs.map(ref => charge(ref, OF_OWNED)))),
        await charge(SECRET, OF_SECRET),
        await charge(undefined, OF_NOBODY),
      ],
    });
  }
  // The owner is by itself one of those who have a statement.
  await ledger
    .knex('entity_owners')
    .where({ entity_ref: 'component:default/owned' })
    .update({ owner: OWNER });
}

const ROLES = {
  nobody: mockCredentials.none.header(),
  stranger: mockCredentials.user.header(STRANGER),
  colleague: mockCredentials.user.header('user:default/colleague'),
  owner: mockCredentials.user.header(OWNER),
  platform: mockCredentials.user.header(PLATFORM),
  finance: mockCredentials.user.header(FINANCE),
  service: mockCredentials.service.header(),
};

type Role = keyof typeof ROLES;
type Expected = Record<Exclude<Role, 'nobody'>, number>;

interface Row {
  /** Paths to ask, one for each kind of entity. */
  paths: string[];
  body?: object;
  type?: string;
  expected: Expected;
}

const NOVEMBER = 'from=2026-11-01&to=2026-11-30';
const ARMS = 'from1=2026-11-01&to1=2026-11-30&from2=2026-11-01&to2=2026-11-30';
const RANGE: Pick<PortfolioQuery, 'from' | 'to'> = {
  from: '2026-11-01',
  to: '2026-11-30',
};
const RULE: ShareRuleInput = {
  entityRef: SECRET,
  method: 'even',
  consumers: [{ entityRef: 'component:default/owned', weight: 1 }],
  idle: 'owner',
};

const all = (status: number): Expected => ({
  ...{ stranger: status, colleague: status, owner: status },
  ...{ platform: status, finance: status, service: status },
});
const platformAlone = (status: number): Expected => ({
  ...all(403),
  ...{ platform: status, service: status },
});
const users = (status: number): Expected => ({ ...all(status), service: 403 });
const services = (status: number): Expected => ({
  ...all(403),
  service: status,
});

const ofEntity = (what: string, query = NOVEMBER): Row => ({
  paths: OWNED_KINDS.map(
    kind => `/entities/${kind}/default/owned/${what}?${query}`,
  ),
  expected: { ...all(403), stranger: 404, owner: 200, service: 200 },
});
const ofScope = (what: string): Row => ({
  paths: SCOPE_KINDS.map(
    kind => `/rollups/${kind}/default/scope/${what}?${NOVEMBER}`,
  ),
  expected: { ...all(200), stranger: 404 },
});
const one = (path: string, expected: Expected, body?: object): Row => ({
  ...{ paths: [path], expected, body },
});
const events = (path: string): Row => ({
  ...one(path, services(200), []),
  type: 'application/cloudevents-batch+json',
});

const STATEMENT = '/statements/2026-10/user/default/owner/USD';
const mayRead: Expected = {
  ...all(404),
  ...{ owner: 200, finance: 200, service: 200 },
};

/** Every operation of the specification; a new one needs a row. */
const ROWS: Record<string, Row> = {
  'get /entities/{kind}/{namespace}/{name}/costs': ofEntity('costs'),
  'get /entities/{kind}/{namespace}/{name}/lines': ofEntity('lines'),
  'get /entities/{kind}/{namespace}/{name}/costs.csv': ofEntity('costs.csv'),
  'get /entities/{kind}/{namespace}/{name}/usage': ofEntity('usage', ''),
  'get /entities/{kind}/{namespace}/{name}/value': ofEntity('value'),
  'get /entities/{kind}/{namespace}/{name}/runs': ofEntity('runs'),
  'get /entities/{kind}/{namespace}/{name}/comparison': ofEntity(
    'comparison',
    ARMS,
  ),
  'post /telemetry/preview': one('/telemetry/preview', platformAlone(200), {
    ...{ kind: 'units', name: 'prediction' },
    ...{ source: 'prometheus', expression: 'up' },
  }),
  'post /usage/events': events('/usage/events'),
  'post /telemetry/events': events('/telemetry/events'),
  'get /sources': one('/sources', platformAlone(200)),
  'get /prices/unknown': one('/prices/unknown', platformAlone(200)),
  'get /sources/{id}': one('/sources/aws', platformAlone(200)),
  'get /sources/{id}/quarantine.csv': one(
    '/sources/aws/quarantine.csv',
    platformAlone(200),
  ),
  'post /sources/{id}/ingest': one('/sources/aws/ingest', platformAlone(202)),
  'get /rollups/{kind}/{namespace}/{name}/costs': ofScope('costs'),
  'get /rollups/{kind}/{namespace}/{name}/costs.csv': ofScope('costs.csv'),
  'get /rollups/{kind}/{namespace}/{name}/value': ofScope('value'),
  'get /overview': one(`/overview?${NOVEMBER}`, all(200)),
  'get /overview.csv': one(`/overview.csv?${NOVEMBER}`, all(200)),
  'get /sprawl': one(`/sprawl?${NOVEMBER}`, all(200)),
  'get /models': one(`/models?${NOVEMBER}`, all(200)),
  'get /coverage': one(`/coverage?${NOVEMBER}`, platformAlone(200)),
  'get /coverage/problems': one('/coverage/problems', all(200)),
  // There is no such group, which is for those to know who may see groups.
  'get /coverage/groups/{id}/proposals': one(
    `/coverage/groups/absent/proposals?${NOVEMBER}`,
    platformAlone(404),
  ),
  'post /coverage/trial': one('/coverage/trial', platformAlone(200), {
    ...RANGE,
    rule: {
      id: 'tried',
      match: { services: ['Amazon Bedrock'] },
      assign: { environment: 'production' },
    },
  }),
  'get /lines': one(`/lines?${NOVEMBER}`, all(200)),
  'get /shared-costs': one(`/shared-costs?${NOVEMBER}`, all(200)),
  'post /shared-costs/preview': one(
    `/shared-costs/preview?${NOVEMBER}`,
    platformAlone(200),
    RULE,
  ),
  'put /shared-costs/{kind}/{namespace}/{name}': one(
    '/shared-costs/component/default/secret',
    platformAlone(204),
    RULE,
  ),
  'delete /shared-costs/{kind}/{namespace}/{name}': one(
    '/shared-costs/component/default/secret',
    platformAlone(204),
  ),
  'get /statements': one('/statements', all(200)),
  // It is issued already.
  'post /statements': one(
    '/statements',
    { ...all(403), finance: 409, service: 409 },
    { month: '2026-10' },
  ),
  'get /statements/{month}/{kind}/{namespace}/{name}/{currency}': one(
    STATEMENT,
    mayRead,
  ),
  'get /statements/{month}/{kind}/{namespace}/{name}/{currency}/statement.csv':
    one(`${STATEMENT}/statement.csv`, mayRead),
  'get /views': one('/views', users(200)),
  'post /views': one('/views', users(200), {
    ...{ name: 'Mine', page: 'overview', search: '' },
  }),
  'delete /views/{id}': one('/views/absent', users(204)),
};

describe('authorisation of every route', () => {
  let server: Awaited<ReturnType<typeof startGuardedBackend>>;

  async function ask(operation: string, path: string, role: Role) {
    const [method] = operation.split(' ') as [
      'get' | 'post' | 'put' | 'delete',
    ];
    const { body, type = 'application/json' } = ROWS[operation];
    const asked = request(server)
      [method](`/api/ai-cost${path}`)
      .set('Authorization', ROLES[role]);
    return body ? asked.type(type).send(JSON.stringify(body)) : asked;
  }

  async function untilStatus(
    status: number,
    ...asked: Parameters<typeof ask>
  ): Promise<void> {
    while ((await ask(...asked)).status !== status) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  beforeAll(async () => {
    server = await startGuardedBackend({
      entities: ENTITIES,
      ...{ handle, fillLedger },
      structure: STRUCTURE,
    });
    // Until the catalog knows who owns what.
    for (const operation of [
      'get /entities/{kind}/{namespace}/{name}/costs',
      'get /rollups/{kind}/{namespace}/{name}/costs',
    ]) {
      for (const path of ROWS[operation].paths) {
        await untilStatus(200, operation, path, 'owner');
      }
    }
    await request(server)
      .post('/api/ai-cost/statements')
      .set('Authorization', ROLES.service)
      .send({ month: '2026-10' })
      .expect(201);
  });

  it('has a row for each operation of the specification', () => {
    const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(Object.keys(ROWS).sort()).toEqual(operations.sort());
  });

  it('has something to hide', async () => {
    const operation = 'get /rollups/{kind}/{namespace}/{name}/costs';
    const { text } = await ask(operation, ROWS[operation].paths[0], 'service');
    expect(text).toMatch(/component:default\/secret/);
    expect(text).toMatch(WITH_SECRET);
    const coverage = ROWS['get /coverage'].paths[0];
    expect((await ask('get /coverage', coverage, 'platform')).text).toMatch(
      WITH_NOBODY,
    );
  });

  it.each(Object.keys(ROWS))('%s answers whom it may', async operation => {
    const { paths, expected } = ROWS[operation];
    for (const path of paths) {
      const statuses: Partial<Record<Role, number>> = {};
      for (const role of Object.keys(ROLES) as Role[]) {
        // Each finds the rule that is to be deleted.
        if (operation.startsWith('delete /shared-costs')) {
          await ask(
            'put /shared-costs/{kind}/{namespace}/{name}',
            path,
            'service',
          );
        }
        const { status, text } = await ask(operation, path, role);
        statuses[role] = status;
        // Errors repeat what was asked.
        expectNothingHidden(role, text.split(path).join(''));
      }
      expect({ path, statuses }).toEqual({
        path,
        statuses: { nobody: 401, ...expected },
      });
    }
  });
});

/** Whoever asks what: what they may not see is in no answer, nor in a sum. */
function expectNothingHidden(role: Role, text: string): void {
  if (role === 'service') {
    return;
  }
  if (role !== 'platform') {
    expect(text).not.toMatch(WITH_NOBODY);
  }
  if (role !== 'platform' && role !== 'finance') {
    expect(text).not.toMatch(WITH_SECRET);
  }
  if (['nobody', 'stranger', 'colleague'].includes(role)) {
    expect(text).not.toMatch(/"(1\.5|3|4\.5)"|,1\.5,/);
  }
}
