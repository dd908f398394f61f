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
import { TestDatabases } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  generateSampleBills,
  generateSampleTelemetry,
  readSampleCatalog,
  type OracleCalls,
  type SampleOracle,
  type TelemetryOracle,
} from '@internal/ai-cost-sample-data';
import {
  formatDecimal,
  parseDecimal,
  type EntityTrainingRuns,
  type EntityValueReport,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { MANUAL, SamplePortal } from './__testUtils__/SamplePortal';
import sampleTelemetry from './sampleTelemetry';

jest.setTimeout(300_000);

const AS_OF = '2026-06-17';
// Of days that were told as such, and of days made of hours.
const MONTHS = ['2026-03', '2026-05'];
const SOURCES = {
  aws: 'aws/**/*.parquet',
  gcp: 'gcp/**/*.parquet',
  openai: 'openai/**/*.csv.gz',
  anthropic: 'anthropic/**/*.csv.gz',
};
const LAST_DAYS: Record<string, string> = {
  '2026-03': '2026-03-31',
  '2026-05': '2026-05-31',
};

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const product = (values: readonly number[]) =>
  values.reduce((a, b) => a * b, 1);

/** Shares of a charge are fractions; tokens that were made are whole. */
const rounded = (tokens: Partial<Record<TokenClass, number>>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, count]) => [name, Math.round(count)]),
  );

function addUp(calls: readonly OracleCalls[]) {
  const tokens: Partial<Record<TokenClass, number>> = {};
  for (const [name, count] of calls.flatMap(it => Object.entries(it.tokens))) {
    const tokenClass = name as TokenClass;
    tokens[tokenClass] = (tokens[tokenClass] ?? 0) + count;
  }
  return {
    requests: sum(calls.map(({ requests }) => requests)),
    failures: sum(calls.map(({ failures }) => failures)),
    tokens,
  };
}

