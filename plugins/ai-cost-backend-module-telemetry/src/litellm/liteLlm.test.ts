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
import type { CountSample } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readLiteLlm } from './readLiteLlm';

const PAGED = '/spend/logs/v2';
const BY_DAY = '/spend/logs';
const WINDOW = { from: '2026-10-01T10:00Z', to: '2026-10-01T12:00Z' };

function log(others: object = {}) {
  return {
    request_id: `chatcmpl-${Math.random()}`,
    call_type: 'acompletion',
    api_key: '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b',
    spend: 0.00012,
    total_tokens: 1050,
    prompt_tokens: 1000,
    completion_tokens: 50,
    startTime: '2026-10-01T10:00:00.000000Z',
    completionStartTime: '2026-10-01T10:00:00.300000Z',
    endTime: '2026-10-01T10:00:01.280000Z',
    model: 'us.anthropic.claude-sonnet-4-5',
    custom_llm_provider: 'bedrock',
    team_id: 'team-shop',
    metadata: {
      user_api_key_alias: 'shop-prod',
      attempted_retries: 0,
      usage_object: {
        cache_read_input_tokens: 300,
        cache_creation_input_tokens: 100,
      },
    },
    cache_hit: 'False',
    request_tags: ['component:ranker', 'User-Agent: curl/8'],
    status: 'success',
    ...others,
  };
}

