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
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod/v3';
import { PriceBook } from '../pricing/PriceBook';
import {
  createRollUp,
  structureOf,
} from '../reports/rollup/__testUtils__/createRollUp';
import { createServices } from '../service/createApi';
import { registerActions } from './registerActions';

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const RANKER = 'component:default/ranker';
const JO: BackstageCredentials = mockCredentials.user('user:default/jo');
const OWN: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  ...{ pluginId: 'catalog', resourceType: 'catalog-entity' },
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
};
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

const STRUCTURE = structureOf({
  components: [{ name: 'ranker', title: 'Ranker' }, { name: 'secret' }],
  scopes: [{ entityRef: SEARCH }],
});

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: '',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const entities: Entity[] = [
  ['Group', 'search'],
  ['Component', 'ranker'],
  ['Component', 'secret'],
].map(([kind, name]) => ({
  ...{ apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name } },
}));

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function createActions() {
  const { ledger, owned } = await createRollUp(
    await databases.init('SQLITE_3'),
    STRUCTURE,
  );
  await owned('ranker', { '': SEARCH });
  await owned('secret', { '': SEARCH });
  const [ranker, secret, nobodys] = [
    await ledger.line({
      entityRef: RANKER,
      model: 'gpt-4o',
      environment: 'production',
    }),
    await ledger.line({
      entityRef: 'component:default/secret',
      resourceId: 'secret',
    }),
    await ledger.line({ resourceId: 'nobody' }),
  ];
  await ledger.delivery({
    period: '2026-11',
    currentAt: '2026-11-20T06:00:00.000Z',
    firstChargeDay: '2026-11-01',
    lastChargeDay: '2026-11-19',
    charges: [
      { line: ranker, day: '2026-11-02', effective: '6' },
      { line: ranker, day: '2026-11-19', effective: '0.5' },
      { line: secret, day: '2026-11-03', effective: '777' },
      { line: nobodys, day: '2026-11-03', effective: '3.5' },
    ],
  });
  const asked: BackstageCredentials[] = [];
  const actionsRegistry = actionsRegistryServiceMock();
  const now = () => new Date('2026-11-20T12:00:00.000Z');
  registerActions({
    ...createServices({
      knex: ledger.knex,
      sources: { list: () => [AWS], ingestNow: jest.fn() },
      logger: mockServices.logger.mock(),
      catalog: catalogServiceMock({ entities }),
      // Jo may read the cost of the ranker; services may read all.
      permissions: mockServices.permissions.mock({
        authorizeConditional: async (requests, options) => {
          const { credentials } = options as {
            credentials: BackstageCredentials;
          };
          asked.push(credentials);
          return requests.map(({ permission: { name } }) =>
            name === 'aiCost.cost.read' && credentials === JO
              ? OWN
              : { result: AuthorizeResult.ALLOW },
          );
        },
        authorize: async (requests, options) => {
          const { credentials } = options as {
            credentials: BackstageCredentials;
          };
          asked.push(credentials);
          return requests.map(({ resourceRef }: { resourceRef?: string }) => ({
            result:
              credentials === JO && resourceRef !== RANKER
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }));
        },
      }),
      usageKeptFor: 35 * 86_400_000,
      prices: PriceBook.fromConfig(mockServices.rootConfig()),
      structure: async () => STRUCTURE,
      now,
    }),
    actionsRegistry,
    now,
  });
  const invoke = async (name: string, input: object, credentials = JO) => {
    const { output } = await actionsRegistry.invoke({
      id: `test:${name}`,
      input: input as never,
      credentials,
    });
    return output;
  };
  return { actionsRegistry, invoke, asked };
}

