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
  GovernanceClient,
  type PortfolioQuery,
  type ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';
import { toClaimingEntity } from 'backstage-plugin-ai-cost-node';
import express from 'express';
import request from 'supertest';
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { component, TestPortal } from '../__testUtils__/TestPortal';
import { PriceBook } from '../pricing/PriceBook';
import { withShares } from '../sharing/withShares';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(120_000);

const ref = (name: string) => `component:default/${name}`;
const POOL = ref('pool');
const AUTUMN: PortfolioQuery = {
  from: '2026-09-15',
  to: '2026-10-31',
  basis: 'effective',
};
const NAMES = ['a', 'b', 'c'];

/** 50k, 30k and 20k of their own, and 12k of a pool, as FinOps tells it. */
const RULE: ShareRuleInput = {
  entityRef: POOL,
  method: 'fixed',
  consumers: [
    { entityRef: ref('a'), weight: 50 },
    { entityRef: ref('b'), weight: 30 },
    { entityRef: ref('c'), weight: 20 },
  ],
  idle: 'owner',
};

describe('API of shared costs', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createPortal(share?: string) {
      const portal = await TestPortal.create(await databases.init(databaseId));
      const { knex, shares } = portal;
      const own = NAMES.map(name => component(name, { tags: `app=${name}` }));
      portal.entities = [
        component('pool', { resources: 'gpu', ...(share && { share }) }),
        ...own,
      ];
      const line = (name: string) => chargeLine({ tags: { app: name } });
      portal.source.deliveries = [
        {
          period: '2026-10',
          version: 'v1',
          charges: [
            { line: line('a'), day: '2026-10-02', effective: '50000' },
            { line: line('b'), day: '2026-10-02', effective: '30000' },
            { line: line('c'), day: '2026-10-02', effective: '20000' },
            { line: line('nobody'), day: '2026-10-02', effective: '7.25' },
            {
              line: chargeLine({ resourceId: 'gpu', tags: {} }),
              day: '2026-10-02',
              effective: '12000',
            },
          ],
        },
      ];
      await portal.ingest();
      await portal.reattribute();

      /** Refs whose cost may be read; everything when left out. */
      const readers: { costs?: string[]; denied: string[] } = { denied: [] };
      const permissions = mockServices.permissions.mock({
        authorize: async asked =>
          asked.map(({ permission, ...of }) => ({
            result:
              readers.denied.includes(permission.name) ||
              ('resourceRef' in of &&
                readers.costs &&
                !readers.costs.includes(of.resourceRef!))
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async asked =>
          asked.map(({ permission }) =>
            readers.costs && permission.name === 'aiCost.cost.read'
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
      });
      const auditor = mockServices.auditor.mock();
      const event = { success: jest.fn(), fail: jest.fn() };
      auditor.createEvent.mockResolvedValue(event);
      const app = express().use(
        createApi({
          ...{ knex, permissions, auditor },
          sources: { list: () => [portal.source], ingestNow: jest.fn() },
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock({ entities: portal.entities }),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user('user:default/ada'),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          readEntities: () =>
            withShares(portal.entities.map(toClaimingEntity), shares),
          now: () => portal.now,
        }),
        mockErrorHandler(),
      );
      const server = await serveBySpecification(app);
      const api = new GovernanceClient({
        discoveryApi: { getBaseUrl: async () => server },
        fetchApi: { fetch },
      });
      const put = (rule: object, name = 'pool') =>
        request(app).put(`/shared-costs/component/default/${name}`).send(rule);
      return Object.assign(portal, { api, put, readers, auditor, event });
    }

    it('ties direct, shared and unallocated cost out with the bill', async () => {
      const { api } = await createPortal('even:a,b,c; from=2026-10');
      const report = await api.getSharedCosts(AUTUMN);
      expect(report).toEqual({
        currency: 'USD',
        rules: [
          {
            rule: {
              ...{ entityRef: POOL, method: 'even', idle: 'owner' },
              ...{ from: '2026-10', origin: 'annotation' },
              consumers: NAMES.map(name => ({
                entityRef: ref(name),
                weight: 1,
              })),
            },
            owner: 'group:default/team-a',
            cost: '12000',
            kept: '0',
            parts: NAMES.map(name => ({
              entityRef: ref(name),
              cost: '4000',
              share: 4000 / 12000,
            })),
            problems: [],
          },
        ],
        months: [
          {
            month: '2026-10',
            direct: '100000',
            shared: '12000',
            unallocated: '7.25',
            total: '112007.25',
          },
        ],
      });

      const ofA = await api.getSharedCosts({
        ...AUTUMN,
        filters: { entity: [ref('a')], workload: ['inference'] },
      });
      expect(ofA.rules).toEqual([]);
      expect(ofA.months).toMatchObject([
        { direct: '50000', shared: '4000', total: '54000' },
      ]);
      const ofNobody = await api.getSharedCosts({
        ...AUTUMN,
        filters: { owner: [''] },
      });
      expect(ofNobody.months).toMatchObject([{ total: '7.25' }]);
    });

    it('ties out what owners had on the days on which it was theirs', async () => {
      const { api, knex } = await createPortal('even:a,b,c');
      await knex('entity_owners').insert({
        entity_ref: ref('a'),
        valid_from: '2026-10-15',
        owner: 'group:default/other',
      });
      const monthsOf = async (owner: string) => {
        const filters = { owner: [owner] };
        return (await api.getSharedCosts({ ...AUTUMN, filters })).months;
      };

      expect(await monthsOf('group:default/team-a')).toMatchObject([
        { direct: '100000', shared: '12000', total: '112000' },
      ]);
      expect(await monthsOf('group:default/other')).toEqual([]);
    });

    it('previews a rule, saves it, and lets the annotation hold again', async () => {
      const portal = await createPortal('even:a,b,c');
      const { api, auditor, event } = portal;
      const { before, after } = await api.previewShare(RULE, AUTUMN);
      expect(before).toMatchObject({
        kept: '0',
        parts: [{ cost: '4000' }, { cost: '4000' }, { cost: '4000' }],
      });
      expect(after).toMatchObject({
        cost: '12000',
        kept: '0',
        parts: [
          { entityRef: ref('a'), cost: '6000', share: 0.5 },
          { entityRef: ref('b'), cost: '3600', share: 0.3 },
          { entityRef: ref('c'), cost: '2400', share: 0.2 },
        ],
      });
      expect(await portal.knex('share_rules')).toEqual([]);

      await api.saveShare(RULE);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'share-save',
          meta: { entityRef: POOL, rule: expect.stringContaining('fixed') },
        }),
      );
      expect(event.success).toHaveBeenCalledTimes(1);
      expect(await portal.knex('share_rules').first()).toMatchObject({
        saved_by: 'user:default/ada',
        saved_at: portal.now.toISOString(),
      });
      await portal.reattribute();
      await expectConsistent(portal.knex);
      const saved = await api.getSharedCosts(AUTUMN);
      expect(saved.rules[0]).toMatchObject({
        rule: { origin: 'page' },
        parts: after.parts,
      });
      expect(saved.months[0].total).toBe('112007.25');

      await api.deleteShare(POOL);
      await portal.reattribute();
      await expectConsistent(portal.knex);
      const deleted = await api.getSharedCosts(AUTUMN);
      expect(deleted.rules[0]).toMatchObject({
        rule: { origin: 'annotation' },
        parts: before!.parts,
      });
      await expect(api.deleteShare(POOL)).rejects.toThrow(/404/);
    });

    it('refuses a rule that cannot be, and says why', async () => {
      const { put, knex } = await createPortal();
      const cases: [Partial<ShareRuleInput>, RegExp][] = [
        [{ entityRef: ref('a') }, /entityRef must be the entity/],
        [{ from: '2026-13' }, /from must be a month/],
        [{ measure: 'tokens' }, /measure must be left out/],
        [{ idle: 'pooled' }, /idle must be owner/],
        [{ method: 'usage' }, /consumers must be empty/],
        [{ consumers: [] }, /1 to 200 entities/],
        [
          { consumers: [{ entityRef: 'a', weight: 1 }] },
          /\[0\].entityRef must/,
        ],
        [
          { consumers: [{ entityRef: ref('a'), weight: 0 }] },
          /\[0\].weight must be a whole number/,
        ],
        [
          { consumers: [RULE.consumers[0], RULE.consumers[0]] },
          /component:default\/a twice/,
        ],
        [
          { consumers: [{ entityRef: ref('a'), weight: 1_000_001 }] },
          /add up to at most 1000000/,
        ],
        [
          { consumers: [{ entityRef: ref('gone'), weight: 1 }] },
          /component:default\/gone, which the catalog does not have/,
        ],
      ];
      for (const [wrong, message] of cases) {
        const { status, body } = await put({ ...RULE, ...wrong });
        expect(body.error.message).toMatch(message);
        expect(status).toBe(400);
      }
      expect(await knex('share_rules')).toEqual([]);
    });

    it('does not tell a hidden consumer from one that does not exist', async () => {
      const portal = await createPortal();
      // The reader's catalog stays without it.
      portal.entities = [...portal.entities, component('hidden')];
      for (const name of ['hidden', 'none']) {
        const consumers = [{ entityRef: ref(name), weight: 1 }];
        await expect(
          portal.api.previewShare({ ...RULE, consumers }, AUTUMN),
        ).rejects.toMatchObject({
          body: {
            error: { message: expect.stringMatching(/does not show to you/) },
          },
        });
      }
    });

    it('shows those parties alone that the reader may see', async () => {
      const { api, readers } = await createPortal('even:a,b,c');
      readers.costs = [POOL, ref('a')];
      readers.denied = ['aiCost.unallocated.read'];
      const report = await api.getSharedCosts(AUTUMN);
      expect(report.rules[0].rule.consumers).toEqual([
        { entityRef: ref('a'), weight: 1 },
        { entityRef: '', weight: 1 },
        { entityRef: '', weight: 1 },
      ]);
      expect(report.rules[0].parts).toMatchObject([
        { entityRef: '', cost: '8000' },
        { entityRef: ref('a'), cost: '4000' },
      ]);
      expect(report.months).toMatchObject([
        { direct: '50000', shared: '4000', unallocated: '0', total: '54000' },
      ]);
      expect(report.hidden).toEqual({ entities: 2, unallocated: true });
      for (const filters of [
        { entity: [ref('b')] },
        { entity: [ref('none')] },
        { workload: ['none'] },
      ]) {
        const { hidden } = await api.getSharedCosts({ ...AUTUMN, filters });
        expect(hidden).toEqual(report.hidden);
      }
      expect(JSON.stringify(report)).not.toContain(ref('b'));

      readers.costs = [ref('a')];
      const ofConsumer = await api.getSharedCosts(AUTUMN);
      expect(ofConsumer.rules).toEqual([]);
      expect(ofConsumer.months).toMatchObject([{ shared: '4000' }]);
      expect(JSON.stringify(ofConsumer)).not.toContain('pool');
    });

    it.each([
      [{ denied: ['aiCost.share.manage'] }],
      [{ costs: [ref('a')], denied: [] }],
    ])('lets nobody else manage rules: %j', async rights => {
      const portal = await createPortal();
      Object.assign(portal.readers, rights);
      const { api, event } = portal;
      await expect(api.previewShare(RULE, AUTUMN)).rejects.toThrow(/403/);
      await expect(api.saveShare(RULE)).rejects.toThrow(/403/);
      await expect(api.deleteShare(POOL)).rejects.toThrow(/403/);
      expect(event.fail).toHaveBeenCalledTimes(2);
      expect(await portal.knex('share_rules')).toEqual([]);
    });
  });
});
