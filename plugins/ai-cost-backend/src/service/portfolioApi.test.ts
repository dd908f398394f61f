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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PortfolioClient,
  type PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import express from 'express';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';
const PATHS = ['/overview', '/sprawl', '/models'];

const QUERY: PortfolioSeriesQuery = {
  from: '2026-11-01',
  to: '2026-11-30',
  basis: 'effective',
  granularity: 'week',
  groupBy: 'owner',
};

/** What a policy says of the permissions that are not of all entities. */
interface Policy {
  /** Components that the reader may read the cost of; all when left out. */
  readable?: string[];
  unallocated: boolean;
}

function permissionsOf({ readable, unallocated }: Policy) {
  const result = (allowed: boolean) => ({
    result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  return mockServices.permissions.mock({
    authorizeConditional: async asked =>
      asked.map(({ permission }) =>
        readable && permission.name === 'aiCost.cost.read'
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
      asked.map(({ permission, resourceRef }) =>
        result(
          resourceRef
            ? readable?.includes(resourceRef) ?? true
            : permission.name === 'aiCost.unallocated.read' && unallocated,
        ),
      ),
  });
}

describe('HTTP API of all spend', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createAutumn(policy?: Policy) {
      const ledger = await LedgerFixture.create(
        await databases.init(databaseId),
      );
      await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
      const lineOf = (name?: string) =>
        ledger.line({
          entityRef: name && `component:default/${name}`,
          resourceId: name,
          environment: 'a,b & c=d',
          model: name ? `claude-${name}` : 'gpt-5',
          tokenClass: 'input',
          unit: 'Tokens',
        });
      const charges = [];
      for (const [name, effective] of [
        ['ranker', '6'],
        ['secret', '-1.5'],
        [undefined, '0.25'],
      ] as const) {
        const line = await lineOf(name);
        charges.push({ line, day: '2026-11-02', effective, quantity: 10 });
      }
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        firstChargeDay: '2026-11-01',
        lastChargeDay: '2026-11-19',
        charges,
      });
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue({
        success: jest.fn(),
        fail: jest.fn(),
      });
      const app = express().use(
        createApi({
          knex: ledger.knex,
          sources: { list: () => [], ingestNow: jest.fn() },
          auditor,
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock(),
          permissions: policy
            ? permissionsOf(policy)
            : mockServices.permissions(),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user(),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          approvals: [
            { model: 'claude-*', status: 'tolerated', endOfLife: '2026-11-01' },
            { vendor: 'Cursor', status: 'unapproved', note: 'Ask first' },
          ],
          now: () => new Date('2026-11-20T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      return { app, auditor };
    }

    it('answers as its specification and client say', async () => {
      const { app } = await createAutumn();
      const baseUrl = await serveBySpecification(app);
      const client = new PortfolioClient({
        discoveryApi: { getBaseUrl: async () => baseUrl },
        fetchApi: { fetch },
      });

      expect(await client.getOverview(QUERY)).toMatchObject({
        query: { ...QUERY, currency: 'USD' },
        tieOut: { direct: '4.5', unallocated: '0.25', total: '4.75' },
      });
      const many = Array.from({ length: 19 }, (_, index) => `none-${index}`);
      const filters = {
        environment: ['a,b & c=d', ''],
        entity: [RANKER.toUpperCase()],
        model: [...many, 'claude-ranker'],
      };
      expect(await client.getOverview({ ...QUERY, filters })).toMatchObject({
        query: { filters: { ...filters, entity: [RANKER] } },
        tieOut: { total: '6' },
      });
      expect(await client.getSprawl(QUERY)).toMatchObject({
        vendors: [{ name: 'AWS', status: 'unlisted' }],
        models: [
          { name: 'claude-ranker', status: 'end-of-life' },
          { name: 'gpt-5', status: 'unlisted' },
          { name: 'claude-secret' },
        ],
        unused: [{ vendor: 'Cursor', note: 'Ask first' }],
      });
      expect(await client.getModels(QUERY)).toMatchObject({
        models: [{ model: 'claude-ranker' }, { model: 'gpt-5' }, {}],
      });
    });

    it.each<[Policy, string, number]>([
      [{ readable: [RANKER], unallocated: false }, '6', 1],
      [{ readable: [RANKER], unallocated: true }, '6.25', 1],
      [{ unallocated: false }, '4.5', 0],
      [{ readable: [], unallocated: false }, '0', 2],
    ])(
      'answers with %j for what that is of',
      async (policy, total, entities) => {
        const { app } = await createAutumn(policy);
        const unallocated = !policy.unallocated;
        for (const path of PATHS) {
          const { body } = await request(app).get(`${path}?${NOVEMBER}`);

          expect(body.hidden).toEqual({ entities, unallocated });
          const told = JSON.stringify(body);
          expect(told.includes('secret')).toBe(!policy.readable);
          expect(told.includes('gpt-5')).toBe(policy.unallocated);
        }
        const { body } = await request(app).get(`/overview?${NOVEMBER}`);
        expect(body.tieOut.total).toBe(total);
        const csv = await request(app).get(`/overview.csv?${NOVEMBER}`);
        expect(csv.text.includes('secret')).toBe(!policy.readable);
        expect(csv.text.includes('no_tags')).toBe(policy.unallocated);
      },
    );

    it('exports what it is of, and audits that', async () => {
      const { app, auditor } = await createAutumn();
      const { text, headers } = await request(app).get(
        `/overview.csv?${NOVEMBER}`,
      );

      expect(headers['content-type']).toMatch(/^text\/csv/);
      expect(text).toContain(`2026-11-01,2026-11-30,${RANKER},`);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'overview-export',
          meta: { from: '2026-11-01', to: '2026-11-30' },
        }),
      );
    });

    it('answers 304 while nothing changes', async () => {
      const { app } = await createAutumn();
      for (const path of PATHS) {
        const ask = (etag: string) =>
          request(app).get(`${path}?${NOVEMBER}`).set('If-None-Match', etag);
        const first = await ask('"none"');
        expect(first.status).toBe(200);
        expect((await ask(first.headers.etag)).status).toBe(304);
      }
    });

    it.each([
      ['from=2026-11-01', /required property 'to'/],
      [`${NOVEMBER}&basis=net`, /basis .*effective/],
      [`${NOVEMBER}&filter[color]=red`, /filter must NOT have additional/],
      [`${NOVEMBER}&filter[entity]=%00`, /filter\[entity\] must not have/],
      [`${NOVEMBER}&currency=euro`, /currency must be a code/],
    ])('refuses %s', async (query, message) => {
      const { app } = await createAutumn();
      for (const path of [...PATHS, '/overview.csv']) {
        const response = await request(app).get(`${path}?${query}`);

        expect(response.status).toBe(400);
        expect(response.body.error.message).toMatch(message);
      }
    });
  });
});