describe('LiteLLM', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  const source = (settings: object = {}) =>
    readLiteLlm(
      new ConfigReader({
        ...{
          id: 'gateway',
          type: 'litellm',
          baseUrl: api.url,
          apiKey: 'sk-me',
        },
        ...settings,
      }),
    );
  const collect = (settings: object = {}) =>
    collectAll(source(settings), WINDOW);

  function answer(...pages: object[][]) {
    api.on(PAGED, ({ query }) => {
      const page = Number(query.get('page'));
      return {
        json: {
          data: pages[page - 1] ?? [],
          ...{ total: 0, page, page_size: pages[0]?.length, total_pages: 1 },
        },
      };
    });
  }

  it('counts calls, tokens and failures, and times what succeeded', async () => {
    answer([
      log(),
      log({
        startTime: '2026-10-01 10:59:59.900',
        completionStartTime: '2026-10-01 11:02:00',
        endTime: '2026-10-01 11:02:00',
        metadata: JSON.stringify({
          user_api_key_alias: 'shop-prod',
          attempted_retries: 2,
          usage_object: { prompt_tokens_details: { cached_tokens: 1 } },
        }),
      }),
      log({
        status: 'failure',
        prompt_tokens: 0,
        completion_tokens: 0,
        metadata: { user_api_key_alias: 'shop-prod' },
      }),
      log({ cache_hit: 'True' }),
    ]);
    const { samples, problems } = await collect();
    expect(problems).toEqual([]);
    const of = (measure: string) =>
      samples.find(
        sample => sample.kind !== 'score' && sample.measure === measure,
      )!;
    const common = {
      period: '2026-10-01T10:00Z',
      dimensions: {
        provider: 'aws.bedrock',
        model: 'us.anthropic.claude-sonnet-4-5',
        project: 'team-shop',
        apiKeyId: 'shop-prod',
        tags: { component: 'ranker' },
      },
    };
    expect(samples).toHaveLength(9);
    for (const [measure, value] of Object.entries({
      requests: 4,
      failures: 1,
      retries: 1,
      input_tokens: 600 + 999,
      output_tokens: 100,
      cache_read_tokens: 301,
      cache_write_tokens: 100,
    })) {
      expect(of(measure)).toEqual({ kind: 'count', measure, value, ...common });
    }
    expect(of('client_duration')).toEqual({
      kind: 'histogram',
      measure: 'client_duration',
      bounds: [
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24,
        20.48, 40.96, 81.92,
      ],
      // On a bound is in its bucket; two minutes are above all of them.
      counts: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
      sum: 1.28 + 120.1,
      ...common,
    });
    expect(of('time_to_first_token')).toMatchObject({
      counts: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      sum: 0.3,
    });
  });

  it('reads all pages of the window, and nothing beside it', async () => {
    const twice = log();
    answer(
      [log(), twice],
      [twice, log({ startTime: '2026-10-01T11:59:59.999Z' })],
      [log({ startTime: '2026-10-01T12:00:00Z' })],
    );
    const { samples } = await collect();
    const requests = samples.flatMap(sample =>
      sample.kind === 'count' && sample.measure === 'requests'
        ? [[sample.period, sample.value]]
        : [],
    );
    expect(requests).toEqual([
      ['2026-10-01T10:00Z', 2],
      ['2026-10-01T11:00Z', 1],
    ]);
    expect(Object.fromEntries(api.requests[0].query)).toEqual({
      start_date: '2026-10-01 10:00:00',
      end_date: '2026-10-01 12:00:00',
      page: '1',
      page_size: '100',
      sort_by: 'startTime',
      sort_order: 'asc',
    });
    expect(api.requests[0].headers.authorization).toBe('Bearer sk-me');
  });

  it('reads whole days where there are no pages', async () => {
    api.on(BY_DAY, () => ({
      json: [log(), log({ startTime: '2026-10-01T09:00:00Z' })],
    }));
    const { samples } = await collect();
    expect(samples).toContainEqual(
      expect.objectContaining({ measure: 'requests', value: 1 }),
    );
  });

  it('keeps models, teams and keys apart, and of tags those that are named', async () => {
    answer([
      log({ request_tags: ['trace:1', 'component:ranker'] }),
      log({ request_tags: ['trace:2', 'Component=ranker'] }),
      log({ model: 'other' }),
      log({ team_id: null, metadata: null, api_key: 'sk-secret' }),
    ]);
    const { samples } = await collect({ tags: ['component'] });
    const requests = samples.filter(
      sample => sample.kind === 'count' && sample.measure === 'requests',
    );
    expect(requests).toHaveLength(4);
    expect(JSON.stringify(samples)).not.toMatch(/sk-secret|trace/);
  });

  it('leaves out times that go backwards, and calls that are none', async () => {
    answer([
      log({ endTime: '2026-10-01T09:00:00Z' }),
      log({ endTime: 'NaN' }),
      log({ startTime: 'yesterday' }),
      log({ prompt_tokens: -5 }),
      'no call' as unknown as object,
      log({ model: 'evil\u0000\u202emodel', request_tags: ['__proto__:x'] }),
    ]);
    const { samples, problems } = await collect();
    const timed = samples.filter(({ kind }) => kind === 'histogram');
    expect(
      timed.every(({ dimensions }) => dimensions.model === 'evil model'),
    ).toBe(true);
    expect(Object.entries(timed[0].dimensions.tags)).toEqual([
      ['__proto__', 'x'],
    ]);
    expect(problems).toEqual([
      {
        message: expect.stringMatching(
          /^3 calls that began from .* are left out/,
        ),
      },
    ]);
  });

  it('takes the provider from the model where the call names none', async () => {
    answer([
      log({
        model: 'bedrock/us.anthropic.claude-sonnet-4-5',
        custom_llm_provider: '',
      }),
    ]);
    const { samples } = await collect();
    expect(samples[0].dimensions.provider).toBe('aws.bedrock');
  });

  it('counts calls that differ in too much without their tags', async () => {
    answer(
      Array.from({ length: 5003 }, (_, i) =>
        log({ request_tags: [`id:${i}`] }),
      ),
    );
    const { samples, problems } = await collect();
    const requests = samples.filter(
      (sample): sample is CountSample =>
        sample.kind === 'count' && sample.measure === 'requests',
    );
    expect(requests).toHaveLength(5001);
    expect(requests.at(-1)).toMatchObject({
      value: 3,
      dimensions: { apiKeyId: 'shop-prod', tags: {} },
    });
    expect(problems).toEqual([
      {
        message: expect.stringMatching(
          /^3 calls are counted without their tags.*5000 ways.*tags of the source/,
        ),
      },
    ]);
  });

  it('counts calls that it has to leave out', async () => {
    answer(
      Array.from({ length: 10_007 }, (_, i) => log({ model: `model ${i}` })),
    );
    const { problems } = await collect();
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^5000 calls are counted without their tags/),
      expect.stringMatching(/^7 calls are left out/),
    ]);
  });

  it('waits when the proxy is busy, and says no query has an answer', async () => {
    api.on(PAGED, (_, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : { json: { data: [] } },
    );
    const { samples, problems } = await collectAll(source(), WINDOW, [
      {
        ...{ kind: 'units', name: 'call', source: 'litellm', expression: 'x' },
        entityRef: 'component:default/shop',
      },
    ]);
    expect(samples).toEqual([]);
    expect(problems[0].message).toMatch(/^LiteLLM answers no queries/);
  });

  it('reads its own buckets, and refuses those that do not rise', async () => {
    answer([log()]);
    const { samples } = await collect({ bounds: [1, 2] });
    expect(samples).toContainEqual(
      expect.objectContaining({ bounds: [1, 2], counts: [0, 1, 0] }),
    );
    expect(() => source({ bounds: [2, 1] })).toThrow(
      /bounds of the source "gateway" is no list/,
    );
  });
});
