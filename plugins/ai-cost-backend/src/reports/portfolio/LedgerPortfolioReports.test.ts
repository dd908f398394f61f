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
import {
  parseDecimal,
  type OverviewReport,
} from 'backstage-plugin-ai-cost-common';
import { CatalogStructure } from '../../catalog/CatalogStructure';
import { RateBook } from '../../currency/rates/RateBook';
import {
  createPortfolio,
  EVERYTHING,
  QUERY,
} from './__testUtils__/createPortfolio';

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const DATA = 'group:default/data';
const RANKER = 'component:default/ranker';
const INDEXER = 'component:default/indexer';
const MOVED = 'component:default/moved';

const STRUCTURE = CatalogStructure.create({
  entities: [
    { entityRef: RANKER, kind: 'Component', title: 'Ranker', partOf: [] },
  ],
  scopes: [{ entityRef: DATA, title: 'Data', parents: [], members: [] }],
});

const costs = (shares: OverviewReport['breakdowns']['owner']) =>
  Object.fromEntries(shares.map(({ key, cost }) => [key, cost]));

const values = ({ series }: OverviewReport) =>
  Object.fromEntries(series.map(({ key, values: amounts }) => [key, amounts]));

describe('LedgerPortfolioReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /**
     * October and November of a ranker, an indexer that has a part of it shared
     * out, a component that changes hands on 10 November, and nobody.
     */
    async function createAutumn(
      options: Parameters<typeof createPortfolio>[1] = {},
    ) {
      const created = await createPortfolio(await databases.init(databaseId), {
        structure: STRUCTURE,
        ...options,
      });
      const { ledger, owned } = created;
      await owned('ranker', { '': SEARCH });
      await owned('indexer', { '': DATA });
      await owned('moved', { '': SEARCH, '2026-11-10': DATA });
      const line = (name: string | undefined, other: object = {}) =>
        ledger.line({
          entityRef: name && `component:default/${name}`,
          resourceId: name,
          model: 'claude-sonnet-4',
          tokenClass: 'input',
          unit: 'Tokens',
          environment: 'production',
          ...other,
        });
      const ranker = await line('ranker');
      const gpu = await line('ranker', {
        model: undefined,
        tokenClass: undefined,
        serviceName: 'Amazon EC2',
        workload: 'training',
        unit: 'Hours',
      });
      const indexer = await line('indexer', {
        serviceProviderName: 'Anthropic',
        serviceName: 'Claude API',
      });
      const moved = await line('moved');
      const nobodys = await line(undefined, { environment: '' });
      const euros = await line('ranker', {
        serviceProviderName: 'Mistral',
        serviceName: 'La Plateforme',
        model: 'mistral-large',
        billingCurrency: 'EUR',
      });
      const shared = await ledger.line({
        resourceId: 'gateway',
        serviceName: 'Gateway',
        segments: [
          {
            parts: [
              { entityRef: RANKER },
              { entityRef: INDEXER, sharedFrom: RANKER },
            ],
          },
        ],
      });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        firstChargeDay: '2026-10-01',
        lastChargeDay: '2026-10-31',
        charges: [
          { line: ranker, day: '2026-10-05', effective: '4', quantity: 400 },
          { line: moved, day: '2026-10-07', effective: '2', quantity: 200 },
          { line: nobodys, day: '2026-10-31', effective: '100' },
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
          },
          { line: ranker, day: '2026-11-19', effective: '1', quantity: 50 },
          { line: gpu, day: '2026-11-03', effective: '2' },
          { line: indexer, day: '2026-11-04', effective: '6', quantity: 100 },
          { line: moved, day: '2026-11-09', effective: '3', quantity: 300 },
          { line: moved, day: '2026-11-10', effective: '5', quantity: 500 },
          { line: nobodys, day: '2026-11-11', effective: '-0.5', rows: 9 },
          { line: shared, day: '2026-11-12', effective: '8' },
          { line: euros, day: '2026-11-10', effective: '33' },
        ],
      });
      return created;
    }

    it('tells what everybody spends, and how that is made up', async () => {
      const { overview } = await createAutumn();
      const report = await overview();

      expect(report).toMatchObject({
        query: { ...QUERY, currency: 'USD' },
        currency: 'USD',
        previousRange: { from: '2026-10-01', to: '2026-10-20' },
        completeThrough: '2026-11-17',
        comparedDays: { current: { from: '2026-11-01', to: '2026-11-17' } },
        freshness: [{ sourceId: 'aws' }],
        totals: [
          { currency: 'USD', current: { effective: '36.500000000000000001' } },
          { currency: 'EUR', current: { effective: '33' } },
        ],
        tieOut: {
          direct: '33.000000000000000001',
          shared: '4',
          unallocated: '-0.5',
          total: '36.500000000000000001',
        },
        titles: { [RANKER]: 'Ranker', [DATA]: 'Data' },
      });
      expect(report.hidden).toBeUndefined();
      expect(values(report)).toEqual({
        AWS: ['30.500000000000000001'],
        Anthropic: ['6'],
      });
    });

    it('gives owners what they owned, on the days on which they did', async () => {
      const { overview } = await createAutumn();
      const report = await overview({ groupBy: 'owner', granularity: 'week' });

      expect(costs(report.breakdowns.owner)).toEqual({
        [SEARCH]: '22.000000000000000001',
        [DATA]: '15',
        '': '-0.5',
      });
      expect(costs(report.breakdowns.entity)).toEqual({
        [RANKER]: '19.000000000000000001',
        [INDEXER]: '10',
        [MOVED]: '8',
        '': '-0.5',
      });
      expect(values(report)).toEqual({
        [SEARCH]: ['0', '14.000000000000000001', '7', '1'],
        [DATA]: ['0', '6', '9', '0'],
        '': ['0', '0', '-0.5', '0'],
      });
    });

    it.each(['provider', 'owner', 'entity', 'model', 'service'] as const)(
      'explains the change of complete days by %s to the last digit',
      async groupBy => {
        const { overview } = await createAutumn();
        const { waterfall, totals } = await overview({ groupBy });

        const [{ currentComplete, previousComplete }] = totals;
        expect(waterfall.before).toBe(previousComplete.effective);
        expect(waterfall.after).toBe(currentComplete.effective);
        const sum = waterfall.steps.reduce(
          (all, { amount }) => all + parseDecimal(amount),
          0n,
        );
        expect(sum).toBe(
          parseDecimal(waterfall.after) - parseDecimal(waterfall.before),
        );
      },
    );

    it('tells the drivers of each value apart', async () => {
      const { overview } = await createAutumn();
      const { waterfall } = await overview({ groupBy: 'entity' });

      // 400 and 200 tokens at 0.01 became 800 and 800.
      expect(waterfall.steps).toEqual(
        expect.arrayContaining([
          { driver: 'mix', key: MOVED, amount: expect.stringMatching(/^2\.6/) },
          { driver: 'new', key: INDEXER, amount: '10' },
          { driver: 'new', key: RANKER, amount: '6' },
          { driver: 'price', key: RANKER, amount: '4.000000000000000001' },
          { driver: 'new', key: '', amount: '-0.5' },
        ]),
      );
    });

    it('has no waterfall before a day is complete', async () => {
      const { overview } = await createAutumn();

      const late = await overview({ from: '2026-11-18' });
      expect(late.waterfall).toMatchObject({
        steps: [],
        unavailable: 'No day of the range is complete yet.',
      });
      const none = await overview({ from: '2025-01-01', to: '2025-01-31' });
      expect(none).toMatchObject({
        totals: [],
        series: [],
        tieOut: { total: '0' },
        waterfall: { steps: [], unavailable: 'There is no spend.' },
      });
    });

    it.each([
      [{ owner: [DATA] }, '15'],
      [{ owner: [DATA], environment: ['production'] }, '11'],
      [{ owner: [''] }, '-0.5'],
      [{ entity: [MOVED, ''] }, '7.5'],
      [{ entity: [MOVED], owner: [SEARCH] }, '3'],
      [{ provider: ['Anthropic'] }, '6'],
      [{ model: [''] }, '10'],
      [{ environment: [''] }, '7.5'],
      [{ workload: ['training'], service: ['Amazon EC2'] }, '2'],
      [{ owner: ['group:default/none'] }, '0'],
    ])('keeps what %j asks for', async (filters, total) => {
      const { overview } = await createAutumn();
      for (const groupBy of ['owner', 'model'] as const) {
        const report = await overview({ filters, currency: 'USD', groupBy });
        expect(report.tieOut.total).toBe(total);
        const parts = [report.breakdowns.entity, report.breakdowns.workload];
        for (const shares of [...parts, report.breakdowns.owner]) {
          expect(
            shares.reduce((sum, { cost }) => sum + parseDecimal(cost), 0n),
          ).toBe(parseDecimal(total));
        }
        const inSeries = report.series.flatMap(it => it.values);
        expect(
          inSeries.reduce((sum, value) => sum + parseDecimal(value), 0n),
        ).toBe(parseDecimal(total));
      }
    });

    it('answers the same from the summaries of entities as from those of all', async () => {
      const { overview, sprawl, models, csv, readersOf } = await createAutumn();
      const rights = await readersOf(['ranker', 'indexer', 'moved'], {
        unallocated: true,
      });
      const filters = [
        undefined,
        { model: ['claude-sonnet-4'] },
        { owner: [DATA] },
      ];
      for (const groupBy of ['provider', 'owner', 'entity'] as const) {
        for (const granularity of ['day', 'month'] as const) {
          for (const some of filters) {
            const asked = { groupBy, granularity, filters: some };
            expect(await overview(asked, rights)).toEqual(
              await overview(asked),
            );
          }
        }
      }
      expect(await sprawl({}, rights)).toEqual(await sprawl());
      expect(await models({}, rights)).toEqual(await models());
      expect(await csv({}, rights)).toEqual(await csv());
    });

    it('adds up only what the reader may see, and says that there is more', async () => {
      const { overview, sprawl, models, csv, readersOf } = await createAutumn();
      const rights = await readersOf(['indexer']);
      const report = await overview({ groupBy: 'entity' }, rights);

      expect(report).toMatchObject({
        hidden: { entities: 2, unallocated: true },
        totals: [{ currency: 'USD', current: { effective: '10' } }],
        tieOut: { direct: '6', shared: '4', unallocated: '0', total: '10' },
        waterfall: { before: '0', after: '10' },
      });
      const told = JSON.stringify([
        report,
        await sprawl({}, rights),
        await models({}, rights),
        await csv({}, rights),
      ]);
      expect(told).not.toMatch(/ranker|moved|search|mistral|EUR|training/i);
    });

    it("leaves out what is nobody's where the reader may not see that", async () => {
      const { overview } = await createAutumn();
      const report = await overview(
        {},
        { ...EVERYTHING, mayReadUnallocated: false },
      );

      expect(report).toMatchObject({
        hidden: { entities: 0, unallocated: true },
        tieOut: { unallocated: '0', total: '37.000000000000000001' },
      });
      expect(costs(report.breakdowns.entity)).not.toHaveProperty(['']);
    });

    it('lists the most expensive spenders, and adds up the others', async () => {
      const { ledger, overview } = await createPortfolio(
        await databases.init(databaseId),
      );
      const charges = [];
      for (let index = 1; index <= 53; index += 1) {
        const line = await ledger.line({
          entityRef: `component:default/c${index}`,
          resourceId: `c${index}`,
        });
        charges.push({ line, day: '2026-11-02', effective: `${index}` });
      }
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
      });
      const { series, breakdowns, waterfall } = await overview({
        groupBy: 'entity',
      });

      expect(series).toHaveLength(51);
      expect(series[0]).toEqual({
        key: 'component:default/c53',
        values: ['53'],
      });
      expect(series[50]).toEqual({ key: 'rest', values: ['6'], rest: 3 });
      expect(breakdowns.entity[50]).toMatchObject({ cost: '6', rest: 3 });
      expect(waterfall.steps[0]).toEqual({ driver: 'new', amount: '946' });
      expect(waterfall.steps).toHaveLength(11);
    });

    it('converts all spend, not a part of it', async () => {
      const book = RateBook.create({
        validDays: 31,
        rates: [
          {
            base: 'EUR',
            quote: 'USD',
            day: '2026-11-01',
            rate: parseDecimal('2'),
            source: 'test',
          },
        ],
      });
      const { overview } = await createAutumn({
        reporting: () => ({ currency: 'USD', book }),
      });

      const { converted } = await overview();
      expect(converted).toMatchObject({
        currency: 'USD',
        current: '102.500000000000000001',
      });
      const filters = { environment: ['production'] };
      expect((await overview({ filters })).converted).toBeUndefined();
    });

    it('exports a row for each entity, owner and what it spends on', async () => {
      const { csv } = await createAutumn();
      const [header, ...rows] = await csv({ currency: 'USD' });

      expect(header).toMatch(
        /^from,to,entity,owner,unallocated_reason,shared,/,
      );
      expect(rows).toHaveLength(8);
      expect(rows).toEqual(
        expect.arrayContaining([
          `2026-11-01,2026-11-09,${MOVED},${SEARCH},,,production,claude-sonnet-4,inference,AWS,Amazon Bedrock,input,Tokens,300,USD,3,3,3,1`,
          `2026-11-10,2026-11-20,${MOVED},${DATA},,,production,claude-sonnet-4,inference,AWS,Amazon Bedrock,input,Tokens,500,USD,5,5,5,1`,
          `2026-11-01,2026-11-20,${INDEXER},${DATA},,shared,,,inference,AWS,Gateway,,,,USD,4,4,4,1`,
          `2026-11-01,2026-11-20,,,no_tags,,,claude-sonnet-4,inference,AWS,Amazon Bedrock,input,Tokens,,USD,-0.5,-0.5,-0.5,9`,
        ]),
      );
    });

    it('breaks off an export when the data changes under it', async () => {
      const { reports, ledger } = await createAutumn();
      const pieces = await reports.exportOverview(QUERY, {
        rights: EVERYTHING,
      });
      const iterator = pieces[Symbol.asyncIterator]();
      await iterator.next();
      await ledger.knex('attribution_state').increment('version');

      await expect(iterator.next()).rejects.toThrow(/have changed/);
    });

    it('tags reports by what the reader may see', async () => {
      const { reports, ledger, owned, readersOf } = await createAutumn();
      const tag = async (rights = EVERYTHING, asked = QUERY) =>
        (await reports.overview(asked, { rights })).etag;
      const first = await tag();

      expect(await tag()).toBe(first);
      const others = [
        await tag({ ...EVERYTHING, mayReadUnallocated: false }),
        await tag(await readersOf(['ranker'])),
        await tag(EVERYTHING, { ...QUERY, filters: { model: [''] } }),
        (await reports.sprawl(QUERY, { rights: EVERYTHING })).etag,
      ];
      await ledger.knex('attribution_state').increment('version');
      others.push(await tag());
      await owned('ranker', { '2026-11-05': DATA });
      others.push(await tag());
      expect(new Set([first, ...others]).size).toBe(7);
      const known = await reports.overview(QUERY, {
        rights: EVERYTHING,
        isKnown: () => true,
      });
      expect(known.report).toBeUndefined();
    });

    it('tells vendors, services and models in use, and what is said of them', async () => {
      const { sprawl } = await createAutumn({
        approvals: [
          { vendor: 'aws', status: 'approved' },
          { model: 'CLAUDE-*', status: 'tolerated', successor: 'claude-5' },
          {
            vendor: 'Mistral',
            status: 'approved',
            endOfLife: '2026-11-20',
          },
          { service: 'Amazon *', status: 'approved', endOfLife: '2026-11-21' },
          { service: 'Cursor', status: 'unapproved' },
        ],
      });
      const report = await sprawl();

      expect(report.vendors).toEqual([
        expect.objectContaining({
          name: 'AWS',
          cost: '30.500000000000000001',
          completeCost: '29.500000000000000001',
          previousCost: '6',
          entities: 3,
          owners: 2,
          topEntities: [RANKER, MOVED, INDEXER],
          topOwners: [SEARCH, DATA],
          firstDay: '2026-10-05',
          lastDay: '2026-11-19',
          status: 'approved',
        }),
        expect.objectContaining({ name: 'Anthropic', status: 'unlisted' }),
        expect.objectContaining({
          name: 'Mistral',
          cost: '0',
          otherCurrencies: ['EUR'],
          firstDay: '2026-11-10',
          status: 'end-of-life',
        }),
      ]);
      expect(
        report.services.map(({ name, provider, status }) => [
          name,
          provider,
          status,
        ]),
      ).toEqual([
        ['Amazon Bedrock', 'AWS', 'approved'],
        ['Gateway', 'AWS', 'approved'],
        ['Claude API', 'Anthropic', 'unlisted'],
        ['Amazon EC2', 'AWS', 'approved'],
        ['La Plateforme', 'Mistral', 'end-of-life'],
      ]);
      expect(report.models[0]).toMatchObject({
        name: 'claude-sonnet-4',
        provider: 'AWS',
        family: 'Claude',
        status: 'tolerated',
        rule: { successor: 'claude-5' },
      });
      expect(report.overlaps).toEqual([
        expect.objectContaining({
          of: { workload: 'inference' },
          vendors: ['AWS', 'Anthropic', 'Mistral'],
          entities: 3,
          cost: '34.500000000000000001',
        }),
        expect.objectContaining({
          of: { family: 'Claude' },
          vendors: ['AWS', 'Anthropic'],
          cost: '26.500000000000000001',
        }),
      ]);
      expect(report.unused).toEqual([
        { service: 'Cursor', status: 'unapproved' },
      ]);
    });

    it('tells of each model its users, price and volume', async () => {
      const { models } = await createAutumn();
      const report = await models();

      expect(report.models[0]).toMatchObject({
        model: 'claude-sonnet-4',
        provider: 'AWS',
        family: 'Claude',
        workloads: ['inference'],
        environments: ['', 'production'],
        usage: [{ tokenClass: 'input', tokens: 1650 }],
        comparedUsage: [
          {
            tokenClass: 'input',
            completeTokens: 1600,
            previousTokens: 600,
            // 20 for 1,600 tokens now, 6 for 600 before.
            completePricePerMillion: 12_500,
            previousPricePerMillion: 10_000,
          },
        ],
        users: [
          { entityRef: RANKER, owner: SEARCH, cost: '13.000000000000000001' },
          { entityRef: MOVED, cost: '8' },
          { entityRef: '', cost: '-0.5' },
        ],
        entities: 2,
        status: 'unlisted',
      });
    });
  });
});
