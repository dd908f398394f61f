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
import type { Entity } from '@backstage/catalog-model';
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
  aiCostPermissions,
  aiCostReadPermission,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import type { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import {
  guardedEntity,
  startGuardedBackend,
} from './__testUtils__/startGuardedBackend';

jest.setTimeout(60_000);

const OWNER = 'user:default/owner';
const COLLEAGUE = 'user:default/colleague';
const STRANGER = 'user:default/stranger';
const PLATFORM = 'user:default/platform';

const NOBODY = mockCredentials.none.header();

const RANKER = 'component:default/ranker';
const SECRET = 'component:default/secret';

function componentOf(name: string, owner: string): Entity {
  const spec = { type: 'service', lifecycle: 'production', owner };
  return guardedEntity('Component', name, spec);
}

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
  let server: Awaited<ReturnType<typeof startGuardedBackend>>;

  const userHeader = (ref: string) => mockCredentials.user.header(ref);

  beforeAll(async () => {
    server = await startGuardedBackend({
      entities: [componentOf('ranker', OWNER), componentOf('secret', PLATFORM)],
      handle,
      fillLedger,
    });
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
