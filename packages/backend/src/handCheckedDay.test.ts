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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  mockCredentials,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import aiCostModuleTelemetry from 'backstage-plugin-ai-cost-backend-module-telemetry';
import {
  addMonths,
  monthOf,
  utcDay,
  type EntityTrainingRuns,
  type EntityValueReport,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { MANUAL, SamplePortal } from './__testUtils__/SamplePortal';
import sampleTelemetry from './sampleTelemetry';

jest.setTimeout(300_000);

/*
 * The files say 2026-10 and are read as of last month, for sources do not look
 * back for ever. What they say of component:ranker, in production:
 *
 *                             14th                  15th
 * gpt-4o     input            1.0M tokens   $2.50   1.2M tokens   $3.00
 *            from the cache                         0.4M tokens   $0.50
 *            output           0.4M tokens   $4.00   0.6M tokens   $6.00
 *            together         1.4M tokens   $6.50   2.2M tokens   $9.50
 *            requests         500                   500 + 300 = 800
 *            failures         5                     6 + 2 = 8
 *            retries                                3 + 1 = 4
 *            accuracy         0.85 of 100           0.9 of 100
 * llama      a GPU, 24 hours                $6.00                 $8.00
 *            requests         300                   200
 *            failures         3                     10
 *            input tokens     450,000               300,000
 *            output tokens    150,000               100,000
 *            GPU seconds                            86,400
 *            of them active                         34,560
 *            accuracy                               0.8 of 50
 * training   ranker-job-5                                         $0.80
 *            ranker-job-6                                         $1.60
 *            ranker-job-7                                         $2.40
 * together                                 $12.50                $22.30
 * predictions                 500                   1,000
 */
const FIXTURES = path.join(__dirname, '__fixtures__', 'hand-checked-day');
const MONTH = addMonths(monthOf(utcDay(new Date())), -1);
const [BEFORE, DAY] = [`${MONTH}-14`, `${MONTH}-15`];
const LLAMA = 'llama-3-8b';

const about = (value: number) => expect.closeTo(value, 10);

describe('a day that was checked by hand', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hand-checked-'));

  beforeAll(() => {
    for (const name of fs.readdirSync(FIXTURES)) {
      const text = fs.readFileSync(path.join(FIXTURES, name), 'utf8');
      fs.writeFileSync(
        path.join(folder, name),
        text.replaceAll('2026-10', MONTH),
      );
    }
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  async function startPortal(id: TestDatabaseId) {
    const portal = await SamplePortal.start({
      knex: await databases.init(id),
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'ranker',
            annotations: {
              'ai-cost/unit-cost-target': 'prediction=0.02 USD',
            },
          },
          spec: {},
        },
      ],
      config: {
        sources: [
          {
            ...{ id: 'aws', type: 'files', format: 'focus' },
            path: path.join(folder, 'bill.csv'),
            schedule: MANUAL,
          },
        ],
        telemetry: {
          sources: [
            {
              ...{ id: 'offline', type: 'csv' },
              path: path.join(folder, 'evaluations.csv'),
            },
          ],
        },
        usage: { retention: { days: 70 } },
      },
      root: { sampleTelemetry: { folder } },
      features: [aiCostModuleTelemetry, sampleTelemetry],
    });
    const { lastRun } = await portal.ingest('aws');
    expect(lastRun).toMatchObject({ outcome: 'success', problems: [] });
    const { body } = await request(portal.server)
      .post('/api/ai-cost/usage/events')
      .set('Authorization', mockCredentials.service.header())
      .type('application/cloudevents-batch+json')
      .send(fs.readFileSync(path.join(folder, 'usage-events.json'), 'utf8'));
    expect(body).toMatchObject({ accepted: 2, rejected: [] });
    return portal;
  }

  async function get<T>({ server }: SamplePortal, what: string): Promise<T> {
    const { body } = await request(server)
      .get(`/api/ai-cost/entities/component/default/ranker/${what}`)
      .expect(200);
    return body;
  }

  /** Until all that was measured is there, and given to the entity. */
  async function untilMeasured(portal: SamplePortal) {
    for (;;) {
      const { days, scores, telemetry } = await get<EntityValueReport>(
        portal,
        `value?from=${DAY}&to=${DAY}`,
      );
      const { runs } = await get<EntityTrainingRuns>(
        portal,
        `runs?from=${DAY}&to=${DAY}`,
      );
      const [day] = days;
      if (
        !telemetry.pending &&
        day.requests !== undefined &&
        day.units !== undefined &&
        scores.length === 2 &&
        runs.length === 4
      ) {
        return;
      }
      await sleep(500);
    }
  }

  function expectKpis({ kpis }: EntityValueReport) {
    const told = Object.fromEntries(
      kpis.map(({ kpi, of, value, previous }) => [
        of === undefined ? kpi : `${kpi} ${of}`,
        { value, previous },
      ]),
    );
    expect(told).toEqual({
      // $22.30 / 1,000; $12.50 / 500
      'unit-cost': { value: about(0.0223), previous: about(0.025) },
      // ($9.50 + $8.00) / (800 + 200) × 1,000; $12.50 / (500 + 300) × 1,000
      'cost-per-thousand-requests': {
        value: about(17.5),
        previous: about(15.625),
      },
      // $3.00 / 1,200 thousand; $2.50 / 1,000 thousand
      'cost-per-thousand-tokens input': {
        value: about(0.0025),
        previous: about(0.0025),
      },
      // $6.00 / 600 thousand; $4.00 / 400 thousand
      'cost-per-thousand-tokens output': {
        value: about(0.01),
        previous: about(0.01),
      },
      // $0.50 / 400 thousand
      'cost-per-thousand-tokens cache_read': { value: about(0.00125) },
      'cost-per-thousand-tokens cache_write': {},
      // $17.50 / ((800 - 8) × 0.9 + (200 - 10) × 0.8) = $17.50 / (712.8 + 152)
      // Of the 14th gpt-4o alone has a score: $6.50 / ((500 - 5) × 0.85)
      'cost-per-success': {
        value: about(17.5 / 864.8),
        previous: about(6.5 / 420.75),
      },
      // 1,000 / 1,000; 800 / 500
      'requests-per-unit': { value: about(1), previous: about(1.6) },
      // (2.2M of the bill + 0.4M) / 1,000; (1.4M + 0.6M) / 800
      'tokens-per-request': { value: about(2600), previous: about(2500) },
      // (8 + 10) / 1,000; (5 + 3) / 800
      'error-rate': { value: about(0.018), previous: about(0.01) },
      // $9.50 × 8 / 800 + $8.00 × 10 / 200 = $0.095 + $0.40
      // $6.50 × 5 / 500 + $6.00 × 3 / 300 = $0.065 + $0.06
      'cost-of-failures': { value: about(0.495), previous: about(0.125) },
      // $9.50 × 4 / 800; nobody counted retries on the 14th
      'cost-of-retries': { value: about(0.0475) },
      // 0.4M / (1.2M + 0.4M) of gpt-4o, for nobody counts the cache of llama
      'cache-hit-rate': { value: about(0.25) },
      // Both hours and models up to 0.5, 1, 2 and 4 s: 200 + 100 + 20 = 320,
      // 200 + 140 + 60 = 400, 60 + 40 + 80 = 180, 40 + 20 + 40 = 100.
      // The 500th is 180 of 400 through 0.5 to 1, the 950th 50 of 100 and the
      // 990th 90 of 100 through 2 to 4.
      'latency p50': { value: about(0.725) },
      'latency p95': { value: about(3) },
      'latency p99': { value: about(3.8) },
      // 200, 400 and 200 up to 0.1, 0.2 and 0.4 s: the 400th is half of 0.1 to
      // 0.2, the 760th 160 of 200 and the 792nd 192 of 200 through 0.2 to 0.4.
      'time-to-first-token p50': { value: about(0.15) },
      'time-to-first-token p95': { value: about(0.36) },
      'time-to-first-token p99': { value: about(0.392) },
      // 34,560 / 86,400, and $8.00 × (1 - 0.4)
      'gpu-utilisation': { value: about(0.4) },
      'gpu-idle-cost': { value: about(4.8) },
      // (600,000 + 100,000) / 86,400 s for $22.30 / 24 h
      // (400,000 + 150,000) / 86,400 s for $12.50 / 24 h
      'tokens-per-second-per-dollar': {
        value: about(700_000 / 86_400 / (22.3 / 24)),
        previous: about(550_000 / 86_400 / (12.5 / 24)),
      },
      // $0.80 of $0.80 + $1.60 + $2.40
      'wasted-training-share': { value: about(1 / 6) },
      // From 0.84 to 0.9 for the $2.40 of the run between
      'training-gain-per-dollar': { value: about(0.025) },
    });
    const unitCost = kpis.find(({ kpi }) => kpi === 'unit-cost');
    expect(unitCost).toMatchObject({
      ...{ target: 0.02, numerator: '22.3', denominator: 1000, days: 1 },
      sources: ['offline'],
    });
  }

  function expectModels({ models }: EntityValueReport) {
    expect(models).toEqual([
      {
        ...{ model: 'gpt-4o', provider: 'AWS', environments: ['production'] },
        ...{ cost: '9.5', previousCost: '6.5', requests: 800, failures: 8 },
        tokens: { input: 1_200_000, cache_read: 400_000, output: 600_000 },
        tokenPrices: {
          input: about(0.0025),
          cache_read: about(0.00125),
          output: about(0.01),
        },
        // $9.50 / 800 × 1,000, and 8 / 800
        costPerThousandRequests: about(11.875),
        errorRate: about(0.01),
        // 300, 340, 100 and 60 of 800: the 400th is 100 of 340 through 0.5 to 1,
        // the 760th 20 of 60 and the 792nd 52 of 60 through 2 to 4.
        latency: {
          ...{ p50: about(0.5 + (0.5 * 100) / 340), p95: about(2 + 2 / 3) },
          ...{ p99: about(2 + (2 * 52) / 60), samples: 800 },
          error: { p50: 0.5, p95: 2, p99: 2 },
        },
        timeToFirstToken: {
          ...{ p50: about(0.15), p95: about(0.36), p99: about(0.392) },
          samples: 800,
          error: { p50: about(0.1), p95: about(0.2), p99: about(0.2) },
        },
        quality: {
          key: 'accuracy/human/higher/offline/sized',
          ...{ value: about(0.9), sampleSize: 100, day: DAY },
        },
        // $9.50 / ((800 - 8) × 0.9)
        costPerSuccess: about(9.5 / 712.8),
        // Cheaper and better than llama.
        ...{ frontier: true, unavailable: {} },
      },
      {
        ...{ model: LLAMA, provider: 'AWS', environments: ['production'] },
        ...{ cost: '8', previousCost: '6', requests: 200, failures: 10 },
        tokens: { input: 300_000, output: 100_000 },
        tokenPrices: {},
        // $8.00 / 200 × 1,000, and 10 / 200
        costPerThousandRequests: about(40),
        errorRate: about(0.05),
        // 20, 60, 80 and 40 of 200: the 100th is 20 of 80 through 1 to 2, the
        // 190th 30 of 40 and the 198th 38 of 40 through 2 to 4.
        latency: {
          ...{ p50: about(1.25), p95: about(3.5), p99: about(3.9) },
          ...{ samples: 200, error: { p50: 1, p95: 2, p99: 2 } },
        },
        quality: {
          key: 'accuracy/human/higher/offline/sized',
          ...{ value: about(0.8), sampleSize: 50, day: DAY },
        },
        // $8.00 / ((200 - 10) × 0.8)
        costPerSuccess: about(8 / 152),
        frontier: false,
        unavailable: { timeToFirstToken: expect.stringMatching(/histogram/) },
      },
      expect.objectContaining({
        // $0.80 + $1.60 + $2.40 of training, of no known model
        ...{ model: '', cost: '4.8', previousCost: '0', tokens: {} },
      }),
    ]);
  }

  function expectDay({ days, currency, grades, unit }: EntityValueReport) {
    expect({ currency, grades, unit }).toEqual({
      ...{ currency: 'USD', grades: ['invoice'], unit: 'prediction' },
    });
    expect(days).toEqual([
      {
        ...{ day: DAY, completeness: 'settled', cost: '22.3', units: 1000 },
        ...{ unitCost: about(0.0223), requests: 1000, failures: 18 },
        tokens: 2_600_000,
        latency: {
          ...{ p50: about(0.725), p95: about(3), p99: about(3.8) },
          ...{ samples: 1000, error: { p50: 0.5, p95: 2, p99: 2 } },
        },
      },
    ]);
  }

  function expectScores({ scores }: EntityValueReport) {
    const score = { name: 'accuracy', evaluator: 'human', source: 'offline' };
    expect(scores).toEqual(
      [
        { model: 'gpt-4o', value: 0.9, previous: 0.85, sampleSize: 100 },
        { model: LLAMA, value: 0.8, sampleSize: 50 },
      ].map(({ value, sampleSize, ...of }) => ({
        ...{ ...score, ...of, value, sampleSize, direction: 'higher' },
        key: 'accuracy/human/higher/offline/sized',
        environment: 'production',
        days: [{ day: DAY, value, sampleSize }],
      })),
    );
  }

  /*
   * A prediction cost, by model, with L the logarithmic mean of the two costs:
   *
   *              gpt-4o                          llama
   * cost         $0.013 → $0.0095, L $0.0111587  $0.012 → $0.008, L $0.0098652
   * = price      $6.50/1.4M → $9.50/2.2M         $6.00/0.6M → $8.00/0.4M
   * × tokens     2,800 → 2,750                   2,000 → 2,000
   * × mix        500/800 → 800/1,000             300/800 → 200/1,000
   * × requests   1.6 → 1                         1.6 → 1
   *
   * A term is the sum over models of L × ln(after / before). Training came to it,
   * unmetered: $4.80 / 1,000. A factor is exp(term / L of both unit costs), which
   * is ($0.0223 - $0.025) / ln(0.0223 / 0.025) = $0.0236243.
   */
  function expectDecomposition({ decomposition }: EntityValueReport) {
    expect(decomposition).toEqual({
      per: 'prediction',
      before: { from: BEFORE, to: BEFORE, unitCost: about(0.025) },
      after: { from: DAY, to: DAY, unitCost: about(0.0223) },
      total: about(0.892),
      terms: [
        ['price', 1.2907291970556865, 0.006029092057246223],
        ['tokens', 0.9915252775491032, -0.00020106248830598084],
        ['requests', 0.6581853883835265, -0.009881299923539883],
        ['mix', 0.8642461113432007, -0.003446729645400361],
        ['unmetered', 1.2252938646216796, 0.0048],
      ].map(([term, factor, amount]) => ({
        ...{ term, factor: about(Number(factor)) },
        amount: about(Number(amount)),
      })),
    });
  }

  function expectRuns({ currency, runs, outcomes }: EntityTrainingRuns) {
    expect(currency).toBe('USD');
    const cost = (run: EntityTrainingRuns['runs'][number]) => [
      ...[run.name ?? run.runId, run.source, run.outcome, run.cost],
      run.isEstimate ?? false,
    ];
    expect(runs.map(cost)).toEqual([
      // $0.10 + $0.20, of no bill
      ['judge-the-ranker', expect.anything(), 'unknown', '0.3', true],
      ['ranker 7', 'larkfield', 'promoted', '2.4', false],
      ['ranker 6', 'larkfield', 'promoted', '1.6', false],
      ['ranker 5', 'larkfield', 'abandoned', '0.8', false],
    ]);
    expect(outcomes).toEqual([
      {
        ...{ outcome: 'promoted', runs: 2, cost: '4' },
        ...{ withoutCost: 0, estimated: 0 },
      },
      {
        ...{ outcome: 'abandoned', runs: 1, cost: '0.8' },
        ...{ withoutCost: 0, estimated: 0 },
      },
      {
        ...{ outcome: 'unknown', runs: 1, cost: '0.3' },
        ...{ withoutCost: 0, estimated: 1 },
      },
    ]);
  }

  it.each(databases.eachSupportedId())(
    'is on %p told as it was, in every figure',
    async id => {
      const portal = await startPortal(id);
      try {
        await untilMeasured(portal);

        const day = `from=${DAY}&to=${DAY}`;
        const report = await get<EntityValueReport>(portal, `value?${day}`);
        expect(report.previousRange).toEqual({ from: BEFORE, to: BEFORE });
        expectDay(report);
        expectKpis(report);
        expectModels(report);
        expectScores(report);
        expectRuns(await get(portal, `runs?${day}`));
        expectDecomposition(
          await get(portal, `value?from=${BEFORE}&to=${DAY}`),
        );
      } finally {
        await portal.stop();
      }
    },
  );
});
