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

import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import type {
  CountSample,
  EntityTelemetryQuery,
  HistogramSample,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { aDay } from './__testUtils__/aDay';
import { PrometheusServer } from './__testUtils__/PrometheusServer';
import { RecordedServer } from './__testUtils__/RecordedServer';
import { readPrometheus } from './readPrometheus';

const executable = process.env.AI_COST_TEST_PROMETHEUS;
const recording = path.join(__dirname, '__fixtures__', 'aDay.jsonl');
const TEN = '2025-03-01T10:00Z';
const ELEVEN = '2025-03-01T11:00Z';
const MORNING = { from: TEN, to: '2025-03-01T12:00Z' };
const DAY = { from: '2025-03-01T00:00Z', to: '2025-03-02T00:00Z' };

jest.setTimeout(60_000);

/** The same on a real Prometheus and on what one answered. */
describe(`a real Prometheus${
  executable ? '' : ', as it answered before'
}`, () => {
  let prometheus: PrometheusServer | undefined;
  let server: RecordedServer;

  beforeAll(async () => {
    prometheus =
      executable === undefined
        ? undefined
        : await PrometheusServer.start({ executable, openMetrics: aDay() });
    server = await RecordedServer.start({
      file: recording,
      behind: prometheus?.url,
    });
  });
  afterAll(async () => {
    if (prometheus && process.env.AI_COST_TEST_RECORD) {
      await server.save(recording);
    }
    await server?.close();
    await prometheus?.close();
  });

  function source(settings: object = {}) {
    return readPrometheus(
      new ConfigReader({
        id: 'prom',
        type: 'prometheus',
        baseUrl: server.url,
        ...settings,
      }),
    );
  }

  function asked(
    query: Pick<EntityTelemetryQuery, 'kind' | 'name' | 'expression'>,
  ): EntityTelemetryQuery {
    return {
      source: 'prometheus',
      entityRef: 'component:default/fraud',
      environment: 'staging',
      ...query,
    };
  }

  it('counts calls, failures and tokens by the hour', async () => {
    const { samples, problems } = await collectAll(source(), MORNING);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /litellm_proxy_total_requests.*2 with labels that are too long or/,
      ),
      expect.stringMatching(/litellm_proxy_failed_requests.*2 with labels/),
    ]);
    const rows = counted(samples);
    expect(rows).toMatchObject({
      'requests gpt-4o shop/checkout': [120, 240],
      'failures gpt-4o shop/checkout': [0, 12],
      'requests claude shop/checkout': [84, 84],
      'failures claude shop/checkout': [0, 0],
      'input_tokens gpt-4o shop/checkout': [12_000, 12_000],
      'output_tokens gpt-4o shop/checkout': [3_000, 3_000],
      'input_tokens gpt-4o shop/search': [300, 300],
      'cache_read_tokens gpt-4o shop/search': [600, 600],
      'cache_write_tokens gpt-4o shop/search': [100, 100],
      'requests llama vllm': [132, 132],
      'failures llama vllm': [12, 12],
      'input_tokens llama vllm': [4_500, 4_500],
      'cache_read_tokens llama vllm': [1_500, 1_500],
      'output_tokens llama vllm': [1_200, 1_200],
      'requests gpt-4o litellm': [60, 60],
      'failures gpt-4o litellm': [0, 0],
      'requests ranker triton': [96, 96],
      'failures ranker triton': [6, 6],
      'gpu_seconds  dcgm': [7_200, 7_200],
      'gpu_active_seconds  dcgm': [2_520, 2_520],
    });
  });

  it('puts calls into buckets, over restarts of the server', async () => {
    const { samples } = await collectAll(source(), MORNING);
    expect(timed(samples, 'client_duration', 'gpt-4o')).toEqual([
      {
        period: TEN,
        bounds: [0.5, 1, 2],
        counts: [60, 36, 24, 0],
        sum: 84,
      },
      {
        period: ELEVEN,
        bounds: [0.5, 1, 2],
        counts: [96, 96, 36, 12],
        sum: 540,
      },
    ]);
  });

  it('keeps no bucket that was there for a part of the hour, or of the servers', async () => {
    const { samples } = await collectAll(source(), MORNING);
    expect(timed(samples, 'client_duration', 'mini')).toEqual([
      { period: TEN, bounds: [0.5, 1, 2], counts: [24, 24, 12, 0] },
      { period: ELEVEN, bounds: [0.5, 1], counts: [24, 24, 12] },
    ]);
    expect(timed(samples, 'client_duration', 'claude')).toEqual([
      { period: TEN, bounds: [0.5], counts: [36, 48], sum: 60 },
      { period: ELEVEN, bounds: [0.5], counts: [36, 48], sum: 60 },
    ]);
  });

  it('counts a server once that exports two generations of a metric', async () => {
    const { samples } = await collectAll(source(), MORNING);
    const [first] = timed(samples, 'time_per_output_token', 'llama');
    expect(first).toEqual({
      ...{ period: TEN, bounds: [0.05] },
      ...{ counts: [1_200, 0], sum: 12 },
    });
  });

  it('reads milliseconds as seconds', async () => {
    const { samples } = await collectAll(source(), MORNING);
    const [first] = timed(samples, 'time_to_first_token', 'ranker');
    expect(first).toEqual({
      ...{ period: TEN, bounds: [0.1, 0.5] },
      ...{ counts: [60, 36, 0], sum: 9.6 },
    });
  });

  it('comes to the percentiles that Prometheus comes to', async () => {
    const { samples } = await collectAll(source(), MORNING);
    const [first] = timed(samples, 'client_duration', 'gpt-4o');
    const query = (quantile: number) =>
      `histogram_quantile(${quantile}, sum by (le) (increase(gen_ai_client_operation_duration_seconds_bucket{gen_ai_request_model="gpt-4o",gen_ai_operation_name="chat"}[1h])))`;
    const at = String(Date.parse(ELEVEN) / 1000);
    for (const [quantile, byHand] of [
      [0.5, 0.5],
      [0.95, 1.75],
    ]) {
      const answer = await fetch(`${server.url}/api/v1/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          query: query(quantile),
          time: at,
        }).toString(),
      });
      const { data } = (await answer.json()) as {
        data: { result: { value: [number, string] }[] };
      };
      expect(Number(data.result[0].value[1])).toBeCloseTo(byHand, 9);
      expect(percentile(first, quantile)).toBeCloseTo(byHand, 9);
    }
  });

  it('says whose a series is in the words of a bill', async () => {
    const { samples } = await collectAll(source(), MORNING);
    const dimensionsOf = (measure: string, job: string) =>
      samples.find(
        each =>
          each.kind === 'count' &&
          each.measure === measure &&
          each.dimensions.tags.job === job,
      )!.dimensions;
    expect(dimensionsOf('requests', 'shop/checkout')).toEqual({
      ...{ provider: 'openai', operation: 'chat', environment: 'production' },
      model: expect.any(String),
      tags: { job: 'shop/checkout', service: 'checkout' },
    });
    expect(dimensionsOf('requests', 'litellm')).toEqual({
      ...{ model: 'gpt-4o', apiKeyId: 'fraud-team', project: 'team-1' },
      tags: { job: 'litellm', team: 'Fraud' },
    });
    expect(dimensionsOf('gpu_seconds', 'dcgm')).toEqual({
      tags: { job: 'dcgm', namespace: 'serving', gpu_model: 'NVIDIA H100' },
    });
  });

  it('reads only the labels and systems that are configured', async () => {
    const { samples } = await collectAll(
      source({
        conventions: ['vllm'],
        labels: { model: ['job'], tags: { app: ['namespace'], job: [] } },
      }),
      MORNING,
    );
    expect(samples.length).toBeGreaterThan(0);
    for (const { dimensions } of samples) {
      expect(dimensions).toEqual({
        model: 'vllm',
        tags: { app: 'serving', namespace: 'serving' },
      });
    }
  });

  it('counts the units of an annotation by the hour and by the day', async () => {
    const hourly = asked({
      ...{ kind: 'units', name: 'prediction' },
      expression: 'sum(increase(predictions_total{app="fraud"}[$window]))',
    });
    const daily = asked({
      ...{ kind: 'units', name: 'decision' },
      expression: 'sum(increase(predictions_total{app="fraud"}[1d]))',
    });
    const { samples, problems } = await collectAll(
      source({ conventions: [] }),
      DAY,
      [hourly, daily],
    );
    expect(problems).toEqual([]);
    const [decision, ...none] = named(samples, 'decision');
    expect(none).toEqual([]);
    expect(decision).toEqual({
      ...{ kind: 'count', measure: 'units', name: 'decision' },
      period: '2025-03-01',
      dimensions: {
        entityRef: 'component:default/fraud',
        environment: 'staging',
        tags: {},
      },
      value: expect.closeTo(2_160, 6),
    });
    const predictions = named(samples, 'prediction');
    expect(predictions.map(({ period }) => period).slice(0, 2)).toEqual([
      '2025-03-01T00:00Z',
      '2025-03-01T01:00Z',
    ]);
    expect(predictions).toHaveLength(24);
    expect(predictions.at(-1)).toMatchObject({
      period: '2025-03-01T23:00Z',
      value: expect.closeTo(90, 6),
    });
  });

  it('reads scores by model, and says that nobody told their size', async () => {
    const { samples } = await collectAll(source({ conventions: [] }), DAY, [
      asked({
        ...{ kind: 'quality', name: 'accuracy' },
        expression: 'avg by (model) (avg_over_time(accuracy[1d]))',
      }),
    ]);
    expect(samples).toEqual(
      [
        ['v1', 0.91],
        ['v2', 0.94],
      ].map(([model, value]) => ({
        ...{ kind: 'score', name: 'accuracy', period: '2025-03-01' },
        dimensions: {
          entityRef: 'component:default/fraud',
          ...{ environment: 'staging', model, tags: {} },
        },
        value: expect.closeTo(value as number, 9),
        ...{ evaluator: 'prom', direction: 'higher' },
      })),
    );
  });

  it('reads the latency of an annotation from its buckets', async () => {
    const { samples } = await collectAll(source({ conventions: [] }), MORNING, [
      asked({
        ...{ kind: 'latency', name: 'first-token' },
        expression:
          'sum by (le) (increase(vllm:inter_token_latency_seconds_bucket[$window]))',
      }),
    ]);
    expect(samples).toMatchObject([
      {
        ...{ measure: 'time_to_first_token', period: TEN },
        ...{ bounds: [0.05], counts: [600, 0] },
      },
      { measure: 'time_to_first_token', period: ELEVEN },
    ]);
  });

  it('says what is wrong with a query, and reads the others', async () => {
    const wrong = [
      ['units', 'sum(increase(predictions_total[$window])'],
      ['units', 'increase(predictions_total[$window])'],
      ['units', 'predictions_total[5m]'],
      ['latency', 'sum(increase(predictions_total[$window]))'],
      ['units', 'sum(broken) + 0 * sum(increase(predictions_total[$window]))'],
      ['units', 'x'.repeat(5_000)],
    ].map(([kind, expression], i) =>
      asked({
        kind: kind as 'units',
        name: kind === 'latency' ? 'latency' : `u${i}`,
        expression,
      }),
    );
    const { samples, problems } = await collectAll(
      source({ conventions: ['vllm'] }),
      MORNING,
      wrong,
    );
    expect(samples.length).toBeGreaterThan(0);
    expect(
      problems.map(({ message, query }) => [wrong.indexOf(query!), message]),
    ).toEqual([
      [0, expect.stringMatching(/answered 400.*unclosed left parenthesis/)],
      [
        1,
        expect.stringMatching(
          /2 series that differ by region; put it into sum/,
        ),
      ],
      [
        3,
        expect.stringMatching(/buckets of a histogram, which have a label le/),
      ],
      [4, expect.stringMatching(/left out: 2 negative/)],
      [5, expect.stringMatching(/5000 characters; 4096 are allowed/)],
    ]);
  });

  it('has an up-to-date recording', () => {
    expect(process.env.AI_COST_TEST_RECORD ? [] : server.unrecorded).toEqual(
      [],
    );
  });

  /** Values by measure, model and job, hour after hour. */
  function counted(all: readonly TelemetrySample[]) {
    const rows: Record<string, number[]> = {};
    for (const each of all) {
      if (each.kind === 'count') {
        const { model = '', tags } = each.dimensions;
        const key = [each.measure, model, tags.job].join(' ');
        (rows[key] ??= []).push(Math.round(each.value * 1e6) / 1e6);
      }
    }
    return rows;
  }

  function timed(
    all: readonly TelemetrySample[],
    measure: string,
    model: string,
  ) {
    return all
      .filter(
        (each): each is HistogramSample =>
          each.kind === 'histogram' &&
          each.measure === measure &&
          each.dimensions.model === model,
      )
      .map(({ period, bounds, counts, sum }) => ({
        ...{ period, bounds },
        counts: counts.map(count => Math.round(count * 1e6) / 1e6),
        ...(sum !== undefined ? { sum: Math.round(sum * 1e6) / 1e6 } : {}),
      }));
  }

  function named(all: readonly TelemetrySample[], name: string) {
    return all.filter(
      (each): each is CountSample =>
        each.kind === 'count' && each.name === name,
    );
  }
});

/** Linear in the bucket that the rank lies in. */
function percentile(
  { bounds, counts }: { bounds: readonly number[]; counts: readonly number[] },
  quantile: number,
): number {
  const rank = quantile * counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  let i = 0;
  while (below + counts[i] < rank) {
    below += counts[i];
    i += 1;
  }
  const lower = i === 0 ? 0 : bounds[i - 1];
  return lower + ((rank - below) / counts[i]) * (bounds[i] - lower);
}
