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

import { ConfigReader } from '@backstage/config';
import { TestApi } from '@internal/ai-cost-test-api';
import type {
  EntityTelemetryQuery,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readLangfuse } from './readLangfuse';

const METRICS = '/api/public/v2/metrics';
const OBSERVATIONS = '/api/public/v2/observations';
const WINDOW = { from: '2026-10-01T10:00Z', to: '2026-10-01T12:00Z' };

function observation(others: object = {}) {
  return {
    id: 'obs-1',
    traceId: 'trace-1',
    type: 'GENERATION',
    startTime: '2026-10-01T10:30:00.000Z',
    endTime: '2026-10-01T10:30:01.500Z',
    level: 'DEFAULT',
    environment: 'production',
    providedModelName: 'gpt-4o',
    traceName: 'checkout',
    tags: ['component:ranker'],
    latency: 1.5,
    timeToFirstToken: 0.25,
    usageDetails: {
      ...{ input: 100, input_cached_tokens: 40, output: 20 },
      ...{ output_reasoning_tokens: 5, cache_creation_input_tokens: 7 },
      total: 172,
    },
    ...others,
  };
}

function score(others: object = {}) {
  return {
    time_dimension: '2026-10-01T10:00:00.000Z',
    name: 'helpfulness',
    source: 'EVAL',
    dataType: 'NUMERIC',
    configId: null,
    environment: 'production',
    observationModelName: 'gpt-4o',
    traceName: 'checkout',
    count_count: '50',
    avg_value: 0.8,
    ...others,
  };
}

function query(others: Partial<EntityTelemetryQuery>): EntityTelemetryQuery {
  return {
    ...{ kind: 'quality', name: 'helpful', source: 'langfuse' },
    ...{ expression: 'helpfulness', direction: 'higher' },
    entityRef: 'component:default/checkout',
    ...others,
  } as EntityTelemetryQuery;
}

/** What a request asks the metrics of Langfuse. */
interface MetricsQuery {
  view: string;
  fromTimestamp: string;
  toTimestamp: string;
}

