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
  KPIS,
  type EntityValueQuery,
  type EntityValueReport,
} from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { TelemetryFixture } from './__testUtils__/TelemetryFixture';
import { EntityValueReports } from './EntityValueReports';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';
const NOW = new Date('2026-11-20T12:00:00.000Z');
const DAY = '2026-11-10';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const SOURCES = ['prometheus', 'langfuse', 'mlflow'].map(
  id =>
    ({
      id,
      type: id,
      description: `The ${id} of the test`,
      conventions: [{ name: `${id}_requests`, measure: 'requests' }],
    } as unknown as TelemetrySource),
);

describe('EntityValueReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function create() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
      const reports = EntityValueReports.create({
        knex,
        configuredSources: () => [AWS],
        telemetrySources: () => SOURCES,
        now: () => NOW,
      });
      const ask = async (query: Partial<EntityValueQuery> = {}) => {
        const { report } = await reports.entityValue({
          entityRef: RANKER,
          from: DAY,
          to: DAY,
          ...query,
        });
        return report!;
      };
      return {
        knex,
        ledger,
        telemetry: TelemetryFixture.create(knex),
        reports,
        ask,
      };
    }

    /** Charges of a day in November, so that the days around are complete. */
    async function bill(
      ledger: LedgerFixture,
      charges: Parameters<LedgerFixture['delivery']>[0]['charges'],
    ) {
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
        firstChargeDay: '2026-11-01',
        lastChargeDay: '2026-11-19',
      });
    }

    const line = (ledger: LedgerFixture, options: object) =>
      ledger.line({ entityRef: RANKER, environment: 'production', ...options });

    it('adds up to a day that was checked by hand', async () => {
      const { ledger, telemetry, ask } = await create();
      // The bill of 2026-11-10, per model and class of tokens:
      const charge = async (
        options: object,
        effective: string,
        quantity?: number,
      ) => ({
        line: await line(ledger, options),
        day: DAY,
        effective,
        quantity,
      });
      const tokens = { unit: 'Tokens' };
      await bill(ledger, [
        //                gpt-4o: $6 + $12 + $0.60 = $18.60
        await charge(
          { ...tokens, model: 'gpt-4o', tokenClass: 'input' },
          '6',
          2_400_000,
        ),
        await charge(
          { ...tokens, model: 'gpt-4o', tokenClass: 'output' },
          '12',
          1_200_000,
        ),
        await charge(
          { ...tokens, model: 'gpt-4o', tokenClass: 'cache_read' },
          '0.6',
          600_000,
        ),
        //                llama on GPUs of our own: $10.00, without tokens
        await charge({ model: 'llama', unit: 'Hours', gpuCount: 1 }, '10', 24),
        //                training: $1.40; together $30.00
        await charge({ workload: 'training' }, '1.4'),
      ]);
      // The samples of the day:
      const gpt = { entityRef: RANKER, model: 'gpt-4o' };
      const llama = { entityRef: RANKER, model: 'llama' };
      const production = { environment: 'production' };
      await telemetry.count(
        {
          entityRef: RANKER,
          annotated: true,
          measure: 'units',
          name: 'prediction',
        },
        { [DAY]: 15_000 },
      );
      for (const [model, measure, count] of [
        [gpt, 'requests', 6000],
        [gpt, 'failures', 60],
        [gpt, 'retries', 30],
        [llama, 'requests', 4000],
        [llama, 'failures', 140],
        [llama, 'gpu_seconds', 86_400],
        [llama, 'gpu_active_seconds', 21_600],
        [llama, 'input_tokens', 1_500_000],
        [llama, 'output_tokens', 300_000],
      ] as const) {
        await telemetry.count(
          { ...model, ...production, measure },
          { [DAY]: count },
        );
      }
      const bounds = [0.5, 1, 2, 4];
      await telemetry.histogram(
        { ...gpt, ...production, measure: 'client_duration', bounds },
        { [DAY]: [3000, 1800, 900, 300, 0] },
      );
      await telemetry.histogram(
        { ...llama, ...production, measure: 'client_duration', bounds },
        { [DAY]: [1000, 1200, 1100, 500, 200] },
      );
      for (const [model, value, sampleSize] of [
        [gpt, 0.9, 200],
        [llama, 0.8, 300],
      ] as const) {
        await telemetry.score(
          { ...model, ...production, name: 'accuracy' },
          { [DAY]: { value, sampleSize } },
        );
      }

      const report = await ask();

      const kpi = kpisOf(report);
      // $30.00 / 15,000 predictions
      expect(kpi('unit-cost')).toMatchObject({
        value: 0.002,
        numerator: '30',
        denominator: 15_000,
        days: 1,
        sources: ['prometheus'],
      });
      // ($18.60 + $10.00) / 10,000 requests × 1,000
      expect(kpi('cost-per-thousand-requests').value).toBeCloseTo(2.86, 12);
      expect(kpi('cost-per-thousand-requests').numerator).toBe('28.6');
      // $6 / 2,400 thousand, $12 / 1,200 thousand, $0.60 / 600 thousand; nobody
      // bills cache writes
      const ofTokens = (tokenClass: string) =>
        kpi('cost-per-thousand-tokens', tokenClass).value;
      expect(ofTokens('input')).toBeCloseTo(0.0025, 12);
      expect(ofTokens('output')).toBeCloseTo(0.01, 12);
      expect(ofTokens('cache_read')).toBeCloseTo(0.001, 12);
      expect(kpi('cost-per-thousand-tokens', 'cache_write')).toMatchObject({
        value: undefined,
        unavailable: 'The bill counts no such tokens.',
      });
      // $28.60 / ((6,000 - 60) × 0.9 + (4,000 - 140) × 0.8)
      // = $28.60 / (5,346 + 3,088) = $28.60 / 8,434
      expect(kpi('cost-per-success').value).toBeCloseTo(28.6 / 8434, 12);
      expect(kpi('cost-per-success').denominator).toBeCloseTo(8434, 6);
      // 10,000 / 15,000
      expect(kpi('requests-per-unit').value).toBeCloseTo(2 / 3, 12);
      // (2.4M + 1.2M + 0.6M of the bill, 1.5M + 0.3M measured) / 10,000
      expect(kpi('tokens-per-request')).toMatchObject({
        value: 600,
        sources: ['bill', 'prometheus'],
      });
      // 200 / 10,000
      expect(kpi('error-rate').value).toBeCloseTo(0.02, 12);
      // $18.60 × 60 / 6,000 + $10.00 × 140 / 4,000 = $0.186 + $0.35
      expect(kpi('cost-of-failures').value).toBeCloseTo(0.536, 12);
      // $18.60 × 30 / 6,000
      expect(kpi('cost-of-retries').value).toBeCloseTo(0.093, 12);
      // 0.6M / (2.4M + 0.6M) of gpt-4o; nobody counts the cache of llama
      expect(kpi('cache-hit-rate').value).toBeCloseTo(0.2, 12);
      // Merged 4000, 3000, 2000, 800, 200 of 10,000: the 5,000th is a third
      // through 0.5 to 1, the 9,500th 500 of 800 through 2 to 4; the 9,900th is
      // above 4.
      expect(kpi('latency', 'p50').value).toBeCloseTo(0.5 + 0.5 / 3, 12);
      expect(kpi('latency', 'p95').value).toBeCloseTo(3.25, 12);
      expect(kpi('latency', 'p99')).toMatchObject({
        value: undefined,
        unavailable: expect.stringMatching(/above the highest bound/),
      });
      expect(kpi('time-to-first-token', 'p50').unavailable).toMatch(
        /No histogram/,
      );
      // 21,600 / 86,400, and $10.00 × 75 % of the charges of llama
      expect(kpi('gpu-utilisation').value).toBe(0.25);
      expect(kpi('gpu-idle-cost')).toMatchObject({
        value: 7.5,
        numerator: '10',
      });
      // (1.2M + 0.3M) / 86,400 s, for $30.00 / 24 h: 17.3611 / 1.25
      expect(kpi('tokens-per-second-per-dollar').value).toBeCloseTo(
        1_500_000 / 86_400 / 1.25,
        9,
      );

      expect(report.days).toEqual([
        {
          day: DAY,
          completeness: 'settled',
          cost: '30',
          units: 15_000,
          unitCost: 0.002,
          requests: 10_000,
          failures: 200,
          tokens: 6_000_000,
          latency: {
            p50: expect.closeTo(0.5 + 0.5 / 3),
            p95: expect.closeTo(3.25),
            samples: 10_000,
            error: { p50: 0.5, p95: 2 },
          },
        },
      ]);
      expect(report.models.map(({ model }) => model)).toEqual([
        'gpt-4o',
        'llama',
        '',
      ]);
      const [first, second, rest] = report.models;
      expect(first).toMatchObject({
        provider: 'AWS',
        environments: ['production'],
        cost: '18.6',
        previousCost: '0',
        requests: 6000,
        failures: 60,
        tokens: {
          input: 2_400_000,
          output: 1_200_000,
          cache_read: 600_000,
        },
        tokenPrices: {
          input: expect.closeTo(0.0025, 12),
          output: expect.closeTo(0.01, 12),
          cache_read: expect.closeTo(0.001, 12),
        },
        // $18.60 / 6,000 × 1,000
        costPerThousandRequests: expect.closeTo(3.1),
        errorRate: 0.01,
        // 3,000 of 6,000 lie below 0.5; 5,700 are the end of 1 to 2; the
        // 5,940th is 240 of 300 through 2 to 4.
        latency: {
          p50: 0.5,
          p95: 2,
          p99: expect.closeTo(3.6),
          samples: 6000,
          error: { p50: 0.5, p95: 1, p99: 2 },
        },
        quality: { value: 0.9, sampleSize: 200, day: DAY },
        // $18.60 / (5,940 × 0.9)
        costPerSuccess: expect.closeTo(18.6 / 5346),
        // Dearer, and better.
        frontier: true,
        unavailable: { timeToFirstToken: expect.any(String) },
      });
      expect(second).toMatchObject({
        cost: '10',
        // $10.00 / 4,000 × 1,000
        costPerThousandRequests: 2.5,
        errorRate: 0.035,
        tokens: { input: 1_500_000, output: 300_000 },
        tokenPrices: {},
        quality: { value: 0.8, sampleSize: 300 },
        frontier: true,
      });
      expect(rest).toMatchObject({
        model: '',
        cost: '1.4',
        unavailable: { costPerThousandRequests: expect.any(String) },
      });
      expect(report.scores).toEqual([
        expect.objectContaining({ model: 'gpt-4o', value: 0.9 }),
        expect.objectContaining({ model: 'llama', value: 0.8 }),
      ]);
      expect(report.decomposition.unavailable).toMatch(/two complete days/);
      expect(report).toMatchObject({
        currency: 'USD',
        currencies: ['USD'],
        grades: ['invoice'],
        unit: 'prediction',
        units: ['prediction'],
        completeThrough: '2026-11-17',
      });
      expect(report.telemetry.sources[0]).toMatchObject({
        source: 'prometheus',
        lastDay: DAY,
        conventions: [{ name: 'prometheus_requests', measure: 'requests' }],
        measures: expect.arrayContaining(['units', 'score']),
      });
    });

    it('has every KPI, and a reason where there is none', async () => {
      const { ask } = await create();

      const { kpis, days, decomposition } = await ask();

      const ids = new Set<string>(kpis.map(({ kpi }) => kpi));
      expect([...ids].sort()).toEqual(
        Object.values(KPIS)
          .map(({ id }) => id)
          .sort(),
      );
      for (const { value, unavailable } of kpis) {
        expect(value).toBeUndefined();
        expect(unavailable).toMatch(/\.$/);
      }
      expect(days).toEqual([{ day: DAY, completeness: 'missing' }]);
      expect(decomposition.unavailable).toBeDefined();
    });

    it('counts each call once, by the most trusted source', async () => {
      const { telemetry, ask } = await create();
      const counts = async (reporter: string, options: object, count: number) =>
        telemetry.count(
          { entityRef: RANKER, reporter, measure: 'requests', ...options },
          { [DAY]: count },
        );
      await counts('source:langfuse', { model: 'gpt-4o' }, 70);
      await counts('source:langfuse', { model: 'claude' }, 7);
      await counts('source:prometheus', { model: 'gpt-4o' }, 100);
      await counts('plugin:pusher', { model: 'gpt-4o' }, 1000);

      const { models, days } = await ask();

      expect(models.map(({ model, requests }) => [model, requests])).toEqual([
        ['claude', 7],
        ['gpt-4o', 100],
      ]);
      expect(days[0].requests).toBe(107);

      // What an annotation asks for stands for all models that it does not tell
      // apart, and leaves them to the others.
      await counts('source:langfuse', { annotated: true }, 120);
      const annotated = await ask();
      expect(annotated.days[0].requests).toBe(120);
      expect(
        annotated.models.map(({ model, requests }) => [model, requests]),
      ).toEqual([
        ['', 120],
        ['claude', 7],
        ['gpt-4o', 100],
      ]);
    });

    it('says when telemetry is still being given to entities', async () => {
      const { knex, telemetry, ask } = await create();
      await telemetry.count(
        { entityRef: RANKER, measure: 'requests' },
        { [DAY]: 100 },
      );
      expect((await ask()).telemetry.pending).toBe(false);
      await knex('telemetry_series').update({ attributed_by: '' });
      expect((await ask()).telemetry.pending).toBe(true);
    });

    it('does not take a model for free that nothing is charged for', async () => {
      const { ledger, telemetry, ask } = await create();
      const billed = { model: 'gpt-4o', workload: 'inference' };
      await bill(ledger, [
        { line: await line(ledger, billed), day: DAY, effective: '5' },
      ]);
      for (const model of ['gpt-4o', 'llama']) {
        await telemetry.count(
          { entityRef: RANKER, measure: 'requests', model },
          { [DAY]: 1000 },
        );
      }

      const { models } = await ask();

      expect(
        models.map(({ model, costPerThousandRequests }) => [
          model,
          costPerThousandRequests,
        ]),
      ).toEqual([
        ['gpt-4o', 5],
        ['llama', undefined],
      ]);
      expect(models[1].unavailable.costPerThousandRequests).toMatch(
        /nothing was charged/,
      );
    });

    it('does not take a source of unknown environments for another', async () => {
      const { telemetry, ask } = await create();
      const requests = { entityRef: RANKER, measure: 'requests' } as const;
      await telemetry.count(
        { ...requests, environment: 'production' },
        { [DAY]: 100 },
      );
      await telemetry.count(
        { ...requests, environment: 'staging' },
        { [DAY]: 10 },
      );
      await telemetry.count(
        { ...requests, reporter: 'source:langfuse' },
        { [DAY]: 90 },
      );

      expect((await ask()).days[0].requests).toBe(110);
      const staging = await ask({ environments: ['staging'] });
      expect(staging.days[0].requests).toBe(10);
    });

    it('takes its share of what several share, and scores as they are', async () => {
      const { telemetry, ask } = await create();
      const shared = { entityRef: RANKER, percent: 25 };
      await telemetry.count(
        { ...shared, measure: 'requests' },
        { [DAY]: 1000 },
      );
      await telemetry.histogram(
        { ...shared, measure: 'server_duration', bounds: [1] },
        { [DAY]: [100, 0] },
      );
      await telemetry.score(
        { ...shared, name: 'f1' },
        { [DAY]: { value: 0.7 } },
      );

      const { days, scores } = await ask();

      expect(days[0].requests).toBe(250);
      expect(days[0].latency?.samples).toBe(25);
      expect(scores[0].value).toBe(0.7);
    });

    it('keeps missing days missing, and uses usage events last', async () => {
      const { knex, ledger, telemetry, ask } = await create();
      const llm = await line(ledger, { model: 'gpt-4o' });
      await bill(ledger, [
        { line: llm, day: '2026-11-09', effective: '5' },
        { line: llm, day: DAY, effective: '3' },
      ]);
      await telemetry.count(
        { entityRef: RANKER, model: 'gpt-4o', measure: 'requests' },
        { [DAY]: 600 },
      );
      await knex('usage_series').insert({
        id: 7,
        key_hash: 'a',
        reporter: 'plugin:app',
        dimensions: '{}',
        seen_on: DAY,
      });
      await knex('usage_attributions').insert(
        ['gpt-4o'].map(model => ({
          series_id: 7,
          valid_from: '',
          part: 0,
          entity_ref: RANKER,
          environment: '',
          model,
          workload: 'inference',
          weight: 1,
        })),
      );
      for (const day of ['2026-11-09', DAY]) {
        await knex('usage_hours').insert({
          series_id: 7,
          hour: `${day}T10:00Z`,
          run_id: '',
          currency: '',
          requests: 9,
          input_tokens: 900,
        });
      }

      const report = await ask({ from: '2026-11-09' });

      expect(report.days.map(({ requests }) => requests)).toEqual([
        undefined,
        600,
      ]);
      // $3.00 of the day with requests alone.
      expect(kpisOf(report)('cost-per-thousand-requests')).toMatchObject({
        value: 5,
        days: 1,
      });
      // 900 tokens of usage events for the 600 requests of the same day.
      expect(kpisOf(report)('tokens-per-request')).toMatchObject({
        value: 1.5,
        sources: ['prometheus', 'usage'],
      });
    });

    it('says why the cost of a unit changed', async () => {
      const { ledger, telemetry, ask } = await create();
      const llm = await line(ledger, {
        model: 'gpt-4o',
        tokenClass: 'input',
        unit: 'Tokens',
      });
      const training = await line(ledger, { workload: 'training' });
      await bill(ledger, [
        { line: llm, day: '2026-11-09', effective: '8', quantity: 1000 },
        { line: training, day: '2026-11-09', effective: '2' },
        { line: llm, day: DAY, effective: '16', quantity: 2000 },
        { line: training, day: DAY, effective: '4' },
      ]);
      await telemetry.count(
        { entityRef: RANKER, model: 'gpt-4o', measure: 'requests' },
        { '2026-11-09': 100, [DAY]: 100 },
      );
      await telemetry.count(
        { entityRef: RANKER, measure: 'units', name: 'decision' },
        { '2026-11-09': 50, [DAY]: 50 },
      );

      const { decomposition } = await ask({ from: '2026-11-09' });

      // $10 / 50 before, $20 / 50 after: $0.16 more for twice the tokens of a
      // request, $0.04 more for training.
      expect(decomposition).toMatchObject({
        before: { from: '2026-11-09', to: '2026-11-09', unitCost: 0.2 },
        after: { from: DAY, to: DAY, unitCost: 0.4 },
        total: 2,
        per: 'decision',
      });
      const amounts = Object.fromEntries(
        decomposition.terms.map(({ term, amount }) => [term, amount]),
      );
      expect(amounts.tokens).toBeCloseTo(0.16, 12);
      expect(amounts.unmetered).toBeCloseTo(0.04, 12);
      expect(amounts.price).toBeCloseTo(0, 12);
      const product = decomposition.terms.reduce(
        (all, { factor }) => all * factor,
        1,
      );
      expect(product).toBeCloseTo(2, 12);
    });

    it('never compares unlike scores', async () => {
      const { telemetry, ask } = await create();
      const score = (options: object, value: number, sampleSize?: number) =>
        telemetry.score(
          { entityRef: RANKER, name: 'accuracy', ...options },
          { [DAY]: { value, sampleSize } },
        );
      await score({ model: 'a' }, 0.9, 10);
      await score({ model: 'b', evaluator: 'gpt-5' }, 0.99, 5);
      await score({ model: 'c', reporter: 'source:langfuse' }, 0.99);
      await score({ model: 'd', direction: 'lower' }, 0.01, 5);

      const { scores, models } = await ask();

      expect(new Set(scores.map(({ key }) => key)).size).toBe(4);
      expect(models.flatMap(({ quality }) => quality ?? [])).toHaveLength(1);
      expect(models.filter(({ frontier }) => frontier)).toEqual([]);
    });

    it('weights scores by their samples, and takes the newest without', async () => {
      const { telemetry, ask } = await create();
      await telemetry.score(
        { entityRef: RANKER, name: 'accuracy' },
        {
          '2026-11-09': { value: 0.5, sampleSize: 30 },
          [DAY]: { value: 0.9, sampleSize: 10 },
        },
      );
      await telemetry.score(
        { entityRef: RANKER, name: 'f1' },
        { '2026-11-09': { value: 0.5 }, [DAY]: { value: 0.9 } },
      );

      const { scores } = await ask({ from: '2026-11-09' });

      // (0.5 × 30 + 0.9 × 10) / 40
      expect(scores.map(({ name, value }) => [name, value])).toEqual([
        ['accuracy', expect.closeTo(0.6)],
        ['f1', 0.9],
      ]);
    });

    it('cannot merge histograms of unlike buckets', async () => {
      const { telemetry, ask } = await create();
      const timed = { entityRef: RANKER, measure: 'client_duration' } as const;
      await telemetry.histogram(
        { ...timed, bounds: [1, 2] },
        { [DAY]: [1, 1, 1] },
      );
      await telemetry.histogram(
        { ...timed, bounds: [3, 5] },
        { [DAY]: [1, 1, 1] },
      );

      const kpi = kpisOf(await ask());

      expect(kpi('latency', 'p50').unavailable).toMatch(/no bound in common/);
    });

    it('has no unit cost where the count is zero', async () => {
      const { ledger, telemetry, ask } = await create();
      const llm = await line(ledger, { model: 'gpt-4o' });
      await bill(ledger, [{ line: llm, day: DAY, effective: '3' }]);
      for (const measure of ['units', 'requests'] as const) {
        await telemetry.count({ entityRef: RANKER, measure }, { [DAY]: 0 });
      }

      const report = await ask();

      expect(kpisOf(report)('unit-cost')).toMatchObject({
        value: undefined,
        unavailable: expect.stringMatching(/zero/),
      });
      expect(report.days[0].unitCost).toBeUndefined();
    });

    it('has another tag when anything changes that it tells of', async () => {
      const { knex, telemetry, reports } = await create();
      const query = { entityRef: RANKER, from: DAY, to: DAY };
      const tagOf = async (options = {}) =>
        (await reports.entityValue(query, options)).etag;
      const first = await tagOf();
      expect(await tagOf()).toBe(first);
      const known = await reports.entityValue(query, {
        isKnown: tag => tag === first,
      });
      expect(known).toEqual({ etag: first });

      await telemetry.count(
        { entityRef: RANKER, measure: 'requests' },
        { [DAY]: 1 },
      );
      const second = await tagOf();
      await knex('telemetry_queries').insert({
        entity_ref: RANKER,
        query: JSON.stringify({ kind: 'units', name: 'x' }),
      });
      const third = await tagOf();
      const targets = [{ unit: 'x', amount: '1', currency: 'USD' }];
      const fourth = await tagOf({ targets });
      expect(new Set([first, second, third, fourth]).size).toBe(4);
    });
  });
});

function kpisOf({ kpis }: EntityValueReport) {
  return (id: string, of?: string) =>
    kpis.find(it => it.kpi === id && it.of === of)!;
}
