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
import { addDays } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetryPreview,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import express from 'express';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { TelemetryFixture } from '../reports/value/__testUtils__/TelemetryFixture';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';
const PATH = '/entities/component/default/ranker';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const TRY = {
  kind: 'units',
  name: 'prediction',
  source: 'prometheus',
  expression: 'sum(increase(predictions_total[1d]))',
};

describe('HTTP API of value', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function create() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue({
        success: jest.fn(),
        fail: jest.fn(),
      });
      const preview = jest.fn<
        Promise<TelemetryPreview>,
        Parameters<NonNullable<TelemetrySource['preview']>>
      >(async ({ expression }) => ({ sent: expression, series: [], found: 0 }));
      const telemetrySources = [
        { id: 'prod', type: 'prometheus', preview },
        { id: 'csv', type: 'csv' },
      ].map(
        source =>
          ({
            description: '',
            conventions: [],
            ...source,
          } as unknown as TelemetrySource),
      );
      const app = express().use(
        createApi({
          knex,
          sources: { list: () => [AWS], ingestNow: jest.fn() },
          auditor,
          logger: mockServices.logger.mock(),
          telemetrySources: () => telemetrySources,
          catalog: catalogServiceMock({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: {
                  name: 'ranker',
                  annotations: {
                    'ai-cost/unit-cost-target':
                      'prediction=0.5 USD, prediction=0.4 EUR',
                  },
                },
              },
            ],
          }),
          permissions: mockServices.permissions(),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user(),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          now: () => new Date('2026-11-20T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      const telemetry = TelemetryFixture.create(knex);
      return { knex, ledger, telemetry, app, auditor, preview };
    }

    /** Two models over ten days, of which one is dearer, slower and better. */
    async function createExperiment() {
      const created = await create();
      const { ledger, telemetry } = created;
      const days = Array.from({ length: 10 }, (_, index) =>
        addDays('2026-11-01', index),
      );
      const charges: Parameters<LedgerFixture['delivery']>[0]['charges'] = [];
      for (const [model, price, fast, accuracy] of [
        ['gpt-4o', 3, 20, 0.9],
        ['llama', 1, 80, 0.8],
      ] as const) {
        const line = await ledger.line({ entityRef: RANKER, model });
        const of = { entityRef: RANKER, model };
        const each = <T>(value: (index: number) => T) =>
          Object.fromEntries(days.map((day, index) => [day, value(index)]));
        charges.push(
          ...days.map((day, index) => ({
            line,
            day,
            effective: `${price}.${index}`,
          })),
        );
        await telemetry.count(
          { ...of, measure: 'requests' },
          each(() => 100),
        );
        await telemetry.count(
          { ...of, measure: 'failures' },
          each(() => 2),
        );
        await telemetry.histogram(
          { ...of, measure: 'client_duration', bounds: [1, 2] },
          each(() => [fast, 100 - fast, 0]),
        );
        await telemetry.score(
          { ...of, name: 'accuracy' },
          each(() => ({ value: accuracy, sampleSize: 100 })),
        );
      }
      await telemetry.count(
        { entityRef: RANKER, measure: 'units', name: 'prediction' },
        Object.fromEntries(days.map(day => [day, 10])),
      );
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
        lastChargeDay: '2026-11-19',
      });
      await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
      return created;
    }

    it('answers as its specification says', async () => {
      const { app, ledger, telemetry, knex } = await createExperiment();
      const job = await ledger.line({
        entityRef: RANKER,
        workload: 'training',
        resourceId: 'arn:aws:sagemaker:eu-west-1:1:training-job/ranker-42',
      });
      await ledger.delivery({
        sourceId: 'sagemaker',
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [{ line: job, day: '2026-11-05', effective: '12.5' }],
      });
      await telemetry.run({
        runId: 'f00dfeed',
        entityRef: RANKER,
        startedAt: '2026-11-05T10:00:00.000Z',
        endedAt: '2026-11-05T12:00:00.000Z',
        tags: { 'sagemaker.job.name': 'ranker-42' },
        metrics: { accuracy: 0.9 },
      });
      await knex('telemetry_queries').insert({
        entity_ref: RANKER,
        query: JSON.stringify(TRY),
        problem: 'parse error',
      });
      const server = await serveBySpecification(app);

      const value = await request(server).get(`${PATH}/value?${NOVEMBER}`);
      expect(value.status).toBe(200);
      const unitCost = value.body.kpis.find(
        ({ kpi }: { kpi: string }) => kpi === 'unit-cost',
      );
      // (34.5 + 14.5 + 12.5) / 100 predictions, against the target in dollars
      expect(unitCost).toMatchObject({ value: 0.615, target: 0.5 });
      expect(value.body.telemetry.queries).toEqual([
        { ...TRY, problem: 'parse error' },
      ]);

      const runs = await request(server).get(`${PATH}/runs?${NOVEMBER}`);
      expect(runs.status).toBe(200);
      expect(runs.body).toMatchObject({
        currency: 'USD',
        runs: [{ runId: 'f00dfeed', outcome: 'abandoned', cost: '12.5' }],
        outcomes: [{ outcome: 'abandoned', runs: 1, cost: '12.5' }],
      });

      const comparison = await request(server).get(`${PATH}/comparison`).query({
        from1: '2026-11-01',
        to1: '2026-11-10',
        model1: 'gpt-4o',
        from2: '2026-11-01',
        to2: '2026-11-10',
        model2: 'llama',
        environment2: '',
      });
      expect(comparison.status).toBe(200);

      const tried = await request(server).post('/telemetry/preview').send(TRY);
      expect(tried.status).toBe(200);
    });

    it('says whether two models are different', async () => {
      const { app } = await createExperiment();

      const { body } = await request(app).get(`${PATH}/comparison`).query({
        from1: '2026-11-01',
        to1: '2026-11-10',
        model1: 'gpt-4o',
        from2: '2026-11-01',
        to2: '2026-11-10',
        model2: 'llama',
      });

      expect(body.arms[0]).toMatchObject({
        cost: '34.5',
        requests: 1000,
        costPerThousandRequests: 34.5,
        errorRate: 0.02,
        latency: { samples: 1000 },
        quality: [{ value: expect.closeTo(0.9), sampleSize: 1000 }],
      });
      const [cost, latency, errors, accuracy] = body.differences;
      expect(cost).toMatchObject({
        of: 'cost',
        relative: expect.closeTo(14.5 / 34.5 - 1),
        test: "Welch's t-test",
        verdict: 'different',
      });
      expect(latency).toMatchObject({
        of: 'latency',
        test: 'chi-square test of homogeneity',
        verdict: 'different',
      });
      expect(errors).toMatchObject({
        of: 'errors',
        relative: 0,
        test: 'two-proportion z-test',
        pValue: 1,
        verdict: 'no-evidence',
      });
      // 900 and 800 of 1,000: z = 0.1 / sqrt(0.85 × 0.15 / 500) = 6.26
      expect(accuracy).toMatchObject({
        relative: expect.closeTo(0.8 / 0.9 - 1),
        test: 'two-proportion z-test',
        verdict: 'different',
      });
      expect(accuracy.pValue).toBeLessThan(1e-9);
    });

    it('does not say so of samples that are too few, or missing', async () => {
      const { app } = await createExperiment();

      const { body } = await request(app).get(`${PATH}/comparison`).query({
        from1: '2026-11-01',
        to1: '2026-11-02',
        model1: 'gpt-4o',
        from2: '2026-11-01',
        to2: '2026-11-02',
        model2: 'unknown',
      });

      expect(
        body.differences.map(({ verdict }: { verdict: string }) => verdict),
      ).toEqual(body.differences.map(() => 'not-comparable'));

      const week = await request(app).get(`${PATH}/comparison`).query({
        from1: '2026-11-01',
        to1: '2026-11-02',
        from2: '2026-11-03',
        to2: '2026-11-10',
      });
      expect(week.body.differences[0]).toMatchObject({
        verdict: 'too-few',
        reason: expect.stringMatching(/2 and 8 days/),
      });
    });

    it('answers 304 while nothing has changed', async () => {
      const { app, telemetry } = await createExperiment();
      const ask = (etag: string) =>
        request(app)
          .get(`${PATH}/value?${NOVEMBER}`)
          .set('If-None-Match', etag);
      const { headers } = await ask('"x"');
      expect(headers['cache-control']).toBe('private, no-cache');
      expect((await ask(headers.etag)).status).toBe(304);

      await telemetry.count(
        { entityRef: RANKER, measure: 'retries' },
        { '2026-11-02': 1 },
      );
      expect((await ask(headers.etag)).status).toBe(200);
    });

    it('takes names as they are', async () => {
      const { app } = await createExperiment();

      for (const unit of ["' or 1=1 --", '%', '__proto__', 'constructor']) {
        const { status, body } = await request(app)
          .get(`${PATH}/value?${NOVEMBER}`)
          .query({ unit, environment: unit });
        expect(status).toBe(200);
        expect(body.unit).toBe(unit);
        expect(body.models).toEqual([]);
      }
    });

    it('tells of the runs of some environments', async () => {
      const { app, ledger, telemetry } = await create();
      const charges = [];
      for (const environment of ['production', 'staging']) {
        const runId = `run-${environment}`;
        await telemetry.run({
          ...{ runId, entityRef: RANKER },
          startedAt: '2026-11-05T10:00:00.000Z',
        });
        const line = { entityRef: RANKER, environment, tags: { run: runId } };
        charges.push({
          line: await ledger.line(line),
          ...{ day: '2026-11-05', effective: '10' },
        });
      }
      const currentAt = '2026-11-20T06:00:00.000Z';
      await ledger.delivery({ period: '2026-11', currentAt, charges });

      const { body } = await request(app).get(
        `${PATH}/runs?${NOVEMBER}&environment=production`,
      );

      expect(body.runs).toMatchObject([
        { runId: 'run-production', cost: '10' },
      ]);
    });

    it('tells what runs came to, and whose charges name them', async () => {
      const { app, ledger, telemetry } = await create();
      const ended = {
        entityRef: RANKER,
        startedAt: '2026-11-05T10:00:00.000Z',
        endedAt: '2026-11-05T12:00:00.000Z',
      };
      const version = (...aliases: string[]) => ({
        versions: [{ model: 'ranker', version: '3', aliases }],
      });
      await telemetry.run({
        ...ended,
        runId: 'run-champion',
        ...version('champion'),
      });
      await telemetry.run({
        ...ended,
        runId: 'run-staging',
        ...version('Staging'),
      });
      await telemetry.run({ ...ended, runId: 'run-failed', status: 'failed' });
      await telemetry.run({
        runId: 'run-going',
        entityRef: RANKER,
        startedAt: '2026-11-06T10:00:00.000Z',
        status: 'running',
      });
      await telemetry.run({ ...ended, runId: 'run-others', entityRef: '' });
      const tagged = (tags: Record<string, string>) =>
        ledger.line({ entityRef: RANKER, tags });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          {
            line: await tagged({ mlflow_run: 'run-champion' }),
            day: '2026-11-05',
            effective: '10',
          },
          // Only nearly the name of a run.
          {
            line: await tagged({ mlflow_run: 'run-champion-2' }),
            day: '2026-11-05',
            effective: '100',
          },
          // Of two runs, so of neither.
          {
            line: await tagged({ a: 'run-staging', b: 'run-failed' }),
            day: '2026-11-05',
            effective: '1000',
          },
        ],
      });

      const { body } = await request(app).get(`${PATH}/runs?${NOVEMBER}`);

      expect(
        body.runs.map((run: { runId: string; outcome: string }) => [
          run.runId,
          run.outcome,
        ]),
      ).toEqual([
        ['run-going', 'running'],
        ['run-champion', 'promoted'],
        ['run-failed', 'abandoned'],
        ['run-staging', 'evaluated'],
      ]);
      expect(body.runs[1]).toMatchObject({
        evidence: 'Version 3 of ranker is champion',
        cost: '10',
        costEvidence: 'Charges have the tag mlflow_run=run-champion',
      });
      expect(body.runs[2]).toMatchObject({
        costEvidence: 'Its charges name other runs as well',
      });
      expect(body.runs[2].cost).toBeUndefined();
      expect(body.outcomes).toEqual([
        {
          ...{ outcome: 'promoted', runs: 1, cost: '10' },
          ...{ withoutCost: 0, estimated: 0 },
        },
        {
          ...{ outcome: 'evaluated', runs: 1, cost: '0' },
          ...{ withoutCost: 1, estimated: 0 },
        },
        {
          ...{ outcome: 'abandoned', runs: 1, cost: '0' },
          ...{ withoutCost: 1, estimated: 0 },
        },
        {
          ...{ outcome: 'running', runs: 1, cost: '0' },
          ...{ withoutCost: 1, estimated: 0 },
        },
      ]);
    });

    it('tells runs in time, however many long tags they have', async () => {
      const { app, ledger, telemetry } = await create();
      for (let run = 0; run < 50; run += 1) {
        await telemetry.run({
          runId: `run-number-${run}`,
          entityRef: RANKER,
          startedAt: '2026-11-05T10:00:00.000Z',
          endedAt: '2026-11-05T12:00:00.000Z',
          tags: Object.fromEntries(
            Array.from({ length: 50 }, (_, tag) => [
              `${tag}.job`,
              `${run} ${tag} `.padEnd(1000, 'long'),
            ]),
          ),
        });
      }
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          {
            line: await ledger.line({
              entityRef: RANKER,
              tags: { mlflow_run: 'run-number-7' },
            }),
            day: '2026-11-05',
            effective: '10',
          },
        ],
      });
      const began = Date.now();
      const { body } = await request(app).get(`${PATH}/runs?${NOVEMBER}`);
      expect(Date.now() - began).toBeLessThan(2_000);
      expect(
        body.runs.flatMap((run: { runId: string; cost?: string }) =>
          run.cost === undefined ? [] : [[run.runId, run.cost]],
        ),
      ).toEqual([['run-number-7', '10']]);
    });

    it('tries a query, cuts the answer, and audits that', async () => {
      const { app, auditor, preview } = await create();
      preview.mockResolvedValue({
        sent: TRY.expression,
        series: Array.from({ length: 50 }, (_, index) => ({
          labels: { instance: String(index) },
          value: '1',
        })),
        found: 50,
      });

      const { body } = await request(app)
        .post('/telemetry/preview')
        .send({ ...TRY, entityRef: RANKER })
        .expect(200);

      expect(body.found).toBe(50);
      expect(body.series).toHaveLength(20);
      expect(preview.mock.calls[0][0]).toEqual(TRY);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'telemetry-preview',
          meta: { ...TRY, entityRef: RANKER },
        }),
      );
    });

    it('has no previews of unknown sources, nor too many at once', async () => {
      const { app, preview } = await create();
      const attempt = (source: string) =>
        request(app)
          .post('/telemetry/preview')
          .send({ ...TRY, source });
      await attempt('unknown').expect(404);
      await attempt('csv').expect(400, /cannot be tried/);

      let release = () => {};
      const released = new Promise<void>(resolve => {
        release = resolve;
      });
      preview.mockImplementation(async ({ expression }) => {
        await released;
        return { sent: expression, series: [], found: 0 };
      });
      const waiting = Array.from({ length: 4 }, () =>
        attempt('prod').then(({ status }) => status),
      );
      while (preview.mock.calls.length < 4) {
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await attempt('prod').expect(503);
      release();
      expect(await Promise.all(waiting)).toEqual([200, 200, 200, 200]);
      await attempt('prod').expect(200);
    });
  });
});