describe('what the sample organisation measures', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-value-'));
  let bills: SampleOracle;
  let measured: TelemetryOracle;

  beforeAll(async () => {
    ({ oracle: bills } = await generateSampleBills({
      outputDirectory: path.join(folder, 'bills'),
      asOf: AS_OF,
      sources: Object.keys(SOURCES),
    }));
    ({ oracle: measured } = await generateSampleTelemetry({
      outputDirectory: path.join(folder, 'telemetry'),
      asOf: AS_OF,
    }));
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  async function startPortal(id: Parameters<typeof databases.init>[0]) {
    const portal = await SamplePortal.start({
      knex: await databases.init(id),
      entities: readSampleCatalog(),
      config: {
        sources: Object.entries(SOURCES).map(([source, files]) => ({
          id: source,
          type: 'files',
          format: 'focus',
          path: path.join(folder, 'bills', files),
          schedule: MANUAL,
        })),
      },
      root: { sampleTelemetry: { folder: path.join(folder, 'telemetry') } },
      features: [sampleTelemetry],
    });
    for (const source of Object.keys(SOURCES)) {
      const { lastRun } = await portal.ingest(source);
      expect(lastRun?.outcome).toBe('success');
    }
    return portal;
  }

  async function get<T>(portal: SamplePortal, entity: string, what: string) {
    const { kind, namespace, name } = parseEntityRef(entity);
    const { body } = await request(portal.server)
      .get(`/api/ai-cost/entities/${kind}/${namespace}/${name}/${what}`)
      .expect(200);
    return body as T;
  }

  const valueOf = (portal: SamplePortal, entity: string, month: string) =>
    get<EntityValueReport>(
      portal,
      entity,
      `value?from=${month}-01&to=${LAST_DAYS[month]}`,
    );

  /** Until all that was measured is there, and given to entities. */
  async function untilMeasured(portal: SamplePortal, entities: string[]) {
    for (const entity of entities) {
      for (;;) {
        const { days, telemetry } = await valueOf(portal, entity, '2026-05');
        const [source] = telemetry.sources;
        expect(source).toMatchObject({ source: 'larkfield', type: 'sample' });
        if (source.lastSuccessAt && days.at(-1)!.requests !== undefined) {
          break;
        }
        await sleep(500);
      }
    }
  }

  function costOf(entity: string, month: string): string {
    return formatDecimal(
      bills.allocations
        .filter(it => it.entity === entity && it.month === month)
        .reduce((total, it) => total + parseDecimal(it.effective), 0n),
    );
  }

  /** What the report should say of a month, by the oracles. */
  function truthOf(entity: string, month: string) {
    const ofMonth = (it: { entity: string; month: string }) =>
      it.entity === entity && it.month === month;
    const calls = measured.calls.filter(ofMonth);
    const units = measured.units.filter(ofMonth);
    const cost = costOf(entity, month);
    const count = sum(units.map(it => it.count));
    return {
      calls,
      requests: sum(calls.map(({ requests }) => requests)),
      models: Object.fromEntries(
        [...new Set(calls.map(({ model }) => model))].map(model => {
          const ofModel = calls.filter(it => it.model === model);
          return [model, addUp(ofModel)];
        }),
      ),
      unitCost:
        count > 0
          ? {
              numerator: cost,
              denominator: count,
              value: expect.closeTo(Number(cost) / count, 12),
            }
          : { unavailable: expect.stringMatching(/./) },
      scores: calls
        .filter(({ quality }) => quality)
        .map(({ model, environment, quality }) => ({
          ...{ model, environment, sampleSize: quality!.sampleSize },
          value: expect.closeTo(quality!.good / quality!.sampleSize, 12),
        })),
    };
  }

  /** How far percentiles are off, in widths of their buckets. */
  function latencyErrors(report: EntityValueReport, truth: OracleCalls[]) {
    return truth
      .filter(
        ({ model }) => truth.filter(it => it.model === model).length === 1,
      )
      .flatMap(({ model, latency }) => {
        const told = report.models.find(it => it.model === model)!.latency!;
        return (['p50', 'p95', 'p99'] as const).map(
          percentile =>
            Math.abs(told[percentile]! - latency[percentile]) /
            told.error[percentile]!,
        );
      });
  }

  it.each(databases.eachSupportedId())(
    'is worth on %p what its oracle says',
    async id => {
      const portal = await startPortal(id);
      try {
        const entities = [
          ...new Set(measured.calls.map(({ entity }) => entity)),
        ];
        expect(entities).toHaveLength(5);
        await untilMeasured(portal, entities);
        for (const month of MONTHS) {
          for (const entity of entities) {
            const truth = truthOf(entity, month);
            const report = await valueOf(portal, entity, month);

            expect({
              requests: sum(report.days.map(({ requests = 0 }) => requests)),
              models: Object.fromEntries(
                report.models
                  .filter(({ requests }) => requests !== undefined)
                  .map(({ model, requests, failures, tokens }) => [
                    model,
                    { requests, failures, tokens: rounded(tokens) },
                  ]),
              ),
            }).toEqual({ requests: truth.requests, models: truth.models });
            expect(
              report.kpis.find(({ kpi }) => kpi === 'unit-cost'),
            ).toMatchObject(truth.unitCost);
            expect(report.scores).toHaveLength(truth.scores.length);
            expect(report.scores).toEqual(
              expect.arrayContaining(
                truth.scores.map(score => expect.objectContaining(score)),
              ),
            );
            expect(
              Math.max(0, ...latencyErrors(report, truth.calls)),
            ).toBeLessThan(1);

            const { total = 1, terms, before, after } = report.decomposition;
            const change = (after?.unitCost ?? 0) - (before?.unitCost ?? 0);
            expect(product(terms.map(({ factor }) => factor))).toBeCloseTo(
              total,
              9,
            );
            expect(sum(terms.map(({ amount }) => amount))).toBeCloseTo(
              change,
              9,
            );
          }
        }

        const ranker = 'component:default/result-ranker';
        const { kpis } = await valueOf(portal, ranker, '2026-05');
        const utilisation = 691 / 172_800;
        const idle = Number(costOf(ranker, '2026-05')) * (1 - utilisation);
        expect(idle).toBeGreaterThan(100);
        expect(
          kpis
            .filter(({ kpi }) => kpi.startsWith('gpu-'))
            .map(({ kpi, value }) => [kpi, value]),
        ).toEqual([
          ['gpu-utilisation', expect.closeTo(utilisation, 9)],
          ['gpu-idle-cost', expect.closeTo(idle, 6)],
        ]);

        const { runs } = await get<EntityTrainingRuns>(
          portal,
          'component:default/fraud-model-training',
          'runs?from=2026-05-01&to=2026-05-31',
        );
        expect(runs).toHaveLength(5);
        expect(
          formatDecimal(
            runs.reduce((total, { cost }) => total + parseDecimal(cost!), 0n),
          ),
        ).toBe(costOf('component:default/fraud-model-training', '2026-05'));
      } finally {
        await portal.stop();
      }
    },
  );
});
