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
import type { HourlyUsage } from 'backstage-plugin-ai-cost-node';
import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { anthropicUsage } from '../anthropic/anthropicUsage';
import { GatewayUsageReader } from '../litellm/GatewayUsageReader';
import { openAiUsage } from '../openai/openAiUsage';
import { ApiUsageSource } from './ApiUsageSource';
import type { HourlyReader } from './HourlyReader';

describe('usage by the hour', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  const warn = jest.fn();
  async function collect(reader: HourlyReader): Promise<HourlyUsage[]> {
    const source = ApiUsageSource.create({
      id: 'api',
      reader,
      schedule: { frequency: { minutes: 15 }, timeout: { minutes: 1 } },
    });
    const usage: HourlyUsage[] = [];
    const batches = source.collect(
      { from: '2026-10-01T23:00Z', to: '2026-10-02T01:00Z' },
      {
        logger: mockServices.logger.mock({ warn }),
        signal: new AbortController().signal,
      },
    );
    for await (const batch of batches) {
      usage.push(...batch);
    }
    return usage;
  }

  it('is read from OpenAI, with cached tokens apart', async () => {
    const start = Date.parse('2026-10-01T23:00Z') / 1000;
    api.on('/v1/organization/usage/completions', () => ({
      json: {
        data: [
          {
            start_time: start,
            results: [
              {
                project_id: 'proj_shop',
                api_key_id: 'key_1',
                model: 'gpt-4o',
                input_tokens: 100,
                input_cached_tokens: 30,
                output_tokens: 9,
                num_model_requests: 4,
              },
              { input_tokens: 'many' },
            ],
          },
          { start_time: start + 3600, results: [] },
        ],
        has_more: false,
      },
    }));
    expect(
      await collect(
        openAiUsage({
          client: impatientClient(api),
          account: 'org-1',
        }),
      ),
    ).toEqual([
      {
        hour: '2026-10-01T23:00Z',
        provider: 'openai',
        model: 'gpt-4o',
        account: 'org-1',
        project: 'proj_shop',
        apiKeyId: 'key_1',
        tags: {},
        tokens: { input: 70, cache_read: 30, cache_write: 0, output: 9 },
        requests: 4,
      },
    ]);
    expect(Object.fromEntries(api.requests[0].query)).toMatchObject({
      start_time: String(start),
      end_time: String(start + 7200),
      bucket_width: '1h',
      limit: '168',
    });
    expect(warn).toHaveBeenCalledWith(
      '1 rows could not be read; the first is row 2 of usage of 2026-10-01T23:00Z: input_tokens is not a whole number',
    );
  });

  it('is read from Anthropic', async () => {
    api.on('/v1/organizations/usage_report/messages', () => ({
      json: {
        data: [
          {
            starting_at: '2026-10-02T00:00:00Z',
            results: [
              {
                api_key_id: null,
                workspace_id: null,
                model: 'claude-sonnet-4-5',
                uncached_input_tokens: 5,
                cache_read_input_tokens: 4,
                cache_creation: {
                  ephemeral_1h_input_tokens: 1,
                  ephemeral_5m_input_tokens: 2,
                },
                output_tokens: 6,
              },
            ],
          },
        ],
        has_more: false,
        next_page: null,
      },
    }));
    expect(
      await collect(
        anthropicUsage({
          client: impatientClient(api),
          account: 'org-1',
        }),
      ),
    ).toMatchObject([
      {
        hour: '2026-10-02T00:00Z',
        provider: 'anthropic',
        project: 'default',
        apiKeyId: undefined,
        tokens: { input: 5, cache_read: 4, cache_write: 3, output: 6 },
      },
    ]);
  });

  it('is read from a LiteLLM proxy, over midnight', async () => {
    const log = (startTime: string) => ({
      startTime,
      spend: 0.25,
      api_key: 'hash',
      model: 'azure/gpt-4o',
      custom_llm_provider: 'azure',
      prompt_tokens: 3,
      completion_tokens: 1,
      team_id: 'shop',
      request_tags: ['component:ranker'],
    });
    api.on('/spend/logs', () => ({
      json: [
        log('2026-10-01T22:59:59Z'),
        log('2026-10-01T23:10:00Z'),
        log('2026-10-01T23:20:00Z'),
        { ...log('2026-10-01T23:30:00Z'), spend: null },
        log('2026-10-02T00:10:00Z'),
        log('2026-10-02T01:00:00Z'),
      ],
    }));
    const usage = await collect(
      GatewayUsageReader.create({
        client: impatientClient(api),
        baseUrl: api.url,
        accounts: new Map([['azure', '7654321']]),
      }),
    );
    expect(usage.map(({ hour }) => hour)).toEqual([
      '2026-10-01T23:00Z',
      '2026-10-01T23:00Z',
      '2026-10-02T00:00Z',
    ]);
    expect(usage[1]).toMatchObject({ requests: 1, tokens: { input: 3 } });
    expect(usage[1].estimatedCost).toBeUndefined();
    expect(usage[0]).toEqual({
      hour: '2026-10-01T23:00Z',
      provider: 'azure.ai.openai',
      model: 'azure/gpt-4o',
      account: '7654321',
      project: 'shop',
      apiKeyId: 'hash',
      tags: { component: 'ranker' },
      tokens: { input: 6, cache_read: 0, cache_write: 0, output: 2 },
      requests: 2,
      estimatedCost: { amount: '0.5', currency: 'USD' },
    });
  });
});
