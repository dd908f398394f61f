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

import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { readMonth } from '../__testUtils__/readSource';
import { ApiBillingSource } from '../source/ApiBillingSource';
import { SpendLogReader } from './SpendLogReader';

const LOGS = '/spend/logs';

let calls = 0;

function log(others: object = {}) {
  calls += 1;
  return {
    request_id: `chatcmpl-${calls}`,
    call_type: 'acompletion',
    api_key: '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b',
    spend: 0.00012,
    prompt_tokens: 1000,
    completion_tokens: 50,
    startTime: '2026-10-01T10:00:00.123000Z',
    model: 'bedrock/us.anthropic.claude-sonnet-4-5',
    custom_llm_provider: 'bedrock',
    team_id: 'team-shop',
    metadata: {
      user_api_key_alias: 'shop-prod',
      usage_object: {
        cache_read_input_tokens: 300,
        cache_creation_input_tokens: 100,
      },
    },
    cache_hit: 'False',
    request_tags: ['component:ranker', 'User-Agent: curl/8', 'batch'],
    status: 'success',
    ...others,
  };
}

describe('SpendLogReader', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  const read = () =>
    readMonth(
      ApiBillingSource.create({
        id: 'litellm',
        reader: SpendLogReader.create({
          client: impatientClient(api),
          baseUrl: api.url,
          accounts: new Map([['bedrock', '111122223333']]),
        }),
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        since: '2026-10-01',
        trailingDays: 7,
        now: () => new Date('2026-10-02T10:00:00Z'),
      }),
      '2026-10',
    );

  function answer(...rows: object[]) {
    api.on(LOGS, ({ query }) => ({
      json: query.get('start_date') === '2026-10-01' ? rows : [],
    }));
  }

  it('estimates, and bills nothing', async () => {
    answer(log(), log());
    const { charges, billed, rows, coveredThrough } = await read();
    const line = {
      billingAccountId: '111122223333',
      serviceProviderName: 'AWS',
      hostProviderName: 'AWS',
      subAccountId: 'team-shop',
      credentialId: 'shop-prod',
      model: 'bedrock/us.anthropic.claude-sonnet-4-5',
      tags: { component: 'ranker', batch: 'true' },
      workload: 'inference',
    };
    const tokens = (tokenClass: string, quantity: number) => ({
      effective: '0',
      quantity,
      rows: 0,
      line: { ...line, tokenClass, unit: 'Tokens' },
    });
    expect(charges).toMatchObject([
      {
        day: '2026-10-01',
        billed: '0',
        effective: '0.00024',
        list: '0.00024',
        quantity: 2,
        rows: 2,
        line: { ...line, tokenClass: undefined, unit: 'Requests' },
      },
      tokens('input', 1200),
      tokens('cache_read', 600),
      tokens('cache_write', 200),
      tokens('output', 100),
    ]);
    expect(billed).toEqual({ USD: '0' });
    expect(rows).toBe(2);
    expect(coveredThrough).toBe('2026-10-02');
    expect(api.requests.map(({ query }) => Object.fromEntries(query))).toEqual([
      {
        start_date: '2026-10-01',
        end_date: '2026-10-02',
        summarize: 'false',
      },
      {
        start_date: '2026-10-02',
        end_date: '2026-10-03',
        summarize: 'false',
      },
    ]);
  });

  it('counts a call at midnight once, though two days have it', async () => {
    const midnight = log({ startTime: '2026-10-02T00:00:00' });
    api.on(LOGS, () => ({ json: [midnight] }));
    const { charges } = await read();
    expect(charges[0]).toMatchObject({ day: '2026-10-02', rows: 1 });
    expect(charges.filter(({ rows }) => rows > 0)).toHaveLength(1);
  });

  it('tells what was cached here, failed, or names nobody', async () => {
    answer(
      log({ cache_hit: 'True', spend: 0, model: 'a' }),
      log({
        status: 'failure',
        spend: 0,
        model: 'b',
        prompt_tokens: 0,
        completion_tokens: 0,
        metadata: null,
      }),
      log({ custom_llm_provider: '', model: 'c', spend: 0 }),
      log({ custom_llm_provider: '', model: 'c' }),
      log({
        custom_llm_provider: null,
        model: 'azure/d',
        metadata:
          '{"usage_object":{"prompt_tokens_details":{"cached_tokens":10}}}',
        request_tags: '["team=x","team=y"]',
      }),
      log({ startTime: 'yesterday' }),
      log({ spend: true }),
    );
    const { charges, quarantine, rows } = await read();
    expect(
      charges.map(({ line, quantity }) => [
        line.model,
        line.tokenClass ?? line.unit,
        quantity,
      ]),
    ).toEqual([
      ['a', 'Requests', 1],
      ['b', 'Requests', 0],
      ['azure/d', 'Requests', 1],
      ['azure/d', 'input', 990],
      ['azure/d', 'cache_read', 10],
      ['azure/d', 'output', 50],
    ]);
    expect(charges[2].line).toMatchObject({
      serviceProviderName: 'Microsoft',
      billingAccountId: '',
      tags: { team: 'x,y' },
    });
    expect(quarantine).toMatchObject([
      { row: 4, column: 'custom_llm_provider' },
      { row: 6, column: 'startTime' },
      { row: 7, column: 'spend' },
    ]);
    expect(rows).toBe(3);
  });

  it('counts the money of calls whose tokens cannot be read', async () => {
    answer(
      log({ spend: 1, prompt_tokens: -1, completion_tokens: true }),
      log({ spend: 2, prompt_tokens: 1.5 }),
    );
    const { charges, quarantine } = await read();
    expect(charges[0]).toMatchObject({ effective: '3', quantity: 2 });
    expect(
      charges.find(({ line }) => line.tokenClass === 'input'),
    ).toBeUndefined();
    expect(
      quarantine.map(({ row, column, excluded }) => [row, column, excluded]),
    ).toEqual([
      [1, 'prompt_tokens', false],
      [1, 'completion_tokens', false],
      [2, 'prompt_tokens', false],
    ]);
  });

  it('counts a call once that comes twice', async () => {
    const call = log({ spend: 1 });
    answer(call, call, log());
    const { charges, quarantine } = await read();
    expect(charges[0]).toMatchObject({ effective: '1.00012', quantity: 2 });
    expect(quarantine).toMatchObject([
      { row: 2, column: 'request_id', excluded: true },
    ]);
  });

  it('does not take a cost that is not said for none', async () => {
    const free = {
      prompt_tokens: 0,
      completion_tokens: 0,
      metadata: { user_api_key_alias: 'shop-prod' },
    };
    answer(
      log({ spend: 1 }),
      log({ spend: null }),
      log({ spend: undefined }),
      log({ spend: null, status: 'failure' }),
      log({ spend: null, cache_hit: 'True' }),
      log({ spend: null, ...free }),
      log({
        spend: null,
        model: 'x',
        custom_llm_provider: '',
      }),
    );
    const { charges, problems, quarantine } = await read();
    expect(charges[0]).toMatchObject({ effective: '1', quantity: 5 });
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(/^2 calls used tokens/),
      },
    ]);
    expect(quarantine).toMatchObject([
      { row: 7, column: 'custom_llm_provider' },
    ]);
  });

  it('keeps no key that was logged as it is, and no hostile names', async () => {
    answer(
      log({ api_key: 'sk-live-secret', metadata: null }),
      log({
        metadata: null,
        request_tags: [
          '__proto__:x',
          ' :y',
          null,
          'x'.repeat(300),
          'constructor=z',
        ],
      }),
    );
    const { charges } = await read();
    expect(JSON.stringify(charges)).not.toContain('secret');
    expect(charges[0].line.credentialId).toMatch(/^[0-9a-f]{64}$/);
    const { tags } = charges[charges.length - 1].line;
    expect(Object.entries(tags)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'z'],
    ]);
  });
});
