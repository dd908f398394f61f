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
  type EntityCostQuery,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import { RateBook } from '../../currency/rates/RateBook';
import type { Reporting } from '../../currency/ReportingRates';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { EntityCostReports } from './EntityCostReports';

jest.setTimeout(60_000);

const NOW = new Date('2026-11-20T12:00:00.000Z');
const RANKER = 'component:default/ranker';

const INDEXER = 'component:default/search-indexer';

const query: EntityCostQuery = {
  entityRef: RANKER,
  from: '2026-11-01',
  to: '2026-11-20',
  granularity: 'week',
  basis: 'effective',
  groupBy: 'model',
};

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

describe('EntityCostReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger(reporting?: () => Reporting) {
      const ledger = await LedgerFixture.create(
        await databases.init(databaseId),
      );
      const reports = EntityCostReports.create({
        knex: ledger.knex,
        configuredSources: () => [AWS],
        now: () => NOW,
        reporting,
      });
      const report = async (
        asked: Partial<EntityCostQuery> = {},
      ): Promise<EntityCostReport> => {
        const tagged = await reports.entityCosts(
          { ...query, ...asked },
          { mayReadSources: true },
        );
        return tagged.report!;
      };
      const etag = async (asked: Partial<EntityCostQuery> = {}) =>
        (await reports.entityCosts({ ...query, ...asked })).etag;
      return { ledger, report, etag };
    }

    /** October and November of two models, a GPU and a credit. */
    async function createAutumn() {
      const created = await createLedger();
      const { ledger } = created;
      const input = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        model: 'claude-sonnet',
        tokenClass: 'input',
        unit: 'Tokens',
      });
      const output = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        model: 'claude-sonnet',
        tokenClass: 'output',
        unit: 'Tokens',
      });
      const gpu = await ledger.line({
        entityRef: RANKER,
        environment: 'staging',
        serviceName: 'Amazon EC2',
        workload: 'training',
        unit: 'Hours',
      });
      const credit = await ledger.line({
        entityRef: RANKER,
        chargeCategory: 'Credit',
        workload: 'other',
      });
      const euros = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        serviceProviderName: 'OpenAI',
        model: 'gpt-4o',
        billingCurrency: 'EUR',
      });
      const others = await ledger.line({ entityRef: 'component:default/else' });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [
          { line: input, day: '2026-10-05', effective: '4', quantity: 1e6 },
          { line: gpu, day: '2026-10-18', effective: '1.5', quantity: 3 },
          { line: gpu, day: '2026-10-19', effective: '7' },
          { line: gpu, day: '2026-10-31', effective: '1000' },
        ],
      });
      const november = await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          {
            line: input,
            day: '2026-11-02',
            effective: '3.000000000000000001',
            billed: '3.5',
            list: '4',
            quantity: 1_000_000,
            rows: 2,
          },
          { line: output, day: '2026-11-02', effective: '10', quantity: 5e5 },
          { line: gpu, day: '2026-11-09', effective: '0.25', quantity: 0.5 },
          { line: gpu, day: '2026-11-18', effective: '2', quantity: 4 },
          { line: credit, day: '2026-11-10', effective: '-0.75' },
          { line: euros, day: '2026-11-03', effective: '9' },
          { line: others, day: '2026-11-03', effective: '555' },
        ],
      });
      await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
      return { ...created, november };
    }

    it('adds up what an entity costs, for each currency alone', async () => {
      const { report } = await createAutumn();

      const { totals, query: answered, ...rest } = await report();

      expect(totals).toEqual([
        {
          currency: 'USD',
          charges: 6,
          current: {
            billed: '15',
            effective: '14.500000000000000001',
            list: '15.5',
          },
          // 1 to 20 October: 4 + 1.5 + 7.
          previous: { billed: '12.5', effective: '12.5', list: '12.5' },
          // Complete through 17 November; the GPU of the 18th may change.
          currentComplete: {
            billed: '13',
            effective: '12.500000000000000001',
            list: '13.5',
          },
          previousComplete: { billed: '4', effective: '4', list: '4' },
        },
        {
          currency: 'EUR',
          charges: 1,
          current: { billed: '9', effective: '9', list: '9' },
          previous: { billed: '0', effective: '0', list: '0' },
          currentComplete: { billed: '9', effective: '9', list: '9' },
          previousComplete: { billed: '0', effective: '0', list: '0' },
        },
      ]);
      expect(answered).toEqual({ ...query, environments: [], currency: 'USD' });
      expect(rest).toMatchObject({
        previousRange: { from: '2026-10-01', to: '2026-10-20' },
        comparedDays: {
          current: { from: '2026-11-01', to: '2026-11-17' },
          previous: { from: '2026-10-01', to: '2026-10-17' },
        },
        environments: ['', 'production', 'staging'],
        completeThrough: '2026-11-17',
        freshness: [
          {
            sourceId: 'aws',
            grade: 'invoice',
            deliveredAt: '2026-11-20T06:00:00.000Z',
            completeThrough: '2026-11-17',
            lastChargeDay: '2026-11-18',
            stale: false,
          },
        ],
        restatements: [],
        problems: [],
        suggestions: [],
      });
    });

    it('spreads the cost over time and dimensions', async () => {
      const { report } = await createAutumn();

      const { buckets, series, breakdowns, models } = await report();

      expect(buckets).toEqual([
        { start: '2026-10-26', end: '2026-11-01', completeness: 'settled' },
        { start: '2026-11-02', end: '2026-11-08', completeness: 'settled' },
        { start: '2026-11-09', end: '2026-11-15', completeness: 'settled' },
        { start: '2026-11-16', end: '2026-11-20', completeness: 'provisional' },
      ]);
      expect(series).toEqual([
        {
          key: 'claude-sonnet',
          values: ['0', '13.000000000000000001', '0', '0'],
        },
        { key: '', values: ['0', '0', '-0.5', '2'] },
      ]);
      expect(breakdowns.environment).toEqual([
        {
          key: 'production',
          cost: '13.000000000000000001',
          completeCost: '13.000000000000000001',
          previousCost: '4',
          share: 0.896551724,
        },
        {
          key: 'staging',
          cost: '2.25',
          completeCost: '0.25',
          previousCost: '0',
          share: 0.155172413,
        },
        {
          key: '',
          cost: '-0.75',
          completeCost: '-0.75',
          previousCost: '0',
          share: undefined,
        },
      ]);
      expect(breakdowns.workload.map(({ key }) => key)).toEqual([
        'inference',
        'training',
        'other',
      ]);
      expect(models).toEqual([
        {
          model: 'claude-sonnet',
          provider: 'AWS',
          workloads: ['inference'],
          cost: '13.000000000000000001',
          completeCost: '13.000000000000000001',
          previousCost: '4',
          share: 0.896551724,
          usage: [
            {
              tokenClass: 'input',
              tokens: 1_000_000,
              cost: '3.000000000000000001',
              pricePerMillion: 3,
            },
            {
              tokenClass: 'output',
              tokens: 500_000,
              cost: '10',
              pricePerMillion: 20,
            },
          ],
        },
        {
          model: '',
          provider: 'AWS',
          workloads: ['training', 'other'],
          cost: '1.5',
          completeCost: '-0.5',
          previousCost: '0',
          share: 0.103448275,
          usage: [],
        },
      ]);
    });

    it('narrows to environments, a currency, a basis and a dimension', async () => {
      const { report } = await createAutumn();

      const production = await report({
        environments: ['production', ''],
        basis: 'billed',
      });
      expect(production.totals[0].current.billed).toBe('12.75');
      expect(production.environments).toEqual(['', 'production', 'staging']);
      expect(production.series).toEqual([
        { key: 'claude-sonnet', values: ['0', '13.5', '0', '0'] },
        { key: '', values: ['0', '0', '-0.75', '0'] },
      ]);

      const euros = await report({ currency: 'EUR', groupBy: 'provider' });
      expect(euros.totals).toHaveLength(2);
      expect(euros.series).toEqual([
        { key: 'OpenAI', values: ['0', '9', '0', '0'] },
      ]);
      expect(euros.models.map(({ model }) => model)).toEqual(['gpt-4o']);

      const nothing = await report({ currency: 'JPY' });
      expect(nothing.series).toEqual([]);
      expect(nothing.breakdowns.model).toEqual([]);
    });

    it('tells apart what is shared with it, and what it shares out', async () => {
      const { ledger, report } = await createLedger();
      const part = (
        entityRef: string,
        weight: number,
        environment: string,
      ) => ({
        ...{ entityRef, weight, environment },
        sharedFrom: entityRef === INDEXER ? undefined : INDEXER,
      });
      const shared = await ledger.line({
        resourceId: 'gpu',
        segments: [
          {
            parts: [
              part(INDEXER, 1, 'production'),
              part(RANKER, 2, 'production'),
              part('component:default/other', 1, 'production'),
            ],
          },
        ],
      });
      const own = await ledger.line({ entityRef: RANKER });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          { line: shared, day: '2026-11-02', effective: '4' },
          { line: own, day: '2026-11-02', effective: '1' },
        ],
      });

      const ranker = await report();
      expect(ranker.totals[0].current.effective).toBe('3');
      expect(ranker.shared).toEqual({ received: '2', givenAway: '0' });
      const indexer = await report({ entityRef: INDEXER });
      expect(indexer.totals[0].current.effective).toBe('1');
      expect(indexer.shared).toEqual({ received: '0', givenAway: '3' });
      const other = 'component:default/other';
      const all = await ledger.line({
        resourceId: 'gateway',
        segments: [{ parts: [{ entityRef: RANKER, sharedFrom: other }] }],
      });
      await ledger.delivery({
        sourceId: 'gateway',
        period: '2026-10',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [{ line: all, day: '2026-11-02', effective: '9' }],
      });
      const ofOther = await report({ entityRef: other });
      expect(ofOther.shared).toEqual({ received: '1', givenAway: '9' });

      const month = { from: '2026-11-01', to: '2026-11-30' };
      const staging = { ...month, environments: ['staging'] };
      expect((await report({ entityRef: INDEXER, ...month })).shared).toEqual(
        indexer.shared,
      );
      expect(
        (await report({ entityRef: INDEXER, ...staging })).shared,
      ).toBeUndefined();
    });

    it('adds up months and their odd days to the same total', async () => {
      const { report } = await createAutumn();
      const range = { from: '2026-09-30', to: '2026-11-18' };

      const months = await report({ ...range, granularity: 'month' });
      const days = await report({ ...range, granularity: 'day' });

      expect(months.buckets.map(({ start }) => start)).toEqual([
        '2026-09-01',
        '2026-10-01',
        '2026-11-01',
      ]);
      expect(months.series).toEqual([
        { key: '', values: ['0', '1008.5', '1.5'] },
        { key: 'claude-sonnet', values: ['0', '4', '13.000000000000000001'] },
      ]);
      expect(months.totals).toEqual(days.totals);
      expect(days.buckets).toHaveLength(50);
      expect(days.buckets.map(({ completeness }) => completeness)).toEqual([
        'missing', // September was not delivered
        'missing', // nothing before the first charge
        'missing',
        'missing',
        'missing',
        ...Array(44).fill('settled'),
        'provisional',
      ]);
      expect(months.buckets.map(({ completeness }) => completeness)).toEqual([
        'missing',
        'provisional',
        'provisional',
      ]);
    });

    it('shows deliveries that are visible, and no others', async () => {
      const { ledger, report, november } = await createAutumn();
      const line = await ledger.line({
        entityRef: RANKER,
        resourceId: 'another',
      });
      const delivery = {
        period: '2026-11',
        currentAt: '2026-11-20T07:00:00.000Z',
        charges: [{ line, day: '2026-11-05', effective: '70' }],
      };
      await ledger.delivery({ ...delivery, status: 'staged' });
      await ledger.delivery({ ...delivery, status: 'rejected' });
      expect((await report()).totals[0].current.effective).toBe(
        '14.500000000000000001',
      );

      await ledger.supersede(november, delivery);

      const { totals } = await report();
      expect(totals.map(({ currency }) => currency)).toEqual(['USD']);
      expect(totals[0].current.effective).toBe('70');
    });

    it('tells of changes to days that were complete, and not of growth', async () => {
      const { ledger, report, november } = await createAutumn();
      const line = await ledger.line({ entityRef: RANKER, resourceId: 'new' });
      await ledger.supersede(november, {
        period: '2026-11',
        currentAt: '2026-11-20T11:00:00.000Z',
        charges: [
          { line, day: '2026-11-03', effective: '500', billed: '565' },
          { line, day: '2026-11-19', effective: '1000' },
        ],
      });

      const { restatements } = await report();

      // Through 17 November there were 567.500000000000000001 USD and 9 EUR.
      expect(restatements).toEqual([
        {
          sourceId: 'aws',
          period: '2026-11',
          at: '2026-11-20T11:00:00.000Z',
          currency: 'EUR',
          change: { billed: '-9', effective: '-9', list: '-9' },
        },
        {
          sourceId: 'aws',
          period: '2026-11',
          at: '2026-11-20T11:00:00.000Z',
          currency: 'USD',
          change: {
            billed: '-3',
            effective: '-67.500000000000000001',
            list: '-68.5',
          },
        },
      ]);
      // It is no concern of who has nothing from that source.
      const nothing = await report({ entityRef: 'component:default/nothing' });
      expect(nothing.restatements).toEqual([]);
      expect(nothing.freshness).toEqual([]);
    });

    it('tells of a correction that a later bill posts to a closed month', async () => {
      const { ledger, report } = await createAutumn();
      const line = await ledger.line({ entityRef: RANKER, resourceId: 'new' });
      const corrected = (sourceId: string, currentAt: string) =>
        ledger.delivery({
          sourceId,
          period: '2026-11',
          currentAt,
          charges: [
            { line, day: '2026-09-20', effective: '-4' },
            { line, day: '2026-10-31', effective: '8' },
            { line, day: '2026-11-01', effective: '16' },
          ],
        });
      await ledger.source({
        id: 'gcp',
        lastSuccessAt: '2026-11-20T06:00:00.000Z',
        observedLagDays: 2,
      });
      await ledger.source({
        id: 'new',
        lastSuccessAt: '2026-11-20T06:00:00.000Z',
      });
      await ledger.delivery({
        sourceId: 'gcp',
        period: '2026-10',
        currentAt: '2026-10-30T06:00:00.000Z',
        charges: [{ line, day: '2026-10-02', effective: '1' }],
      });
      await corrected('gcp', '2026-11-01T12:00:00.000Z');
      // It had shown nothing that could have changed.
      await corrected('new', '2026-11-01T12:00:00.000Z');

      const { restatements } = await report();

      // The last days of October were still filling.
      expect(restatements).toEqual([
        {
          sourceId: 'gcp',
          period: '2026-11',
          at: '2026-11-01T12:00:00.000Z',
          currency: 'USD',
          change: { billed: '-4', effective: '-4', list: '-4' },
        },
      ]);
    });

    it('does not blame the provider for other rules of what is AI', async () => {
      const { ledger, report, november } = await createAutumn();
      const line = await ledger.line({ entityRef: RANKER, resourceId: 'new' });
      const classified = await ledger.supersede(november, {
        period: '2026-11',
        currentAt: '2026-11-20T11:00:00.000Z',
        charges: [{ line, day: '2026-11-03', effective: '500' }],
      });
      await ledger
        .knex('deliveries')
        .where('id', classified)
        .update({ classifier: 'newer' });
      expect((await report()).restatements).toEqual([]);
    });

    it('names the owner of the last day, and what is wrong', async () => {
      const { ledger, report } = await createAutumn();
      const owner = (validFrom: string, ref: string, costCenter = '') => ({
        entity_ref: RANKER,
        valid_from: validFrom,
        owner: ref,
        cost_center: costCenter,
      });
      const problem = {
        annotation: 'ai-cost/tags',
        kind: 'malformed',
        message: 'Write tags as key=value.',
      };
      await ledger
        .knex('entity_owners')
        .insert([
          owner('', 'group:default/old'),
          owner('2026-11-10', 'group:default/search', 'CC-1'),
        ]);
      await ledger
        .knex('entity_problems')
        .insert({ entity_ref: RANKER, problems: JSON.stringify([problem]) });

      expect(await report()).toMatchObject({
        owner: 'group:default/search',
        costCenter: 'CC-1',
        problems: [problem],
      });
      const october = await report({ from: '2026-10-01', to: '2026-10-31' });
      expect(october.owner).toBe('group:default/old');
      expect(october.costCenter).toBeUndefined();
    });

    it('suggests annotations for charges that are nobody’s', async () => {
      const { ledger, report } = await createAutumn();
      const tagged = {
        tags: { App: 'Search-Indexer', team: 'search' },
        resourceId: 'arn:aws:sagemaker:eu-west-1:1:endpoint/search-indexer-v2',
      };
      const nobodys = await ledger.line(tagged);
      const claimed = await ledger.line({
        ...tagged,
        tags: { app: 'search-indexer-claimed' },
        entityRef: RANKER,
      });
      const gone = await ledger.line({ tags: { app: 'search_indexer' } });
      const replaced = await ledger.line({
        entityRef: INDEXER,
        resourceId: 'old',
      });
      const unlike = await ledger.line({ tags: { app: 'search,indexer' } });
      const october = await ledger.delivery({
        sourceId: 'gcp',
        period: '2026-10',
        currentAt: '2026-11-01T00:00:00.000Z',
        charges: [gone, replaced].map(line => ({
          line,
          day: '2026-10-05',
          effective: '1',
        })),
      });
      await ledger.supersede(october, {
        sourceId: 'gcp',
        period: '2026-10',
        currentAt: '2026-11-02T00:00:00.000Z',
        charges: [nobodys, claimed, unlike].map(line => ({
          line,
          day: '2026-10-05',
          effective: '1',
        })),
      });

      const { suggestions, totals, buckets } = await report({
        entityRef: INDEXER,
      });

      expect(totals).toEqual([]);
      expect(buckets).toHaveLength(4);
      expect(suggestions).toEqual([
        {
          annotation: 'ai-cost/tags',
          value: 'app=Search-Indexer',
          evidence: 'Nobody’s charges have the tag App=Search-Indexer',
          lines: 1,
        },
        {
          annotation: 'ai-cost/resources',
          value: tagged.resourceId,
          evidence: 'Nobody’s charges are of the resource search-indexer-v2',
          lines: 1,
        },
      ]);
      expect((await report()).suggestions).toEqual([]);
    });

    it('keeps its tag while nothing changes, and no longer', async () => {
      const { ledger, etag, november } = await createAutumn();
      const before = await etag();
      expect(await etag()).toBe(before);

      const others = [
        await etag({ entityRef: 'component:default/else' }),
        await etag({ from: '2026-11-02' }),
        await etag({ basis: 'list' }),
        await etag({ environments: [''] }),
        await etag({ environments: [] }),
        await etag({ currency: 'EUR' }),
      ];
      await ledger.knex('attribution_state').increment('version', 1);
      others.push(await etag());
      await ledger
        .knex('billing_sources')
        .update({ last_success_at: '2026-11-19T06:00:00.000Z' });
      await ledger.knex('ingestion_runs').insert({
        source_id: 'aws',
        started_at: NOW.toISOString(),
        heartbeat_at: NOW.toISOString(),
        finished_at: NOW.toISOString(),
        outcome: 'failed',
      });
      others.push(await etag());
      await ledger.supersede(november, {
        period: '2026-11',
        currentAt: '2026-11-20T08:00:00.000Z',
        charges: [],
      });
      others.push(await etag());

      expect(new Set([before, ...others]).size).toBe(others.length + 1);
    });

    it('converts all currencies to the reporting one, day by day', async () => {
      let value = '1.2';
      const { ledger, report, etag } = await createLedger(() =>
        reportingIn('USD', [
          { from: 'EUR', day: '2026-10-30', value: '1.1' },
          { from: 'EUR', day: '2026-11-02', value },
        ]),
      );
      const lineIn = (billingCurrency: string) =>
        ledger.line({
          entityRef: RANKER,
          environment: 'production',
          billingCurrency,
        });
      const euros = await lineIn('EUR');
      const dollars = await lineIn('USD');
      const pounds = await lineIn('GBP');
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [{ line: euros, day: '2026-10-31', effective: '2' }],
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          { line: euros, day: '2026-11-01', effective: '10', billed: '1' },
          { line: euros, day: '2026-11-02', effective: '10' },
          { line: euros, day: '2026-11-18', effective: '100' },
          { line: dollars, day: '2026-11-03', effective: '0.5' },
          { line: pounds, day: '2026-11-03', effective: '7' },
        ],
      });

      const november = { to: '2026-11-30', granularity: 'month' } as const;
      const { totals, converted } = await report(november);

      expect(
        totals.map(({ currency, current }) => [currency, current.effective]),
      )
        // Never added together.
        .toEqual([
          ['EUR', '120'],
          ['GBP', '7'],
          ['USD', '0.5'],
        ]);
      expect(converted).toEqual({
        currency: 'USD',
        // 10 * 1.1 + 10 * 1.2 + 0.5, although a month is one row of a summary.
        current: '23.5',
        previous: '2.2',
        values: ['23.5'],
        rates: [
          {
            base: 'EUR',
            quote: 'USD',
            source: 'config',
            first: { day: '2026-10-30', rate: '1.1' },
            last: { day: '2026-11-02', rate: '1.2' },
          },
        ],
        unconverted: [
          {
            window: 'current',
            currency: 'EUR',
            amount: '100',
            reason: 'no_rate_of_day',
            from: '2026-11-18',
            to: '2026-11-18',
          },
          {
            window: 'current',
            currency: 'GBP',
            amount: '7',
            reason: 'no_rates',
            from: '2026-11-03',
            to: '2026-11-03',
          },
        ],
      });
      const billed = await report({ ...november, basis: 'billed' });
      expect(billed.converted?.current).toBe('13.6');
      const staging = await report({ ...november, environments: ['staging'] });
      expect(staging.converted).toBeUndefined();
      const before = await etag();
      value = '1.3';
      expect(await etag()).not.toBe(before);
    });

    it('converts nothing where all is in the reporting currency', async () => {
      const { ledger, report } = await createLedger(() =>
        reportingIn('USD', []),
      );
      const line = await ledger.line({ entityRef: RANKER });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [{ line, day: '2026-11-01', effective: '10' }],
      });

      const { totals, converted } = await report();

      expect(totals).toHaveLength(1);
      expect(converted).toBeUndefined();
    });
  });
});

function reportingIn(
  currency: string,
  rates: { from: string; day: string; value: string }[],
): Reporting {
  return {
    currency,
    book: RateBook.create({
      rates: rates.map(({ from, day, value }) => ({
        base: from,
        quote: currency,
        day,
        rate: parseDecimal(value),
        source: 'config',
      })),
      validDays: 7,
    }),
  };
}
