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
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  billingSourcesExtensionPoint,
  classificationExtensionPoint,
  type BillingSource,
} from 'backstage-plugin-ai-cost-node';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { chargeLine } from './__testUtils__/chargeLine';
import { MemoryBillingSource } from './__testUtils__/MemoryBillingSource';
import { component } from './__testUtils__/TestPortal';
import aiCostPlugin from './index';

jest.setTimeout(60_000);

function moduleWith(
  moduleId: string,
  options: { sources?: BillingSource[]; rules?: string[] },
) {
  return createBackendModule({
    pluginId: 'ai-cost',
    moduleId,
    register(env) {
      env.registerInit({
        deps: {
          sources: billingSourcesExtensionPoint,
          classification: classificationExtensionPoint,
        },
        async init({ sources, classification }) {
          for (const source of options.sources ?? []) {
            sources.addBillingSource(source);
          }
          for (const id of options.rules ?? []) {
            classification.addClassificationRule({
              id,
              description: 'Nothing',
              version: '1',
              match: () => undefined,
            });
          }
        },
      });
    },
  });
}

const COSTS =
  '/api/ai-cost/entities/component/default/ranker/costs?from=2026-10-01&to=2026-10-31';

const USAGE = '/api/ai-cost/entities/component/default/ranker/usage';

