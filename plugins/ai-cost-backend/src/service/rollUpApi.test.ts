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
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PortfolioClient,
  type RollUpQuery,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import express from 'express';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import {
  createRollUp,
  structureOf,
} from '../reports/rollup/__testUtils__/createRollUp';
import { TelemetryFixture } from '../reports/value/__testUtils__/TelemetryFixture';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const DATA = 'group:default/data';
const PATH = '/rollups/group/default/search';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

const QUERY: RollUpQuery = {
  scopeRef: SEARCH,
  from: '2026-11-01',
  to: '2026-11-30',
  basis: 'effective',
  granularity: 'week',
  groupBy: 'owner',
};

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const STRUCTURE = structureOf({
  components: [{ name: 'ranker', title: '=Ranker' }, { name: 'secret' }],
  scopes: [
    { entityRef: SEARCH },
    { entityRef: DATA, title: 'Data', parents: [SEARCH] },
  ],
});

function entity(kind: string, name: string, annotations = {}): Entity {
  const apiVersion = 'backstage.io/v1alpha1';
  return { apiVersion, kind, metadata: { name, annotations } };
}

describe('HTTP API of roll-ups', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** @param options - `visible` are the entities that the reader may see */
    async function createAutumn(options: { visible?: string[] } = {}) {
      const { visible } = options;
      const { ledger, owned } = await createRollUp(
        await databases.init(databaseId),
        STRUCTURE,
      );
      await owned('ranker', { '': SEARCH });
      await owned('secret', { '': DATA });
      const lines = await Promise.all(
        ['ranker', 'secret'].map(name =>
          ledger.line({
            entityRef: `component:default/${name}`,
            resourceId: name,
            environment: 'a,b & c=d',
          }),
        ),
      );
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        firstChargeDay: '2026-11-01',
        lastChargeDay: '2026-11-19',
        charges: [
          { line: lines[0], day: '2026-11-02', effective: '6' },
          { line: lines[1], day: '2026-11-03', effective: '-1.5' },
        ],
      });
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue({
        success: jest.fn(),
        fail: jest.fn(),
      });
      const entities = [
        entity('Group', 'search'),
        entity('Group', 'data'),
        entity('Component', 'ranker', {
          'ai-cost/unit-cost-target': 'prediction=0.05 USD',
        }),
        entity('Component', 'secret'),
      ].filter(it => visible?.includes(it.metadata.name) ?? true);
      const app = express().use(
        createApi({
          knex: ledger.knex,
          sources: { list: () => [AWS], ingestNow: jest.fn() },
          auditor,
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock({ entities }),
          permissions: visible
            ? mockServices.permissions.mock({
                authorizeConditional: async asked =>
                  asked.map(({ permission: { name } }) =>
                    name === 'catalog.entity.read'
                      ? {
                          result: AuthorizeResult.CONDITIONAL,
                          pluginId: 'catalog',
                          resourceType: 'catalog-entity',
                          conditions: {
                            rule: 'IS_ENTITY_OWNER',
                            resourceType: 'catalog-entity',
                          },
                        }
                      : { result: AuthorizeResult.ALLOW },
                  ),
                authorize: async asked =>
                  asked.map(() => ({ result: AuthorizeResult.DENY })),
              })
            : mockServices.permissions(),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user(),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          structure: async () => STRUCTURE,
          now: () => new Date('2026-11-20T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      return { app, auditor, ledger };
    }

    async function clientOf(app: express.Express) {
      const baseUrl = await serveBySpecification(app);
      return new PortfolioClient({
        discoveryApi: { getBaseUrl: async () => baseUrl },
        fetchApi: { fetch },
      });
    }

    it('answers as its specification and client say', async () => {
      const { app, ledger } = await createAutumn();
      const telemetry = TelemetryFixture.create(ledger.knex);
      const series = { entityRef: 'component:default/ranker' };
      await telemetry.count(
        { ...series, measure: 'units', name: 'prediction' },
        { '2026-11-02': 60 },
      );
      const client = await clientOf(app);

      const all = await client.getRollUp(QUERY);
      expect(all).toMatchObject({
        query: { ...QUERY, relations: 'all', currency: 'USD' },
        tieOut: { total: '4.5' },
        members: [{ title: '=Ranker', cost: '6' }, { cost: '-1.5' }],
        children: [{ entityRef: DATA, title: 'Data', cost: '-1.5' }],
      });
      const filters = {
        environment: ['a,b & c=d', ''],
        owner: [SEARCH.toUpperCase()],
        model: [''],
      };
      const some = await client.getRollUp({ ...QUERY, filters });
      expect(some).toMatchObject({
        query: { filters: { ...filters, owner: [SEARCH] } },
        tieOut: { total: '6' },
      });
      const direct = await client.getRollUp({ ...QUERY, relations: 'direct' });
      expect(direct).toMatchObject({ tieOut: { total: '6' }, children: [] });
      expect(await client.getRollUpValue(QUERY)).toEqual({
        scopeRef: SEARCH,
        currency: 'USD',
        members: [
          {
            entityRef: 'component:default/ranker',
            unit: 'prediction',
            units: 60,
            unitCost: 0.1,
            unitCostTarget: 0.05,
          },
        ],
      });
    });

    it('exports one row for each entity, and audits that', async () => {
      const { app, auditor } = await createAutumn();
      const response = await request(app).get(`${PATH}/costs.csv?${NOVEMBER}`);

      expect(response.status).toBe(200);
      expect(response.text.split('\r\n')).toEqual([
        'entity,title,kind,type,owner,system,from,to,currency,basis,cost,shared_cost,share,complete_cost,previous_cost,state,retired,tokens,environments,models,annotation_problems',
        `component:default/ranker,'=Ranker,Component,,${SEARCH},,2026-11-01,2026-11-30,USD,effective,6,0,,6,0,new,false,,"a,b & c=d",,0`,
        `component:default/secret,,Component,,${DATA},,2026-11-01,2026-11-30,USD,effective,-1.5,0,,-1.5,0,new,false,,"a,b & c=d",,0`,
        '',
      ]);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'roll-up-export',
          meta: { scopeRef: SEARCH, from: '2026-11-01', to: '2026-11-30' },
        }),
      );
    });

    it('answers 304 while nothing changes', async () => {
      const { app } = await createAutumn();
      for (const path of ['costs', 'value']) {
        const ask = (etag: string) =>
          request(app)
            .get(`${PATH}/${path}?${NOVEMBER}`)
            .set('If-None-Match', etag);
        const first = await ask('"none"');
        expect(first.status).toBe(200);
        expect((await ask(first.headers.etag)).status).toBe(304);
      }
    });

    it('leaves out what the reader may not see', async () => {
      const { app } = await createAutumn({ visible: ['search', 'ranker'] });
      const { body } = await request(app).get(`${PATH}/costs?${NOVEMBER}`);

      expect(body).toMatchObject({
        tieOut: { total: '6' },
        hidden: { entities: 1, unallocated: false },
        children: [],
      });
      expect(JSON.stringify(body)).not.toMatch(/secret|data/i);
    });

    it.each([
      ['group', 'data', 404, /There is no entity group:default\/data/],
      ['component', 'ranker', 400, /not a Group, User, System or Domain/],
      ['component', 'secret', 404, /There is no entity/],
    ])('refuses the %s %s', async (kind, name, status, message) => {
      const { app } = await createAutumn({ visible: ['search', 'ranker'] });
      for (const path of ['costs', 'costs.csv', 'value']) {
        const response = await request(app).get(
          `/rollups/${kind}/default/${name}/${path}?${NOVEMBER}`,
        );
        expect(response.status).toBe(status);
        expect(response.body.error.message).toMatch(message);
      }
    });

    it.each([
      ['from=2026-11-01', /required property 'to'/],
      [`${NOVEMBER}&relations=some`, /relations .*: all, direct/],
      [`${NOVEMBER}&groupBy=color`, /groupBy .*owner, entity/],
      [`${NOVEMBER}&filter[color]=red`, /filter must NOT have additional/],
      [`${NOVEMBER}&filter[owner]=%00`, /filter\[owner\] must not have/],
      [`${NOVEMBER}&currency=euro`, /currency must be a code/],
    ])('refuses %s', async (query, message) => {
      const { app } = await createAutumn();
      const response = await request(app).get(`${PATH}/costs?${query}`);

      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(message);
    });
  });
});
