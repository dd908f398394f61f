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

import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  RollUpMember,
  RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { createRollUp, structureOf } from './__testUtils__/createRollUp';

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const DATA = 'group:default/data';
const COMPANY = 'group:default/company';
const SHOP = 'system:default/shop';
const SALES = 'domain:default/sales';

const STRUCTURE = structureOf({
  components: [
    { name: 'ranker', title: 'Ranker', type: 'service', partOf: [SHOP] },
    { name: 'indexer', partOf: ['component:default/ranker'] },
    { name: 'moved' },
    { name: 'idle' },
  ],
  scopes: [
    { entityRef: COMPANY },
    { entityRef: SEARCH, title: 'Search', parents: [COMPANY] },
    { entityRef: DATA, parents: [COMPANY], members: ['user:default/ann'] },
    { entityRef: SHOP, parents: [SALES] },
    { entityRef: SALES },
  ],
});

const costs = (members: readonly RollUpMember[]) =>
  Object.fromEntries(
    members.map(({ entityRef, cost }) => [entityRef.split('/')[1], cost]),
  );

const series = ({ series: list }: RollUpReport) =>
  Object.fromEntries(list.map(({ key, values }) => [key, values]));

describe('RollUpReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /**
     * October and November of a ranker, an indexer, a component that changes
     * hands on 10 November, and one that left the catalog.
     */
    async function createAutumn() {
      const knex = await databases.init(databaseId);
      const created = await createRollUp(knex, STRUCTURE);
      const { ledger, owned } = created;
      await owned('ranker', { '': SEARCH });
      await owned('indexer', { '': DATA });
      await owned('moved', { '': SEARCH, '2026-11-10': DATA });
      await owned('left', { '': SEARCH });
      await owned('idle', { '': SEARCH });
      await owned('other', { '': 'group:default/other' });
      const line = (name: string, options: object = {}) =>
        ledger.line({
          entityRef: `component:default/${name}`,
          resourceId: name,
          model: 'gpt-5',
          tokenClass: 'input',
          unit: 'Tokens',
          environment: 'production',
          ...options,
        });
      const ranker = await line('ranker');
      const gpu = await line('ranker', {
        model: undefined,
        tokenClass: undefined,
        unit: 'Hours',
        environment: 'staging',
      });
      const indexer = await line('indexer', { serviceProviderName: 'OpenAI' });
      const moved = await line('moved');
      const left = await line('left');
      const other = await line('other');
      const euros = await line('ranker', { billingCurrency: 'EUR' });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        firstChargeDay: '2026-10-01',
        lastChargeDay: '2026-10-31',
        charges: [
          { line: ranker, day: '2026-10-05', effective: '4', quantity: 400 },
          { line: indexer, day: '2026-10-06', effective: '7', quantity: 100 },
          { line: moved, day: '2026-10-07', effective: '0.5', quantity: 5 },
          { line: left, day: '2026-10-31', effective: '100' },
        ],
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        firstChargeDay: '2026-11-01',
        lastChargeDay: '2026-11-19',
        charges: [
          {
            line: ranker,
            day: '2026-11-02',
            effective: '12.000000000000000001',
            billed: '13',
            quantity: 800,
            rows: 3,
          },
          { line: ranker, day: '2026-11-19', effective: '1', quantity: 50 },
          { line: gpu, day: '2026-11-03', effective: '2' },
          { line: indexer, day: '2026-11-04', effective: '6', quantity: 100 },
          { line: moved, day: '2026-11-09', effective: '3', quantity: 30 },
          { line: moved, day: '2026-11-10', effective: '5', quantity: 50 },
          { line: other, day: '2026-11-10', effective: '900' },
          { line: euros, day: '2026-11-10', effective: '33' },
        ],
      });
      return created;
    }

    it('gives a group what it owned, on the days on which it did', async () => {
      const { ask } = await createAutumn();
      const report = await ask({ scopeRef: SEARCH, groupBy: 'owner' });

      expect(costs(report.members)).toEqual({
        ranker: '15.000000000000000001',
        moved: '3',
      });
      expect(report).toMatchObject({
        currency: 'USD',
        previousRange: { from: '2026-10-01', to: '2026-10-20' },
        completeThrough: '2026-11-17',
        comparedDays: {
          current: { from: '2026-11-01', to: '2026-11-17' },
          previous: { from: '2026-10-01', to: '2026-10-17' },
        },
        tieOut: {
          direct: '18.000000000000000001',
          shared: '0',
          unallocated: '0',
          total: '18.000000000000000001',
        },
        entities: 3,
        hidden: undefined,
        children: [],
      });
      expect(report.totals.map(it => [it.currency, it.current])).toEqual([
        [
          'USD',
          {
            billed: '19',
            effective: '18.000000000000000001',
            list: '18.000000000000000001',
          },
        ],
        ['EUR', { billed: '33', effective: '33', list: '33' }],
      ]);
      expect(series(report)).toEqual({ [SEARCH]: ['18.000000000000000001'] });
      expect(report.freshness).toMatchObject([
        { sourceId: 'aws', completeThrough: '2026-11-17', stale: false },
      ]);
    });

    it('says of each entity what the catalog and the bill know', async () => {
      const { ask, ledger } = await createAutumn();
      await ledger.knex('entity_problems').insert({
        entity_ref: 'component:default/ranker',
        problems: JSON.stringify([{}, {}]),
      });
      const { members } = await ask({ scopeRef: SEARCH, from: '2026-10-01' });

      expect(members).toEqual([
        {
          entityRef: 'component:default/left',
          kind: 'component',
          owner: SEARCH,
          cost: '100',
          completeCost: '100',
          previousCost: '0',
          sharedCost: '0',
          share: expect.closeTo(100 / 122.5),
          state: 'new',
          retired: true,
          environments: ['production'],
          models: ['gpt-5'],
          problems: 0,
        },
        {
          entityRef: 'component:default/ranker',
          title: 'Ranker',
          kind: 'Component',
          type: 'service',
          owner: SEARCH,
          system: SHOP,
          cost: '19.000000000000000001',
          completeCost: '18.000000000000000001',
          previousCost: '0',
          sharedCost: '0',
          share: expect.closeTo(19 / 122.5),
          state: 'new',
          retired: false,
          environments: ['production', 'staging'],
          models: ['', 'gpt-5'],
          tokens: 1250,
          problems: 2,
        },
        {
          entityRef: 'component:default/moved',
          kind: 'Component',
          owner: DATA,
          cost: '3.5',
          completeCost: '3.5',
          previousCost: '0',
          sharedCost: '0',
          share: expect.closeTo(3.5 / 122.5),
          state: 'new',
          retired: false,
          environments: ['production'],
          models: ['gpt-5'],
          tokens: 35,
          problems: 0,
        },
      ]);
    });

    it('counts an entity once in a parent, and on its days in each child', async () => {
      const { ask } = await createAutumn();
      const report = await ask({ scopeRef: COMPANY, groupBy: 'owner' });

      expect(report.tieOut.total).toBe('29.000000000000000001');
      expect(report.children).toEqual([
        {
          entityRef: SEARCH,
          title: 'Search',
          entities: 3,
          cost: '18.000000000000000001',
          completeCost: '17.000000000000000001',
          previousCost: '4.5',
        },
        {
          entityRef: DATA,
          entities: 2,
          cost: '11',
          completeCost: '11',
          previousCost: '7',
        },
      ]);
      expect(series(report)).toEqual({
        [SEARCH]: ['18.000000000000000001'],
        [DATA]: ['11'],
      });
      expect(costs(report.members).moved).toBe('8');
      expect(
        await ask({ scopeRef: COMPANY, relations: 'direct' }),
      ).toMatchObject({
        members: [],
        children: [],
        totals: [],
        currency: undefined,
      });
    });

    it('gives a user the cost of their groups, a system its parts, a domain its systems', async () => {
      const { ask } = await createAutumn();
      const total = async (scopeRef: string, relations?: 'direct') =>
        (await ask({ scopeRef, relations })).tieOut.total;

      expect(await total('user:default/ann')).toBe('11');
      expect(await total('user:default/ann', 'direct')).toBe('0');
      expect(await total(SHOP)).toBe('21.000000000000000001');
      expect(await total(SALES, 'direct')).toBe('0');
      const domain = await ask({ scopeRef: SALES, groupBy: 'owner' });
      expect(domain.tieOut.total).toBe('21.000000000000000001');
      expect(domain.children).toMatchObject([{ entityRef: SHOP, entities: 2 }]);
      expect(series(domain)).toEqual({
        [SEARCH]: ['15.000000000000000001'],
        [DATA]: ['6'],
      });
    });

    it('says what moved most, and why', async () => {
      const { ask } = await createAutumn();
      const { movers } = await ask({ scopeRef: COMPANY });

      expect(movers).toEqual([
        {
          entityRef: 'component:default/ranker',
          title: 'Ranker',
          change: '10.000000000000000001',
          drivers: [
            // Twice the tokens, at 0.015 instead of 0.01 each.
            { driver: 'price', amount: '4.000000000000000001' },
            { driver: 'volume', amount: '4' },
            { driver: 'new', amount: '2' },
          ],
        },
        {
          entityRef: 'component:default/moved',
          change: '7.5',
          drivers: [{ driver: 'volume', amount: '7.5' }],
        },
        {
          entityRef: 'component:default/indexer',
          change: '-1',
          drivers: [{ driver: 'price', amount: '-1' }],
        },
      ]);
    });

    it('tells what is new from what is gone', async () => {
      const { ask } = await createAutumn();
      const states = async (from: string, to: string) =>
        Object.fromEntries(
          (await ask({ scopeRef: COMPANY, from, to })).members.map(it => [
            it.entityRef.split('/')[1],
            it.state,
          ]),
        );

      expect(await states('2026-11-01', '2026-11-30')).toEqual({
        ranker: 'continuing',
        indexer: 'continuing',
        moved: 'continuing',
        left: 'gone',
      });
      expect((await states('2026-10-01', '2026-10-31')).left).toBe('new');
    });

    it('shows apart what others share out', async () => {
      const { ask, shared } = await createAutumn();
      await shared('indexer', 'ranker');
      const { tieOut, members } = await ask({ scopeRef: COMPANY });

      expect(tieOut).toEqual({
        direct: '23.000000000000000001',
        shared: '6',
        unallocated: '0',
        total: '29.000000000000000001',
      });
      expect(members.map(it => it.sharedCost)).toEqual(['0', '0', '6']);
    });

    it('keeps what filters ask for, in every figure', async () => {
      const { ask } = await createAutumn();
      const total = async (
        filters: Parameters<typeof ask>[0]['filters'],
        basis: 'billed' | 'effective' = 'effective',
      ) => {
        const report = await ask({ scopeRef: COMPANY, filters, basis });
        const sum = report.series.reduce(
          (all, { values }) => all + +values[0],
          0,
        );
        expect(sum).toBeCloseTo(Number(report.tieOut.total));
        return report.tieOut.total;
      };

      expect(await total({ model: [''] })).toBe('2');
      expect(
        await total({ environment: ['staging', 'production'] }, 'billed'),
      ).toBe('30');
      expect(await total({ provider: ['OpenAI'] })).toBe('6');
      expect(await total({ owner: [DATA] })).toBe('11');
      expect(await total({ owner: [DATA], model: ['none'] })).toBe('0');
      const entity = ['component:default/moved', 'component:default/indexer'];
      expect(await total({ entity })).toBe('14');
      expect(await total({ entity, owner: [SEARCH] })).toBe('3');
      const euros = await ask({ scopeRef: COMPANY, currency: 'EUR' });
      expect(costs(euros.members)).toEqual({ ranker: '33' });
    });

    it('compares entities over time', async () => {
      const { ask } = await createAutumn();
      const report = await ask({
        scopeRef: COMPANY,
        granularity: 'week',
        filters: {
          entity: ['component:default/moved', 'component:default/indexer'],
        },
      });

      expect(report.buckets.map(({ start }) => start)).toEqual([
        '2026-10-26',
        '2026-11-02',
        '2026-11-09',
        '2026-11-16',
      ]);
      expect(series(report)).toEqual({
        'component:default/moved': ['0', '0', '8', '0'],
        'component:default/indexer': ['0', '6', '0', '0'],
      });
    });

    it('leaves out what the reader may not see, and says so', async () => {
      const { ask } = await createAutumn();
      const hidden = ['component:default/ranker', DATA];
      const report = await ask({ scopeRef: COMPANY }, hidden);

      expect(report.hidden).toEqual({ entities: 1, unallocated: false });
      expect(report.tieOut.total).toBe('14');
      expect(report.entities).toBe(3);
      expect(report.children).toMatchObject([
        { entityRef: SEARCH, entities: 2, cost: '3' },
      ]);
      expect(JSON.stringify(report)).not.toMatch(/ranker|EUR/i);
    });

    it('has another tag whenever another report may follow', async () => {
      const { reports, ledger } = await createAutumn();
      const query = {
        from: '2026-11-01',
        to: '2026-11-20',
        granularity: 'month',
        basis: 'effective',
        groupBy: 'model',
        scopeRef: COMPANY,
      } as const;
      const { entityRefs, childRefs } = await reports.scope(query);
      const tag = async (rights: object = {}) =>
        reports.rollUp(query, {
          rights: { entityRefs: new Set(entityRefs), childRefs, ...rights },
          isKnown: () => true,
        });
      const first = await tag();

      expect(first.report).toBeUndefined();
      expect(await tag()).toEqual(first);
      const tags = new Set([
        first.etag,
        (await tag({ entityRefs: new Set(entityRefs.slice(1)) })).etag,
        (await tag({ childRefs: [] })).etag,
      ]);
      await ledger
        .knex('entity_owners')
        .where({ entity_ref: 'component:default/indexer' })
        .update({ owner: SEARCH });
      tags.add((await tag()).etag);
      await ledger.knex('attribution_state').update({ version: 9 });
      tags.add((await tag()).etag);
      expect(tags.size).toBe(5);
    });
  });
});
