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
import { mockServices } from '@backstage/backend-test-utils';
import { TestApi } from '@internal/ai-cost-test-api';
import type {
  EntityTelemetryQuery,
  HistogramSample,
} from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readPrometheus } from './readPrometheus';

const WINDOW = { from: '2026-03-01T10:00Z', to: '2026-03-01T12:00Z' };
const ELEVEN = Date.parse('2026-03-01T11:00Z') / 1000;
const NAMES = '/api/v1/label/__name__/values';
const RANGE = '/api/v1/query_range';
const INSTANT = '/api/v1/query';
const DURATION = 'gen_ai_client_operation_duration_seconds';

type Bucket = [rule: number, lower: string, upper: string, count: string];

/** Histograms and names that are not there before Prometheus 3. */
describe('Prometheus 3', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  function source(settings: object = {}) {
    return readPrometheus(
      new ConfigReader({
        ...{ id: 'prom', type: 'prometheus', baseUrl: api.url },
        ...{ conventions: ['opentelemetry'] },
        ...settings,
      }),
    );
  }

  /** Answers queries that have a text with series, and all others with none. */
  function answer(
    names: readonly string[],
    results: readonly [asked: RegExp, result: object[]][],
  ): void {
    api.on(NAMES, () => ({ json: { status: 'success', data: [...names] } }));
    api.on(RANGE, ({ body }) => {
      const query = new URLSearchParams(body).get('query') ?? '';
      const [, result = []] = results.find(([text]) => text.test(query)) ?? [];
      return {
        json: { status: 'success', data: { resultType: 'matrix', result } },
      };
    });
  }

  /** Answers the query of durations. */
  const answerDurations = (result: object[]) =>
    answer([DURATION], [[/^sum by \([^)]*\) \(increase/, result]]);

  async function durations(): Promise<{
    found: HistogramSample[];
    messages: string[];
  }> {
    const { samples, problems } = await collectAll(source(), WINDOW);
    return {
      found: samples.filter(
        (each): each is HistogramSample => each.kind === 'histogram',
      ),
      messages: problems.map(({ message }) => message),
    };
  }

  const queries = () =>
    api
      .requestsTo(RANGE)
      .map(({ body }) => new URLSearchParams(body).get('query') ?? '');

  it('reads native histograms at bounds that all of their buckets have', async () => {
    answerDurations([
      {
        metric: { gen_ai_request_model: 'gpt-4o' },
        histograms: [
          // Of the schemas 3 and 0: the server halves when it has to.
          [
            ELEVEN,
            native('7.5', [
              [3, '-2.9e-39', '2.9e-39', '1'],
              [0, '0.9170040432046712', '1', '2'],
              [0, '1', '1.0905077326652577', '3'],
              [0, '1.0905077326652577', '1.189207115002721', '4'],
            ]),
          ],
          [ELEVEN + 3600, native('8', [[0, '2', '4', '3']])],
        ],
      },
    ]);
    const { found, messages } = await durations();
    expect(messages).toEqual([]);
    const [first, second] = found;
    expect(found).toHaveLength(2);
    expect(first).toMatchObject({
      ...{ measure: 'client_duration', period: '2026-03-01T10:00Z', sum: 7.5 },
      dimensions: { model: 'gpt-4o' },
    });
    expect(upTo(first)).toMatchObject({
      '0.0009765625': 1,
      '0.5': 1,
      '1': 3,
      '1.189207115002721': 10,
      '2': 10,
      '4096': 10,
    });
    expect(first.counts.reduce((a, b) => a + b)).toBe(10);
    // Within the bucket of 2 to 4 nobody knows how many there were.
    expect(upTo(second)).toMatchObject({ '2': 0, '4': 3 });
    expect(second.bounds.filter(bound => bound > 2 && bound < 4)).toEqual([]);
    expect(second.bounds).toEqual(first.bounds);
  });

  it('has the same bounds whatever was observed', async () => {
    answerDurations(
      ['1', '64'].map((lower, at) => ({
        metric: { gen_ai_request_model: `m${at}` },
        histograms: [
          [
            ELEVEN,
            native('1', [
              [0, lower, String(Number(lower) * 2 ** (1 / 8)), '1'],
            ]),
          ],
        ],
      })),
    );
    const { found } = await durations();
    expect(found[0].bounds).toHaveLength(89);
    expect(found[0].bounds).toEqual(found[1].bounds);
    expect(found[0].counts).not.toEqual(found[1].counts);
  });

  it('reads custom buckets at their own bounds', async () => {
    answerDurations([
      {
        metric: {},
        histograms: [
          [
            ELEVEN,
            native('9', [
              [0, '-Inf', '0.3', '2'],
              [0, '0.7', '3', '5'],
              [0, '3', '+Inf', '1'],
            ]),
          ],
        ],
      },
    ]);
    const { found } = await durations();
    // 0.32 and 0.64 lie where there is nothing, so they are exact too.
    expect(upTo(found[0])).toEqual({
      ...{ '0.3': 2, '0.32': 2, '0.64': 2, '0.7': 2, '3': 7 },
    });
    expect(found[0].counts.at(-1)).toBe(1);
  });

  it.each([
    ['NaN', [[0, '1', '2', 'NaN']], '2', /1 not a number/],
    ['less than nothing', [[0, '1', '2', '-3']], '2', /1 negative/],
    ['negative durations', [[1, '-2', '-1', '3']], '3', /1 negative/],
    ['no bound', [[0, '-Inf', '+Inf', '3']], '3', /1 of histograms whose/],
    ['observations that are no numbers', [], '3', /1 not a number/],
  ] as const)('leaves out %s, and says so', async (_, buckets, count, why) => {
    const histogram = { ...native('1', buckets), count };
    answerDurations([{ metric: {}, histograms: [[ELEVEN, histogram]] }]);
    const { found, messages } = await durations();
    expect(found).toEqual([]);
    expect(messages).toEqual([expect.stringMatching(why)]);
  });

  it('counts calls and tokens of native histograms', async () => {
    answer(
      [DURATION, 'gen_ai_client_token_usage'],
      [
        [/error_type!=""/, []],
        [
          /histogram_count\(increase\(gen_ai_client_operation_duration_seconds\{/,
          [{ metric: {}, values: [[ELEVEN, '12']] }],
        ],
        [
          /histogram_sum\(increase\(gen_ai_client_token_usage\{gen_ai_token_type="input"/,
          [{ metric: {}, values: [[ELEVEN, '900']] }],
        ],
      ],
    );
    const { samples } = await collectAll(source(), WINDOW);
    expect(samples).toMatchObject([
      { measure: 'requests', value: 12 },
      { measure: 'input_tokens', value: 900 },
    ]);
  });

  it('reads a server natively that has classic buckets as well', async () => {
    answer([DURATION, `${DURATION}_bucket`, `${DURATION}_count`], []);
    await collectAll(source(), WINDOW);
    const [requests] = queries();
    expect(requests).toMatch(
      /histogram_count\(increase\(.*\)\) or \(increase\(\w+_count\{.* unless on \(/,
    );
    const histograms = queries().find(query => query.includes('_bucket'));
    expect(
      histograms?.match(/unless on \([^)]*\) histogram_count/g),
    ).toHaveLength(4);
  });

  it('finds names and labels with dots, and quotes them', async () => {
    answer(
      [
        'gen_ai.client.operation.duration',
        'gen_ai.client.token.usage_sum',
        'gen_ai.server.time_to_first_token_seconds_bucket',
      ],
      [
        [
          /^sum by \([^)]*"gen_ai.request.model"[^)]*\) \(increase\(\{"gen_ai.client.operation.duration","gen_ai.operation.name"!~"[^"]*"\}\[1h\]\)\)$/,
          [
            {
              metric: {
                'gen_ai.request.model': 'gpt-4o',
                'service.name': 'checkout',
                'deployment.environment.name': 'prod',
              },
              histograms: [[ELEVEN, native('3', [[0, '1', '2', '2']])]],
            },
          ],
        ],
        [
          /increase\(\{"gen_ai.client.token.usage_sum","gen_ai.token.type"="output"\}\[1h\]\)/,
          [{ metric: {}, values: [[ELEVEN, '40']] }],
        ],
        [
          /count_over_time\(\{"gen_ai.server.time_to_first_token_seconds_bucket","?le"?="\+Inf"\}\[1h\]\)/,
          [
            { metric: { le: '1' }, values: [[ELEVEN, '2']] },
            { metric: { le: '+Inf' }, values: [[ELEVEN, '3']] },
          ],
        ],
      ],
    );
    const { samples } = await collectAll(source(), WINDOW);
    expect(samples).toMatchObject([
      { measure: 'output_tokens', value: 40 },
      {
        measure: 'client_duration',
        dimensions: {
          ...{ model: 'gpt-4o', environment: 'prod' },
          tags: { service: 'checkout' },
        },
      },
      { measure: 'time_to_first_token', bounds: [1], counts: [2, 1] },
    ]);
  });

  it('quotes nothing for a server without dots', async () => {
    answer([DURATION], []);
    await collectAll(source(), WINDOW);
    expect(queries().join()).not.toContain('"gen_ai.');
  });

  it('reads labels with dots that are configured', async () => {
    answer(
      [DURATION],
      [
        [
          /by \([^)]*"llm.model"/,
          [{ metric: { 'llm.model': 'm' }, values: [[ELEVEN, '1']] }],
        ],
      ],
    );
    const { samples } = await collectAll(
      source({ labels: { model: ['llm.model'] } }),
      WINDOW,
    );
    expect(samples[0].dimensions.model).toBe('m');
  });

  describe('by annotation', () => {
    const latency: EntityTelemetryQuery = {
      ...{ kind: 'latency', name: 'latency', source: 'prometheus' },
      entityRef: 'component:default/fraud',
      expression:
        'sum by ("gen_ai.request.model") (increase({"fraud.duration"}[$window]))',
    };
    const metric = { 'gen_ai.request.model': 'm' };
    const histogram = native('3', [[0, '1', '2', '2']]);

    it('takes native histograms for a latency', async () => {
      answer(
        [],
        [[/fraud\.duration/, [{ metric, histograms: [[ELEVEN, histogram]] }]]],
      );
      const { samples, problems } = await collectAll(source(), WINDOW, [
        latency,
      ]);
      expect(problems).toEqual([]);
      expect(samples).toMatchObject([
        { measure: 'client_duration', dimensions: { model: 'm' }, sum: 3 },
      ]);
      expect(queries()).toEqual([
        'sum by ("gen_ai.request.model") (increase({"fraud.duration"}[1h]))',
      ]);
    });

    it('takes none for a unit, and says how to count', async () => {
      answer(
        [],
        [[/fraud/, [{ metric: {}, histograms: [[ELEVEN, histogram]] }]]],
      );
      const { samples, problems } = await collectAll(source(), WINDOW, [
        { ...latency, kind: 'units', name: 'prediction' },
      ]);
      expect(samples).toEqual([]);
      expect(problems[0].message).toContain('histogram_count(');
    });

    it('shows what a query answers', async () => {
      api.on(INSTANT, () => ({
        json: {
          status: 'success',
          data: {
            resultType: 'vector',
            result: [{ metric, histogram: [ELEVEN, histogram] }],
          },
        },
      }));
      const { series, problem } = await source().preview(latency, {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      });
      expect(problem).toBeUndefined();
      expect(series).toEqual([
        { labels: metric, value: '2 observed, their sum is 3' },
      ]);
    });
  });
});

/** As the HTTP API writes it: buckets in which there is nothing are absent. */
function native(sum: string, buckets: readonly (readonly [...Bucket])[]) {
  const count = String(
    buckets.reduce((all, [, , , counted]) => all + Number(counted), 0),
  );
  return { count, sum, ...(buckets.length > 0 ? { buckets } : {}) };
}

/** How many there were up to each bound. */
function upTo({ bounds, counts }: HistogramSample): Record<string, number> {
  let all = 0;
  return Object.fromEntries(
    bounds.map((bound, at) => {
      all += counts[at];
      return [String(bound), all];
    }),
  );
}