describe('actions', () => {
  it('are read-only, and their examples fit their schemas', async () => {
    const { actionsRegistry } = await createActions();
    const { actions } = await actionsRegistry.list();

    expect(actions.map(({ name }) => name)).toEqual([
      'get-ai-cost',
      'list-ai-cost-movers',
      'explain-ai-charge',
      'get-ai-cost-coverage',
    ]);
    for (const { attributes } of actions) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
    }
    for (const options of actionsRegistry.actions.values()) {
      for (const { input } of options.examples!) {
        expect(options.schema.input(z).strict().parse(input)).toEqual(input);
      }
    }
  });

  it('tell what an entity costs', async () => {
    const { invoke, asked } = await createActions();
    const output = await invoke('get-ai-cost', {
      entityRef: 'Component:ranker',
      ...NOVEMBER,
    });

    expect(output).toMatchObject({
      entityRef: RANKER,
      ...NOVEMBER,
      currency: 'USD',
      completeThrough: '2026-11-17',
      total: '6.5',
      completeTotal: '6',
      previousTotal: '0',
      breakdowns: { model: [{ value: 'gpt-4o', cost: '6.5' }] },
      members: [],
    });
    expect(new Set(asked)).toEqual(new Set([JO]));
    await expect(
      invoke('get-ai-cost', { entityRef: 'component:default/secret' }),
    ).rejects.toThrow(/may not read the cost of component:default\/secret/);
    await expect(
      invoke('get-ai-cost', { entityRef: 'component:default/absent' }),
    ).rejects.toThrow(/no entity component:default\/absent/);
  });

  it('tell what a team costs of what the user may see', async () => {
    const { invoke } = await createActions();
    const ask = { entityRef: SEARCH, ...NOVEMBER };
    const ofJo = await invoke('get-ai-cost', ask);
    expect(ofJo).toMatchObject({
      total: '6.5',
      members: [{ entityRef: RANKER, owner: SEARCH, cost: '6.5' }],
      hiddenEntities: 1,
    });
    expect(JSON.stringify(ofJo)).not.toMatch(/777|secret/);
    const service = mockCredentials.service();
    expect(await invoke('get-ai-cost', ask, service)).toMatchObject({
      total: '783.5',
      members: [{ cost: '777' }, { cost: '6.5' }],
    });
  });

  it('tell what moved and why', async () => {
    const { invoke } = await createActions();
    expect(
      await invoke('list-ai-cost-movers', { entityRef: SEARCH, ...NOVEMBER }),
    ).toEqual({
      currency: 'USD',
      compared: {
        from: '2026-11-01',
        to: '2026-11-17',
        previousFrom: '2026-10-01',
        previousTo: '2026-10-17',
      },
      movers: [
        {
          entityRef: RANKER,
          title: 'Ranker',
          change: '6',
          drivers: [{ driver: 'new', amount: '6' }],
        },
      ],
      hiddenEntities: 1,
    });
  });

  it('explain charges', async () => {
    const { invoke } = await createActions();
    const ask = { entityRef: RANKER, ...NOVEMBER };
    expect(
      await invoke('explain-ai-charge', { ...ask, model: 'gpt-4o' }),
    ).toMatchObject({
      totalLines: 1,
      lines: [
        {
          cost: '6.5',
          share: 1,
          model: 'gpt-4o',
          rule: 'annotation:tags',
          reason: 'The tag component=ranker',
          classification: 'ServiceCategory AI and Machine Learning',
        },
      ],
    });
    expect(
      await invoke('explain-ai-charge', { ...ask, model: '' }),
    ).toMatchObject({ totalLines: 0, lines: [] });
  });

  it('tell coverage to who may read what is nobody’s', async () => {
    const { invoke } = await createActions();
    await expect(invoke('get-ai-cost-coverage', NOVEMBER)).rejects.toThrow(
      /aiCost.unallocated.read/,
    );
    expect(
      await invoke('get-ai-cost-coverage', NOVEMBER, mockCredentials.service()),
    ).toMatchObject({
      currency: 'USD',
      unallocated: '3.5',
      total: '787',
      target: 0.9,
      reasons: [{ reason: 'no_tags', cost: '3.5', lines: 1 }],
    });
  });

  it.each([
    ['get-ai-cost', { entityRef: 'ranker' }, /is no entity ref/],
    ['get-ai-cost', { entityRef: RANKER, from: '1 May' }, /from must be a day/],
    [
      'get-ai-cost',
      { entityRef: RANKER, from: '2026-11-02', to: '2026-11-01' },
      /to must not lie before from/,
    ],
    [
      'explain-ai-charge',
      { entityRef: RANKER, model: 'a\u0000' },
      /must not have control characters/,
    ],
    ['explain-ai-charge', { entityRef: RANKER, limit: 51 }, /limit/],
  ])('refuse %s %j', async (name, input, message) => {
    const { invoke } = await createActions();
    await expect(invoke(name, input)).rejects.toThrow(message);
  });
});
