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
import { readMonth, sourceContext } from '../__testUtils__/readSource';
import { ApiBillingSource } from '../source/ApiBillingSource';
import { LangfuseReader } from './LangfuseReader';
import { ModelAccounts } from './ModelAccounts';

const METRICS = '/api/public/v2/metrics';
const DAILY = '/api/public/metrics/daily';

function row(others: object = {}) {
  return {
    time_dimension: '2026-10-01T00:00:00.000Z',
    providedModelName: 'gpt-4o',
    environment: 'production',
    traceName: 'checkout',
    sum_totalCost: 0.002,
    sum_inputTokens: '100',
    sum_outputTokens: 20,
    count_count: '3',
    ...others,
  };
}

describe('LangfuseReader', () => {
  let api: TestApi;
  let source: ApiBillingSource;

  beforeEach(async () => {
    api = await TestApi.start();
    source = ApiBillingSource.create({
      id: 'langfuse',
      reader: LangfuseReader.create({
        client: impatientClient(api),
        baseUrl: api.url,
        models: ModelAccounts.create([
          { match: 'GPT-*', provider: 'OpenAI', account: 'org-1' },
          { match: 'claude-*', provider: 'AWS', account: '1111' },
        ]),
      }),
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      since: '2026-10-01',
      trailingDays: 7,
      now: () => new Date('2026-10-02T10:00:00Z'),
    });
  });
  afterEach(() => api.close());

  it('estimates by model, environment and trace, and bills nothing', async () => {
    api.on(METRICS, () => ({
      json: {
        data: [
          row(),
          row({ providedModelName: 'claude-sonnet-4-5', environment: null }),
          row({ providedModelName: 'llama-3', sum_totalCost: 1 }),
          row({ providedModelName: null, sum_totalCost: null }),
        ],
      },
    }));
    const { charges, billed, problems } = await readMonth(source, '2026-10');
    expect(source.grade).toBe('trace_estimate');
    expect(charges).toMatchObject([
      {
        day: '2026-10-01',
        effective: '0.002',
        quantity: 3,
        line: {
          serviceProviderName: 'OpenAI',
          billingAccountId: 'org-1',
          model: 'gpt-4o',
          tags: { environment: 'production', trace: 'checkout' },
        },
      },
      { quantity: 100, line: { tokenClass: 'input' } },
      { quantity: 20, line: { tokenClass: 'output' } },
      { line: { serviceProviderName: 'AWS', tags: { trace: 'checkout' } } },
      {},
      {},
    ]);
    expect(billed).toEqual({ USD: '0' });
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/^Traces of llama-3 are left out/) },
    ]);
    const query = JSON.parse(api.requests[0].query.get('query')!);
    expect(query).toMatchObject({
      view: 'observations',
      fromTimestamp: '2026-10-01T00:00:00.000Z',
      toTimestamp: '2026-10-03T00:00:00.000Z',
      config: { row_limit: 1000 },
    });
  });

  it('asks again for what was cut', async () => {
    api.on(METRICS, ({ query }) => {
      const { fromTimestamp, toTimestamp } = JSON.parse(query.get('query')!);
      const hours =
        (Date.parse(toTimestamp) - Date.parse(fromTimestamp)) / 3_600_000;
      return { json: { data: Array(Math.min(1000, hours * 50)).fill(row()) } };
    });
    const { charges } = await readMonth(source, '2026-10');
    expect(charges[0].rows).toBe(48 * 50);
  });

  it('refuses an hour that is cut', async () => {
    api.on(METRICS, () => ({ json: { data: Array(1000).fill(row()) } }));
    await expect(source.discover(sourceContext())).rejects.toThrow(
      /more than 1000 rows in the hour of 2026-10-01T00:00:00.000Z/,
    );
  });

  it('reads daily metrics where there are no others, and says so', async () => {
    api.on(DAILY, ({ query }) => ({
      json: {
        data: [
          {
            date: query.get('page') === '1' ? '2026-10-01' : '2026-10-02',
            countTraces: 1,
            totalCost: 9,
            usage: [
              {
                model: 'gpt-4o',
                inputUsage: 7,
                outputUsage: 1,
                totalCost: 0.5,
                countObservations: 2,
              },
            ],
          },
        ],
        meta: { page: 1, limit: 100, totalItems: 2, totalPages: 2 },
      },
    }));
    const { charges, problems } = await readMonth(source, '2026-10');
    expect(
      charges
        .filter(({ line }) => line.unit === 'Requests')
        .map(({ day, effective, quantity }) => [day, effective, quantity]),
    ).toEqual([
      ['2026-10-01', '0.5', 2],
      ['2026-10-02', '0.5', 2],
    ]);
    expect(problems).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/no v2 metrics/) },
    ]);
  });
});
