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
import { GovernanceClient } from 'backstage-plugin-ai-cost-common';
import express from 'express';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import {
  ADS,
  AWS,
  createStatements,
  SEARCH,
  STRUCTURE,
} from '../statements/__testUtils__/createStatements';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const OCTOBER = '2026-10';
const JO = 'user:default/jo';
const PATH = `/statements/${OCTOBER}/group/default/search/USD`;

function componentOf(name: string): Entity {
  const apiVersion = 'backstage.io/v1alpha1';
  return { apiVersion, kind: 'Component', metadata: { name } };
}

describe('HTTP API of statements and views', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** @param options - what the policy lets the reader do; everything when left out */
    async function createOctober(options: { allowed?: string[] } = {}) {
      const { allowed } = options;
      const { ledger, clock, owned, line, bill } = await createStatements(
        await databases.init(databaseId),
      );
      await owned('ranker', { '': [SEARCH, '=CC'] });
      await owned('bidder', { '': [ADS] });
      await bill(OCTOBER, [
        { line: await line('ranker'), day: '2026-10-05', effective: '2.5' },
        { line: await line('bidder'), day: '2026-10-05', effective: '-1' },
      ]);
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue({
        success: jest.fn(),
        fail: jest.fn(),
      });
      const decide = (names: { permission: { name: string } }[]) =>
        names.map(({ permission: { name } }) => ({
          result:
            allowed?.includes(name) ?? true
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        }));
      const app = express().use(
        createApi({
          knex: ledger.knex,
          sources: { list: () => [AWS], ingestNow: jest.fn() },
          auditor,
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock({ entities: [componentOf('ranker')] }),
          permissions: allowed
            ? mockServices.permissions.mock({
                // Only entities that the reader sees in the catalog.
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
                authorize: async asked => decide(asked),
              })
            : mockServices.permissions(),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user(JO),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          structure: async () => STRUCTURE,
          now: () => clock.now,
        }),
        mockErrorHandler(),
      );
      return { app, auditor, ledger };
    }

    async function clientOf(app: express.Express) {
      const baseUrl = await serveBySpecification(app);
      return new GovernanceClient({
        discoveryApi: { getBaseUrl: async () => baseUrl },
        fetchApi: { fetch },
      });
    }

    const issue = (app: express.Express, month = OCTOBER) =>
      request(app).post('/statements').send({ month });

    it('issues statements as the specification and client say', async () => {
      const { app, auditor, ledger } = await createOctober();
      const client = await clientOf(app);
      expect(await client.getStatementMonths()).toEqual([
        {
          month: OCTOBER,
          closed: true,
          waitingFor: [],
          issued: [],
          open: [
            { owner: ADS, currency: 'USD', effective: '-1' },
            { owner: SEARCH, currency: 'USD', effective: '2.5' },
          ],
        },
      ]);
      await client.issueStatements(OCTOBER);

      const [month] = await client.getStatementMonths();
      expect(month).toMatchObject({ open: [], issued: [{}, {}] });
      const [search, ads] = month.issued;
      expect([search.owner, ads.owner]).toEqual([SEARCH, ADS]);
      expect(await client.getStatement(search.id)).toMatchObject({
        ...search,
        items: [{ costCenter: '=CC', cost: { effective: '2.5' } }],
      });
      const file = await request(app).get(`${PATH}/statement.csv`);
      expect(file.text).toBe(
        [
          'statement,number,issued_at,owner,kind,month,entity,title,cost_center,environment,model,workload,provider,service,shared_from,currency,billed,effective,list',
          `${search.id},2,2026-11-20T12:00:00.000Z,${SEARCH},charge,2026-10,component:default/ranker,Ranker,'=CC,,,inference,AWS,Amazon Bedrock,,USD,2.5,2.5,2.5`,
          '',
        ].join('\r\n'),
      );
      expect(await ledger.knex('statement_months')).toMatchObject([
        { month: OCTOBER, issued_by: JO },
      ]);
      expect(auditor.createEvent.mock.calls.map(([event]) => event)).toEqual([
        expect.objectContaining({
          eventId: 'statement-issue',
          meta: { month: OCTOBER },
        }),
        expect.objectContaining({
          eventId: 'statement-export',
          meta: { month: OCTOBER, owner: SEARCH, currency: 'USD' },
        }),
      ]);
      const again = await issue(app);
      expect(again.status).toBe(409);
    });

    it('shows a statement to who may read all that is in it', async () => {
      const { app } = await createOctober({
        allowed: ['aiCost.statement.issue'],
      });
      const months = async () =>
        (await request(app).get('/statements')).body.items;
      expect(await months()).toMatchObject([{ open: [{ owner: SEARCH }] }]);
      expect((await issue(app)).status).toBe(201);

      expect(await months()).toMatchObject([{ issued: [{ owner: SEARCH }] }]);
      expect(JSON.stringify(await months())).not.toMatch(/ads|bidder/);
      expect((await request(app).get(PATH)).status).toBe(200);
      const hidden = PATH.replace('search', 'ads');
      const absent = PATH.replace('search', 'absent');
      for (const path of [hidden, `${hidden}/statement.csv`, absent]) {
        const { status, body } = await request(app).get(path);
        expect(status).toBe(404);
        expect(body.error.message).toMatch(
          /^There is no statement of group:default\/(ads|absent) for 2026-10 in USD that you may see$/,
        );
      }
    });

    it('shows all statements to who may read them, and lets issue who may', async () => {
      const { app, ledger } = await createOctober({
        allowed: ['aiCost.statement.read'],
      });
      const refused = await issue(app);
      expect(refused.status).toBe(403);
      expect(await ledger.knex('statements')).toEqual([]);
      await ledger
        .knex('billing_sources')
        .update({ last_success_at: '2026-10-30T00:00:00.000Z' });
      await ledger
        .knex('deliveries')
        .update({ current_at: '2026-10-30T00:00:00.000Z' });

      const { body } = await request(app).get('/statements');
      // Which source it is, is for those who may see sources.
      expect(body.items).toEqual([
        {
          month: OCTOBER,
          closed: false,
          waitingFor: ['Charges of a billing source may still change'],
          issued: [],
          open: [],
        },
      ]);
    });

    it.each([
      ['post', '/statements', { month: '2026-13' }, /month must be a month/],
      ['post', '/statements', {}, /required property 'month'/],
      ['get', PATH.replace('2026-10', 'x'), {}, /month must be a month/],
      ['get', PATH.replace('USD', 'usd'), {}, /currency must be a code/],
      [
        'post',
        '/views',
        { name: ' ', page: 'sprawl', search: '' },
        /name must/,
      ],
      [
        'post',
        '/views',
        { name: 'a', page: 'sprawl', search: '\u0000' },
        /control characters/,
      ],
      ['post', '/views', { name: 'a', page: 'x', search: '' }, /page must be/],
      [
        'post',
        '/views',
        { name: 'a', page: 'sprawl', search: 'x'.repeat(2001) },
        /2000 characters/,
      ],
    ] as const)('refuses %s %s %j', async (method, path, body, message) => {
      const { app } = await createOctober();
      const asked = request(app)[method](path);
      const answer = await (method === 'post' ? asked.send(body) : asked);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(message);
    });

    it('keeps views, each for its user', async () => {
      const { app, ledger } = await createOctober();
      const client = await clientOf(app);
      const view = {
        name: 'GPUs',
        page: 'overview',
        search: 'from=2026-10-01',
      };
      const saved = await client.saveView(view);
      expect(saved).toEqual({
        ...view,
        id: expect.any(String),
        savedAt: '2026-11-20T12:00:00.000Z',
      });
      const changed = await client.saveView({ ...view, search: 'to=x' });
      expect(changed).toEqual({ ...saved, search: 'to=x' });
      expect(await client.getSavedViews()).toEqual([changed]);

      const header = mockCredentials.user.header('user:default/ann');
      const asAnn = async () =>
        (await request(app).get('/views').set('Authorization', header)).body;
      expect(await asAnn()).toEqual({ items: [] });
      await request(app)
        .delete(`/views/${saved.id}`)
        .set('Authorization', header)
        .expect(204);
      expect(await client.getSavedViews()).toEqual([changed]);
      await client.deleteView(saved.id);
      expect(await client.getSavedViews()).toEqual([]);

      await request(app)
        .get('/views')
        .set('Authorization', mockCredentials.service.header())
        .expect(403);

      await ledger.knex.batchInsert(
        'saved_views',
        Array.from({ length: 100 }, (_, index) => ({
          id: String(index),
          user_ref: JO,
          name: String(index),
          page: 'overview',
          search: '',
          saved_at: '',
        })),
        50,
      );
      const full = await request(app).post('/views').send(view);
      expect(full.status).toBe(400);
      expect(full.body.error.message).toMatch(/You keep 100 views/);
      await client.saveView({ ...view, name: '7' });
    });
  });
});