describe('Langfuse', () => {
  let api: TestApi;
  let rows: Record<string, (asked: MetricsQuery) => unknown[]>;

  beforeEach(async () => {
    api = await TestApi.start();
    rows = {};
    api.on(METRICS, request => {
      const asked: MetricsQuery = JSON.parse(request.query.get('query')!);
      return { json: { data: rows[asked.view]?.(asked) ?? [] } };
    });
    api.on(OBSERVATIONS, () => ({ json: { data: [], meta: {} } }));
  });
  afterEach(() => api.close());

  const source = (settings: object = {}) =>
    readLangfuse(
      new ConfigReader({
        ...{ id: 'traces', type: 'langfuse', baseUrl: api.url },
        ...{ publicKey: 'pk-1', secretKey: 'sk-lf-2', ...settings },
      }),
    );
  const collect = (
    settings: object = {},
    queries: EntityTelemetryQuery[] = [],
  ) => collectAll(source(settings), WINDOW, queries);
  const brief = (samples: TelemetrySample[]) =>
    Object.fromEntries(
      samples.map(sample => [
        sample.kind === 'score' ? sample.name : sample.measure,
        sample.kind === 'histogram' ? sample.counts : sample.value,
      ]),
    );

  describe('observations', () => {
    it('are counted and timed, page by page', async () => {
      api.on(OBSERVATIONS, ({ query: asked }) => ({
        json: asked.has('cursor')
          ? {
              data: [observation({ latency: 100, timeToFirstToken: null })],
              meta: {},
            }
          : {
              data: [
                observation(),
                observation({ level: 'ERROR', usageDetails: {} }),
                observation({ startTime: '2026-10-01T12:00:00.000Z' }),
              ],
              meta: { cursor: 'next' },
            },
      }));
      const { samples, problems } = await collect({ bounds: [1, 2] });
      expect(problems).toEqual([]);
      expect(brief(samples)).toEqual({
        requests: 3,
        failures: 1,
        input_tokens: 200,
        output_tokens: 50,
        cache_read_tokens: 80,
        cache_write_tokens: 14,
        client_duration: [0, 1, 1],
        time_to_first_token: [1, 0, 0],
      });
      expect(samples[0]).toMatchObject({
        period: '2026-10-01T10:00Z',
        dimensions: {
          ...{ model: 'gpt-4o', environment: 'production' },
          tags: { component: 'ranker', trace: 'checkout' },
        },
      });
      expect(Object.fromEntries(api.requests[0].query)).toEqual({
        type: 'GENERATION',
        fields: 'basic,model,usage,metrics,trace_context',
        fromStartTime: '2026-10-01T10:00:00.000Z',
        toStartTime: '2026-10-01T12:00:00.000Z',
        limit: '1000',
      });
    });

    it('with hostile names, and values that are none, are still counted', async () => {
      api.on(OBSERVATIONS, () => ({
        json: {
          data: [
            observation({
              providedModelName: 'evil\u0000\u202emodel',
              tags: ['__proto__:x', 5],
              latency: 'NaN',
              timeToFirstToken: -1,
              usageDetails: { input: 'NaN', output: -1, __proto__: 3 },
            }),
            observation({ startTime: 'yesterday' }),
            'none',
          ],
        },
      }));
      const { samples, problems } = await collect();
      expect(brief(samples)).toEqual({ requests: 1, failures: 0 });
      expect(samples[0].dimensions.model).toBe('evil model');
      expect(problems[0].message).toMatch(/^2 observations are left out/);
    });

    it('that go in a circle are refused', async () => {
      api.on(OBSERVATIONS, () => ({
        json: { data: [], meta: { cursor: 'same' } },
      }));
      await expect(collect()).rejects.toThrow(/go in a circle/);
    });

    it('that are not available there are no empty window', async () => {
      api.on(OBSERVATIONS, () => ({ status: 404 }));
      await expect(collect()).rejects.toThrow(/v2\/observations answered 404/);
    });
  });

  describe('metrics', () => {
    const row = (others: object = {}) => ({
      time_dimension: '2026-10-01T10:00:00.000Z',
      ...{ providedModelName: 'gpt-4o', environment: 'production' },
      ...{ traceName: 'checkout', level: 'DEFAULT' },
      ...{ count_count: '90', sum_inputTokens: 900, sum_outputTokens: '90' },
      ...others,
    });

    it('are added up over levels, and have no latencies', async () => {
      rows.observations = () => [
        row(),
        row({ level: 'ERROR', count_count: 10, sum_outputTokens: null }),
        row({ count_count: 'many' }),
      ];
      const { samples, problems } = await collect({ read: 'metrics' });
      expect(brief(samples)).toEqual({
        requests: 100,
        failures: 10,
        input_tokens: 1800,
        output_tokens: 90,
      });
      expect(problems[0].message).toMatch(/^1 rows of metrics are left out/);
      const asked = JSON.parse(api.requests[0].query.get('query')!);
      expect(asked).toMatchObject({
        view: 'observations',
        timeDimension: { granularity: 'hour' },
        fromTimestamp: '2026-10-01T10:00:00.000Z',
        toTimestamp: '2026-10-01T11:59:59.999Z',
        config: { row_limit: 1000 },
      });
      expect(api.requestsTo(OBSERVATIONS)).toEqual([]);
    });

    it('are asked for in halves when an answer is full', async () => {
      const full = Array.from({ length: 1000 }, (_, i) =>
        row({ traceName: `t${i}`, count_count: 1 }),
      );
      rows.observations = ({ fromTimestamp, toTimestamp }) =>
        Date.parse(toTimestamp) - Date.parse(fromTimestamp) > 3_600_000
          ? full
          : [row({ time_dimension: fromTimestamp })];
      const { samples } = await collect({ read: 'metrics' });
      const requests = samples.filter(
        sample => sample.kind === 'count' && sample.measure === 'requests',
      );
      expect(requests.map(({ period }) => period)).toEqual([
        '2026-10-01T10:00Z',
        '2026-10-01T11:00Z',
      ]);
      rows.observations = () => full;
      await expect(collect({ read: 'metrics' })).rejects.toThrow(
        /more than 1000 rows of observations in the hour of 2026-10-01T10/,
      );
    });
  });

  describe('scores', () => {
    it('are means with how many they are of, and who evaluates', async () => {
      rows['scores-numeric'] = () => [
        score(),
        score({ name: 'toxicity', source: 'ANNOTATION', configId: 'cfg-1' }),
        score({ name: 'none', avg_value: null }),
        score({ name: 'empty', count_count: 0 }),
        score({ name: 'nan', avg_value: 'NaN' }),
        score({ name: 'correct', dataType: 'BOOLEAN', avg_value: 0.9 }),
      ];
      // The same again: older versions have it among the numbers.
      rows['scores-boolean'] = () => [
        score({ name: 'correct', dataType: 'BOOLEAN', avg_value: 0.9 }),
      ];
      const { samples } = await collect({ lowerIsBetter: ['toxic*'] });
      expect(samples).toEqual([
        {
          kind: 'score',
          period: '2026-10-01T10:00Z',
          ...{ name: 'helpfulness', value: 0.8, sampleSize: 50 },
          ...{ evaluator: 'eval', direction: 'higher' },
          dimensions: {
            ...{ model: 'gpt-4o', environment: 'production' },
            tags: { trace: 'checkout' },
          },
        },
        expect.objectContaining({
          ...{ name: 'toxicity', direction: 'lower' },
          evaluator: 'annotation/cfg-1',
        }),
        expect.objectContaining({ name: 'correct', value: 0.9 }),
      ]);
    });

    it('that an annotation asks for are those of its entity as well', async () => {
      rows['scores-numeric'] = () => [score({ environment: null })];
      const { samples, problems } = await collect({}, [
        query({ environment: 'staging' }),
        query({ kind: 'latency', name: 'latency' }),
      ]);
      expect(samples).toMatchObject([
        { name: 'helpfulness', dimensions: { environment: undefined } },
        {
          name: 'helpful',
          dimensions: {
            entityRef: 'component:default/checkout',
            environment: 'staging',
            model: 'gpt-4o',
          },
        },
      ]);
      expect(problems).toMatchObject([
        {
          query: { kind: 'latency' },
          message: expect.stringMatching(/^Langfuse answers queries/),
        },
      ]);
    });

    it('are missing where metrics are, and say so', async () => {
      api.on(METRICS, () => ({ status: 404 }));
      const { samples, problems } = await collect();
      expect(samples).toEqual([]);
      expect(problems).toEqual([
        { message: expect.stringMatching(/^This Langfuse has no v2 metrics/) },
      ]);
    });

    it('of numbers are read where there are none of yes and no', async () => {
      api.on(METRICS, request =>
        request.query.get('query')!.includes('scores-boolean')
          ? { status: 400, json: { message: 'Invalid view' } }
          : { json: { data: [score()] } },
      );
      expect((await collect()).samples).toHaveLength(1);
    });
  });

  it('waits when the server is busy, and fails without secrets', async () => {
    api.on(OBSERVATIONS, (_, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : { json: { data: [] } },
    );
    expect((await collect()).problems).toEqual([]);
    api.on(OBSERVATIONS, ({ headers }) => ({
      status: 401,
      text: `no: ${headers.authorization} sk-lf-2`,
    }));
    const failure = await collect().catch(error => error.message);
    expect(failure).toMatch(/answered 401/);
    expect(failure).not.toMatch(/sk-lf-2|cGstMTpzay1sZi0y/);
  });
});
