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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { TestApi, type TestAnswer } from '@internal/ai-cost-test-api';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readTelemetrySources } from '../readTelemetrySources';

const WINDOW = { from: '2026-03-01T10:00Z', to: '2026-03-01T12:00Z' };
const ELEVEN = Date.parse('2026-03-01T11:00Z') / 1000;
const NAMES = '/api/v1/label/__name__/values';
const RANGE = '/api/v1/query_range';
const SECRET = 'token-0123456789';

type Values = [at: number, value: string][];

/** An API in the place of Prometheus that misbehaves. */
describe('PrometheusSource', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
    answerNames(['vllm:prompt_tokens_total']);
  });
  afterEach(() => api.close());

  function answerNames(names: string[]): void {
    api.on(NAMES, () => ({ json: { status: 'success', data: names } }));
  }

  function answerSeries(
    series: [labels: Record<string, unknown>, values: Values][],
    more: object = {},
  ): void {
    api.on(RANGE, () => matrix(series, more));
  }

  function source(settings: object = {}) {
    const [only] = readTelemetrySources(
      new ConfigReader({
        aiCost: {
          telemetry: {
            sources: [
              {
                ...{ id: 'prom', type: 'prometheus', baseUrl: api.url },
                ...{ conventions: ['vllm'], timeout: '1s', queryTimeout: '1s' },
                ...settings,
              },
            ],
          },
        },
      }),
    );
    return only;
  }

  async function problemsOf(
    settings: object = {},
    queries: EntityTelemetryQuery[] = [],
  ) {
    const { samples, problems } = await collectAll(
      source(settings),
      WINDOW,
      queries,
    );
    return { samples, messages: problems.map(({ message }) => message) };
  }

  it('asks at the end of each hour, and for known names alone', async () => {
    answerSeries([]);
    await collectAll(source(), WINDOW);
    const [names] = api.requestsTo(NAMES);
    expect(names.query.get('match[]')).toContain('vllm:');
    expect(names.query.get('start')).toBe('1772359200');
    const [only, ...none] = api.requestsTo(RANGE);
    expect(none).toEqual([]);
    expect(only.method).toBe('POST');
    const form = new URLSearchParams(only.body);
    expect(form.get('query')).toMatch(
      /increase\(vllm:prompt_tokens_total\[1h\]\)/,
    );
    expect(Object.fromEntries([...form].slice(1))).toEqual({
      ...{ start: String(ELEVEN), end: String(ELEVEN + 3600), step: '3600' },
      ...{ timeout: '1s', limit: '5001' },
    });
  });

  it.each([
    [{ token: SECRET }, { authorization: `Bearer ${SECRET}` }],
    [
      { username: 'u', password: 'pw' },
      { authorization: `Basic ${Buffer.from('u:pw').toString('base64')}` },
    ],
    [{ tenant: 'team-a' }, { 'x-scope-orgid': 'team-a' }],
    [{ headers: { 'X-Key': 'a b' } }, { 'x-key': 'a b' }],
  ])('sends %j', async (settings, headers) => {
    answerSeries([]);
    await collectAll(source(settings), WINDOW);
    expect(api.requests).toHaveLength(2);
    for (const request of api.requests) {
      expect(request.headers).toMatchObject(headers);
    }
  });

  it('keeps the path of the server', async () => {
    api.on(`/select/0/prometheus${NAMES}`, () => ({
      json: { status: 'success', data: [] },
    }));
    await collectAll(
      source({ baseUrl: `${api.url}/select/0/prometheus/` }),
      WINDOW,
    );
    expect(api.requests).toHaveLength(1);
  });

  it('leaves out what is no number, and counts it', async () => {
    answerSeries([
      [
        { model_name: 'a' },
        [point(ELEVEN, 'NaN'), point(ELEVEN + 3600, '+Inf')],
      ],
      [{ model_name: 'b' }, [point(ELEVEN, '-1'), point(ELEVEN + 3600, '2.5')]],
      [{ model_name: 'c' }, [point(ELEVEN + 7, '9')]],
      [{ model_name: 'x'.repeat(300) }, [point(ELEVEN, '1')]],
      [{ model_name: 'd', ['__proto__']: 'x' }, [point(ELEVEN, '0')]],
    ]);
    const { samples, messages } = await problemsOf();
    expect(samples).toMatchObject([
      { value: 2.5, period: '2026-03-01T11:00Z', dimensions: { model: 'b' } },
      { value: 0, period: '2026-03-01T10:00Z', dimensions: { model: 'd' } },
    ]);
    expect(messages).toEqual([
      'vllm:prompt_tokens_total: Values are left out: 2 not a number or infinite, 1 negative, 1 with labels that are too long or have characters that cannot be seen',
    ]);
  });

  it.each<[string, TestAnswer, RegExp, object]>([
    [
      'an answer in part',
      matrix([[{}, [point(ELEVEN, '1')]]], { warnings: ['store\n1 is down'] }),
      /answered in part only \(store 1 is down\)/,
      {},
    ],
    [
      'too many series',
      matrix([
        [{ model: 'a' }, []],
        [{ model: 'b' }, []],
      ]),
      /answered with more than 1 series; aggregate more, or raise maxSeries/,
      { maxSeries: 1 },
    ],
    [
      'a series that is there twice',
      matrix([
        [{ a: '1', b: '2' }, [point(ELEVEN, '1')]],
        [{ b: '2', a: '1' }, [point(ELEVEN, '1')]],
      ]),
      /the same series twice/,
      {},
    ],
    [
      'another shape',
      {
        json: { status: 'success', data: { resultType: 'vector', result: [] } },
      },
      /JSON of another shape/,
      {},
    ],
    [
      'a label that is no text',
      matrix([[{ model: { a: 'b' } }, []]]),
      /JSON of another shape .*no set of labels/,
      {},
    ],
    [
      'a refusal',
      { status: 422, json: { status: 'error', error: 'query timed out' } },
      /answered 422: .*query timed out/,
      {},
    ],
  ])(
    'says that a query had %s, and that alone fails',
    async (_name, answer, message, settings) => {
      api.on(RANGE, () => answer);
      const { samples, messages } = await problemsOf(settings);
      expect(samples).toEqual([]);
      expect(messages).toEqual([expect.stringMatching(message)]);
      expect(messages[0]).toMatch(/^vllm:prompt_tokens_total: /);
    },
  );

  it('takes notes on an expression for no part of an answer', async () => {
    answerSeries([[{}, [point(ELEVEN, '1')]]], {
      warnings: ['PromQL info: metric might not be a counter'],
    });
    const { samples, messages } = await problemsOf();
    expect(samples).toHaveLength(1);
    expect(messages).toEqual([]);
  });

  it('tries again when the server is busy', async () => {
    api.on(RANGE, (_request, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : matrix([[{}, [point(ELEVEN, '1')]]]),
    );
    const { samples } = await problemsOf();
    expect(samples).toHaveLength(1);
  });

  it('fails as a whole where the names cannot be read', async () => {
    api.on(NAMES, () => ({ status: 401, text: `no: ${SECRET}` }));
    const failing = collectAll(source({ token: SECRET }), WINDOW);
    await expect(failing).rejects.toThrow(
      /answered 401: no: \*\*\*; check the/,
    );
  });

  it('asks so many queries at once and no more', async () => {
    answerNames([
      ...['vllm:prompt_tokens_total', 'vllm:generation_tokens_total'],
      ...['vllm:request_success_total', 'vllm:prompt_tokens_cached_total'],
    ]);
    let atOnce = 0;
    let most = 0;
    api.on(RANGE, () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      setTimeout(() => {
        atOnce -= 1;
      }, 15);
      return { ...matrix([]), delay: 20 };
    });
    await collectAll(source({ concurrency: 2 }), WINDOW);
    expect(api.requestsTo(RANGE)).toHaveLength(5);
    expect(most).toBe(2);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    api.on(RANGE, () => {
      abort.abort(new Error('run was cancelled'));
      return { delay: 60_000 };
    });
    const batches = source().collect(WINDOW, {
      logger: mockServices.logger.mock(),
      signal: abort.signal,
      queries: [units('sum(a)'), units('sum(b)')],
    });
    await expect(batches[Symbol.asyncIterator]().next()).rejects.toThrow(
      'run was cancelled',
    );
  });

  it('gives a query of an annotation less time and fewer bytes', async () => {
    answerNames([]);
    api.on(RANGE, () => ({ text: 'x'.repeat(5 * 1024 * 1024) }));
    const day = { from: '2026-03-01T00:00Z', to: '2026-03-02T00:00Z' };
    const { samples, problems } = await collectAll(
      source({ timeout: '60s', queryTimeout: '7s' }),
      day,
      [units('huge')],
    );
    expect(samples).toEqual([]);
    expect(problems).toMatchObject([
      {
        message: expect.stringMatching(/answered with more than \d+ bytes/),
        query: { expression: 'huge' },
      },
    ]);
    const form = new URLSearchParams(api.requestsTo(RANGE)[0].body);
    expect(form.get('timeout')).toBe('7s');
  });

  it('asks no more for an entity whose query the server cannot bear', async () => {
    answerNames([]);
    api.on(RANGE, ({ body }) =>
      body.includes('slow') ? { status: 503 } : matrix([]),
    );
    const day = { from: '2026-03-01T00:00Z', to: '2026-03-02T00:00Z' };
    const ofOther = { entityRef: 'component:default/other' };
    const { problems } = await collectAll(source(), day, [
      units('slow'),
      { ...units('sum(b)'), name: 'b' },
      { ...units('sum(c)'), ...ofOther },
    ]);
    const asked = api
      .requestsTo(RANGE)
      .map(({ body }) => new URLSearchParams(body).get('query'));
    expect([...new Set(asked)].sort()).toEqual(['slow', 'sum(c)']);
    expect(
      problems.map(({ query, message }) => [
        query?.expression,
        message.includes('was not asked'),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['slow', false],
        ['sum(b)', true],
      ]),
    );
  });

  it('takes an empty text for no number', async () => {
    answerNames(['vllm:prompt_tokens_total']);
    answerSeries([[{ model_name: 'llama' }, [[ELEVEN, '']]]]);
    const { samples } = await problemsOf();
    expect(samples).toEqual([]);
  });

  it('asks nothing of days where none ends in the window', async () => {
    answerNames([]);
    await collectAll(source(), WINDOW, [units('sum(a)')]);
    expect(api.requestsTo(RANGE)).toEqual([]);
  });

  it.each([
    [{ baseUrl: 'ftp://x' }, /baseUrl of the source "prom" is no http/],
    [
      { token: 'a', username: 'b' },
      /token of the source "prom" is given beside/,
    ],
    [
      { baseUrl: 'http://prometheus:9090', token: 'a' },
      /baseUrl of the source "prom" would get its credentials unencrypted/,
    ],
    [{ conventions: ['vlm'] }, /conventions of the source "prom" has none of/],
    [{ maxSeries: 0 }, /maxSeries of the source "prom" is no whole number/],
    [{ headers: { a: 'b\nc' } }, /headers of the source "prom" has one that/],
    [
      { labels: { models: ['a'] } },
      /labels of the source "prom" has a key that/,
    ],
    [
      { labels: { model: ['a}'] } },
      /labels of the source "prom" has what is no/,
    ],
    [
      { timeout: '0s' },
      /timeout of the source "prom" is no duration above zero/,
    ],
  ])('refuses the settings %j', (settings, message) => {
    expect(() => source(settings)).toThrow(message);
  });

  it('says which names and labels it looks for', () => {
    expect(source({ labels: { model: ['llm'] } }).conventions).toEqual(
      expect.arrayContaining([
        {
          ...{ name: 'vllm:prompt_tokens_total', measure: 'input_tokens' },
          system: 'vllm',
        },
        { name: 'label llm', measure: 'model' },
        { name: 'label service_name', measure: 'tag service' },
      ]),
    );
  });

  it('has its systems in the order of the configuration', () => {
    const { conventions } = source({ conventions: ['litellm', 'vllm'] });
    const systems = conventions.flatMap(({ system }) => system ?? []);
    expect([...new Set(systems)]).toEqual(['litellm', 'vllm']);
  });
});

function point(at: number, value: string): [number, string] {
  return [at, value];
}

function matrix(
  series: [labels: Record<string, unknown>, values: Values][],
  more: object = {},
): TestAnswer {
  return {
    json: {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: series.map(([metric, values]) => ({ metric, values })),
      },
      ...more,
    },
  };
}

function units(expression: string): EntityTelemetryQuery {
  return {
    ...{ kind: 'units', name: 'prediction', source: 'prometheus', expression },
    entityRef: 'component:default/fraud',
  };
}