describe('aiCostPlugin', () => {
  it('brings a bill to the report of its entity', async () => {
    const source = MemoryBillingSource.create({ id: 'bills' });
    source.deliveries = [
      {
        period: '2026-10',
        version: 'v1',
        charges: [
          {
            line: chargeLine({ tags: { app: 'ranker' } }),
            day: '2026-10-03',
            effective: '12.500000000000000001',
          },
        ],
      },
    ];
    const { server } = await startTestBackend({
      features: [
        aiCostPlugin,
        moduleWith('bills', { sources: [source] }),
        catalogServiceMock.factory({
          entities: [component('ranker', { tags: 'app=ranker' })],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            aiCost: {
              attribution: {
                schedule: {
                  frequency: { trigger: 'manual' },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        }),
      ],
    });
    const empty = await request(server).get(COSTS);
    expect(empty.status).toBe(200);
    expect(empty.body.totals).toEqual([]);

    const ingest = await request(server).post(
      '/api/ai-cost/sources/bills/ingest',
    );
    expect(ingest.status).toBeLessThan(300);
    const report = await until(async () => {
      const response = await request(server).get(COSTS);
      return response.body.totals.length > 0 ? response.body : undefined;
    });
    expect(report.totals).toMatchObject([
      { currency: 'USD', current: { effective: '12.500000000000000001' } },
    ]);
  });

  it('reports in the configured currency, by a file of the European Central Bank', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rates-'));
    const file = path.join(folder, 'eurofxref-hist.csv');
    await writeFile(file, 'Date,USD,\n2026-10-02,1.25,\n');
    const source = MemoryBillingSource.create({ id: 'bills' });
    source.deliveries = [
      {
        period: '2026-10',
        version: 'v1',
        charges: [
          {
            line: chargeLine({
              tags: { app: 'ranker' },
              billingCurrency: 'EUR',
            }),
            day: '2026-10-03',
            effective: '8',
          },
        ],
      },
    ];
    const { server } = await startTestBackend({
      features: [
        aiCostPlugin,
        moduleWith('bills', { sources: [source] }),
        catalogServiceMock.factory({
          entities: [component('ranker', { tags: 'app=ranker' })],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            aiCost: { currency: { report: 'USD', ecb: { file } } },
          },
        }),
      ],
    });
    await request(server).post('/api/ai-cost/sources/bills/ingest');

    const report = await until(async () => {
      const { body } = await request(server).get(COSTS);
      return body.totals.length > 0 ? body : undefined;
    });

    expect(report.totals[0]).toMatchObject({
      currency: 'EUR',
      current: { effective: '8' },
    });
    expect(report.converted).toMatchObject({
      currency: 'USD',
      current: '10',
      rates: [{ source: 'ECB', first: { day: '2026-10-02', rate: '1.25' } }],
      unconverted: [],
    });
  });

  it('brings costs that somebody wrote down to their entity', async () => {
    const file = path.join(
      await mkdtemp(path.join(os.tmpdir(), 'custom-')),
      'licences.csv',
    );
    await writeFile(
      file,
      `month,description,vendor,service,amount,currency,entity
2026-10,Seats,GitHub,GitHub Copilot,310.000000000000000001,USD,ranker
`,
    );
    const { server } = await startTestBackend({
      features: [
        aiCostPlugin,
        catalogServiceMock.factory({ entities: [component('ranker')] }),
        mockServices.rootConfig.factory({
          data: {
            aiCost: {
              sources: [{ id: 'licences', type: 'custom', path: file }],
            },
          },
        }),
      ],
    });
    await request(server).post('/api/ai-cost/sources/licences/ingest');
    const report = await until(async () => {
      const response = await request(server).get(COSTS);
      return response.body.totals.length > 0 ? response.body : undefined;
    });
    expect(report.totals).toMatchObject([
      { currency: 'USD', current: { effective: '310.000000000000000001' } },
    ]);
  });

  it('brings usage to its entity', async () => {
    let attribute = async () => {};
    const reachScheduler = createBackendModule({
      pluginId: 'ai-cost',
      moduleId: 'scheduler',
      register(env) {
        env.registerInit({
          deps: { scheduler: coreServices.scheduler },
          async init({ scheduler }) {
            attribute = () => scheduler.triggerTask('attribute-usage');
          },
        });
      },
    });
    const { server } = await startTestBackend({
      features: [
        aiCostPlugin,
        reachScheduler,
        catalogServiceMock.factory({ entities: [component('ranker')] }),
      ],
    });
    await request(server)
      .post('/api/ai-cost/usage/events')
      .set('Authorization', mockCredentials.service.header())
      .type('application/cloudevents+json')
      .send(
        JSON.stringify({
          specversion: '1.0',
          type: 'dev.aicost.usage.v1',
          source: '/jobs',
          id: '1',
          time: new Date().toISOString(),
          data: {
            'gen_ai.provider.name': 'openai',
            requests: 3,
            tags: { component: 'ranker' },
          },
        }),
      )
      .expect(200);
    await attribute();
    const { body: report } = await request(server).get(USAGE);
    expect(report.reporters).toMatchObject([{ hours: [{ requests: 3 }] }]);
  });

  it('does not start with a source that no module reads', async () => {
    const start = startTestBackend({
      features: [
        aiCostPlugin,
        catalogServiceMock.factory(),
        moduleWith('a', { sources: [MemoryBillingSource.create({ id: 'a' })] }),
        mockServices.rootConfig.factory({
          data: {
            aiCost: {
              sources: [
                { id: 'a', type: 'memory' },
                { id: 'openai', type: 'opanai' },
              ],
            },
          },
        }),
      ],
    });
    await expect(start).rejects.toThrow(
      /"openai" of the type "opanai"\. Types that are read: memory\./,
    );
  });

  it('refuses sources and rules that cannot be told apart', async () => {
    const start = (...features: ReturnType<typeof moduleWith>[]) =>
      startTestBackend({
        features: [aiCostPlugin, catalogServiceMock.factory(), ...features],
      });
    const source = () => MemoryBillingSource.create({ id: 'aws' });
    await expect(
      start(moduleWith('a', { sources: [source(), source()] })),
    ).rejects.toThrow('two billing sources with the id "aws"');
    await expect(
      start(
        moduleWith('a', {
          sources: [MemoryBillingSource.create({ id: 'a/b' })],
        }),
      ),
    ).rejects.toThrow('"a/b" is no id of a billing source');
    await expect(
      start(moduleWith('a', { rules: ['mine', 'mine'] })),
    ).rejects.toThrow('two classification rules with the id "mine"');
  });

  it('tells the platform team of a source that fails', async () => {
    const source = MemoryBillingSource.create({ id: 'bills' });
    source.failure = new Error('The bucket is away');
    const scheduler = mockServices.scheduler();
    const notifications = { send: jest.fn(async () => {}) };
    const { server } = await startTestBackend({
      features: [
        aiCostPlugin,
        moduleWith('bills', { sources: [source] }),
        catalogServiceMock.factory(),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => notifications,
        }),
        mockServices.rootConfig.factory({
          data: { aiCost: { notifications: { platformTeam: 'platform' } } },
        }),
      ],
    });
    await request(server).post('/api/ai-cost/sources/bills/ingest');
    await scheduler.triggerTask('watch-sources');

    expect(notifications.send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: ['group:default/platform'] },
      payload: expect.objectContaining({
        title: 'The billing source bills is failing',
      }),
    });
  });

  it('says so when the configuration is wrong', async () => {
    await expect(
      startTestBackend({
        features: [
          aiCostPlugin,
          catalogServiceMock.factory(),
          mockServices.rootConfig.factory({
            data: { aiCost: { ingestion: { settleAfter: 'soon' } } },
          }),
        ],
      }),
    ).rejects.toThrow('settleAfter');
  });
});

/** Waits for something that another task brings about. */
async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
