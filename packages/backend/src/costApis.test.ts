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

import { setTimeout as sleep } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  CALLERS,
  generateRequests,
  MODEL_ALIASES,
  PAYERS,
  serveModelApis,
  type ModelApis,
} from '@internal/ai-cost-sample-data';
import aiCostPlugin from 'backstage-plugin-ai-cost-backend';
import aiCostModuleBillingApis from 'backstage-plugin-ai-cost-backend-module-billing-apis';
import {
  formatDecimal,
  type SourceDetail,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';

jest.setTimeout(300_000);

const ENTITIES = [...new Set(CALLERS.map(({ entity }) => entity))];
const SOURCES = ['openai', 'anthropic', 'gateway'];

const nameOf = (entity: string) => entity.split('/')[1];

/** What an entity's calls cost, whoever was called. */
function truthOf(
  entity: string,
  requests: ReturnType<typeof generateRequests>,
): string {
  return formatDecimal(
    requests
      .filter(({ caller }) => caller.entity === entity)
      .flatMap(({ costs }) => Object.values(costs))
      .reduce((sum, cost) => sum + cost, 0n),
  );
}

describe('cost APIs in a portal', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  // Long enough ago that no API is asked for the month again.
  const requests = generateRequests({
    seed: 3,
    from: '2026-05-01',
    days: 31,
    perDay: 1,
  });
  let apis: ModelApis;

  beforeAll(async () => {
    apis = await serveModelApis(requests);
  });
  afterAll(() => apis.close());

  async function startPortal(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    const common = {
      baseUrl: apis.url,
      apiKey: 'sk-of-a-test',
      since: '2026-05',
      schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 5 } },
    };
    return startTestBackend({
      features: [
        aiCostPlugin,
        aiCostModuleBillingApis,
        schedulerServiceFactory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () =>
            mockServices.database({ knex, migrations: { skip: false } }),
        }),
        catalogServiceMock.factory({
          entities: ENTITIES.map(entity => ({
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: nameOf(entity),
              annotations: {
                'ai-cost/api-keys': CALLERS.filter(
                  caller => caller.entity === entity,
                )
                  .map(({ key }) => key)
                  .join(','),
              },
            },
          })),
        }),
        mockServices.rootConfig.factory({
          data: {
            aiCost: {
              models: { aliases: MODEL_ALIASES },
              sources: [
                {
                  ...common,
                  id: 'openai',
                  type: 'openai',
                  account: PAYERS.openai,
                },
                {
                  ...common,
                  id: 'anthropic',
                  type: 'anthropic',
                  account: PAYERS.anthropic,
                },
                {
                  ...common,
                  id: 'gateway',
                  type: 'litellm',
                  accounts: {
                    openai: PAYERS.openai,
                    anthropic: PAYERS.anthropic,
                    bedrock: PAYERS.aws,
                    azure: PAYERS.azure,
                    vertex_ai: PAYERS.gcp,
                  },
                },
              ],
            },
          },
        }),
      ],
    });
  }

  async function ingest(
    server: Parameters<typeof request>[0],
    source: string,
  ): Promise<SourceDetail> {
    await request(server)
      .post(`/api/ai-cost/sources/${source}/ingest`)
      .expect(202);
    for (;;) {
      const { body } = await request(server).get(
        `/api/ai-cost/sources/${source}`,
      );
      if (body.lastRun && body.lastRun.outcome !== 'running') {
        return body;
      }
      await sleep(100);
    }
  }

  it.each(databases.eachSupportedId())(
    'cost on %p what the calls cost, each of them once',
    async id => {
      const portal = await startPortal(id);
      const { server } = portal;
      try {
        // The gateway told of all of them, and the providers of two vendors' too.
        for (const source of [...SOURCES].reverse()) {
          const { lastRun } = await ingest(server, source);
          expect(lastRun).toMatchObject({ outcome: 'success', problems: [] });
        }
        for (const entity of ENTITIES) {
          const { body } = await request(server)
            .get(
              `/api/ai-cost/entities/component/default/${nameOf(entity)}/costs`,
            )
            .query({
              from: '2026-05-01',
              to: '2026-05-31',
              granularity: 'month',
            });
          const effective = body.totals[0].current.effective;
          // Keys divide a cost to 10^-18.
          expect(Number(effective)).toBeCloseTo(
            Number(truthOf(entity, requests)),
            12,
          );
        }
      } finally {
        await portal.stop();
      }
    },
  );
});
