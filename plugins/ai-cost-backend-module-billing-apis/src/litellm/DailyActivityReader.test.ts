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
import { DailyActivityReader } from './DailyActivityReader';

const ACTIVITY = '/user/daily/activity';

describe('DailyActivityReader', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  const read = () =>
    readMonth(
      ApiBillingSource.create({
        id: 'litellm',
        reader: DailyActivityReader.create({
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

  const metrics = (spend: number, others: object = {}) => ({
    spend,
    prompt_tokens: 100,
    completion_tokens: 10,
    cache_read_input_tokens: 40,
    cache_creation_input_tokens: 0,
    successful_requests: 3,
    failed_requests: 1,
    api_requests: 4,
    ...others,
  });
  const ofModel = (spend: number, provider: string) => ({
    date: '2026-10-01',
    metrics: metrics(spend),
    breakdown: {
      providers: {
        [provider]: {
          metrics: metrics(spend),
          api_key_breakdown: {
            hash1: {
              metrics: metrics(spend / 2),
              metadata: { key_alias: 'shop', team_id: 'team-shop' },
            },
            hash2: { metrics: metrics(spend / 2), metadata: {} },
          },
        },
      },
    },
  });
  const pageOf = (result: object, page: number, pages: number) => ({
    json: {
      results: [result],
      metadata: { page, total_pages: pages, has_more: page < pages },
    },
  });

  it('asks for each model, and multiplies no marginals', async () => {
    api.on(ACTIVITY, ({ query }) => {
      const page = Number(query.get('page'));
      switch (query.get('model')) {
        case 'gpt-4o':
          return pageOf(ofModel(2, 'openai'), page, 2);
        case 'claude':
          return pageOf(ofModel(1, 'bedrock'), page, 1);
        default:
          return pageOf(
            {
              date: '2026-10-01',
              metrics: metrics(5.25),
              breakdown: { models: { 'gpt-4o': {}, claude: {} } },
            },
            page,
            1,
          );
      }
    });
    const { charges, problems } = await read();
    const costs = charges.filter(({ line }) => line.unit === 'Requests');
    expect(
      costs.map(({ line, effective, quantity }) => [
        line.serviceProviderName,
        line.model,
        line.credentialId,
        line.subAccountId,
        effective,
        quantity,
      ]),
    ).toEqual([
      ['AWS', 'claude', 'shop', 'team-shop', '0.5', 3],
      ['AWS', 'claude', 'hash2', undefined, '0.5', 3],
      ['OpenAI', 'gpt-4o', 'shop', 'team-shop', '2', 6],
      ['OpenAI', 'gpt-4o', 'hash2', undefined, '2', 6],
    ]);
    expect(
      charges.find(({ line }) => line.tokenClass === 'input'),
    ).toMatchObject({ quantity: 60 });
    expect(problems).toMatchObject([
      {
        message: expect.stringContaining(
          '5.25 USD, and its models and providers to 5',
        ),
      },
    ]);
  });

  it('refuses to ask for very many models', async () => {
    const models = Object.fromEntries(
      Array.from({ length: 501 }, (_, at) => [`m${at}`, {}]),
    );
    api.on(ACTIVITY, () =>
      pageOf(
        { date: '2026-10-01', metrics: metrics(1), breakdown: { models } },
        1,
        1,
      ),
    );
    await expect(read()).rejects.toThrow(/has 501 models/);
    expect(api.requests).toHaveLength(1);
  });

  it('counts what a provider has beyond its keys', async () => {
    const provider = {
      date: '2026-10-01',
      metrics: metrics(10),
      breakdown: {
        models: { 'gpt-4o': {} },
        providers: {
          openai: {
            metrics: metrics(6, { prompt_tokens: 500 }),
            api_key_breakdown: {
              hash1: { metrics: metrics(2), metadata: {} },
              hash2: { metrics: metrics(3, { spend: 'much' }) },
            },
          },
          azure: { metrics: metrics(4, { prompt_tokens: -1 }) },
          bedrock: { metrics: { spend: null } },
        },
      },
    };
    api.on(ACTIVITY, ({ query }) =>
      pageOf(provider, Number(query.get('page')), 1),
    );
    const { charges, problems, quarantine } = await read();
    const lines = (tokenClass?: string) =>
      charges
        .filter(({ line }) => line.tokenClass === tokenClass)
        .map(({ line, effective, quantity }) => [
          line.serviceProviderName,
          line.credentialId,
          effective,
          quantity,
        ]);
    expect(lines()).toEqual([
      ['OpenAI', 'hash1', '2', 3],
      ['OpenAI', undefined, '4', 0],
      ['Microsoft', undefined, '4', 3],
    ]);
    expect(lines('input')).toEqual([
      ['OpenAI', 'hash1', '0', 60],
      ['OpenAI', undefined, '0', 400],
    ]);
    expect(problems).toEqual([]);
    expect(
      quarantine.map(({ row, column, excluded }) => [row, column, excluded]),
    ).toEqual([
      [3, 'metrics.spend', true],
      [1, 'metrics.spend', false],
      [2, 'metrics.prompt_tokens', false],
    ]);
  });
});
