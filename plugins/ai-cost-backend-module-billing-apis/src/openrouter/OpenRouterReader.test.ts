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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { readMonth, sourceContext } from '../__testUtils__/readSource';
import { DatabaseDayArchive } from '../archive/DatabaseDayArchive';
import { ApiBillingSource } from '../source/ApiBillingSource';
import { OpenRouterReader } from './OpenRouterReader';

const ACTIVITY = '/api/v1/activity';

function row(others: object = {}) {
  return {
    date: '2026-10-01',
    model: 'openai/gpt-4.1',
    model_permaslug: 'openai/gpt-4.1-2025-04-14',
    endpoint_id: '550e8400',
    provider_name: 'OpenAI',
    usage: 0.015,
    byok_usage_inference: 7,
    requests: 5,
    prompt_tokens: 50,
    completion_tokens: 125,
    reasoning_tokens: 25,
    workspace_id: 'ws-1',
    ...others,
  };
}

describe('OpenRouterReader', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let api: TestApi;
  let source: ApiBillingSource;
  let now: Date;

  beforeEach(async () => {
    api = await TestApi.start();
    const knex = await databases.init('SQLITE_3');
    source = ApiBillingSource.create({
      id: 'openrouter',
      reader: OpenRouterReader.create({
        client: impatientClient(api),
        account: 'acme',
        archive: await DatabaseDayArchive.create({
          database: mockServices.database.mock({ getClient: async () => knex }),
          sourceId: 'openrouter',
        }),
      }),
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      since: '2026-01-01',
      trailingDays: 7,
      now: () => now,
    });
  });
  afterEach(() => api.close());

  it('reads what was paid to OpenRouter, and nothing paid to others', async () => {
    now = new Date('2026-10-03T00:00:00Z');
    api.on(ACTIVITY, () => ({ json: { data: [row()] } }));
    const { charges, billed } = await readMonth(source, '2026-10');
    expect(charges).toMatchObject([
      {
        day: '2026-10-01',
        billed: '0.015',
        effective: '0.015',
        quantity: 5,
        line: {
          billingAccountId: 'acme',
          subAccountId: 'ws-1',
          serviceProviderName: 'OpenRouter',
          hostProviderName: 'OpenRouter',
          model: 'openai/gpt-4.1-2025-04-14',
          modelDeveloper: 'openai',
          unit: 'Requests',
          chargeDescription: 'openai/gpt-4.1-2025-04-14 served by OpenAI',
        },
      },
      {
        quantity: 50,
        line: { tokenClass: 'input', tokenCacheAction: undefined },
      },
      { quantity: 125, line: { tokenClass: 'output' } },
    ]);
    expect(billed).toEqual({ USD: '0.015' });
  });

  it('remembers the days that OpenRouter forgets', async () => {
    const days: string[] = [];
    for (let day = '2026-10-01'; day < '2026-11-05'; day = addDays(day, 1)) {
      days.push(day);
    }
    // Completed days, thirty at most.
    api.on(ACTIVITY, () => {
      const today = now.toISOString().slice(0, 10);
      const told = days.filter(
        day => day < today && day >= addDays(today, -30),
      );
      return { json: { data: told.map(date => row({ date, usage: 1 })) } };
    });
    now = new Date('2026-10-20T12:00:00Z');
    await source.discover(sourceContext());
    now = new Date('2026-11-05T12:00:00Z');
    const { billed, problems, coveredThrough } = await readMonth(
      source,
      '2026-10',
    );
    expect(billed).toEqual({ USD: '31' });
    expect(problems).toEqual([]);
    expect(coveredThrough).toBe('2026-10-31');

    // Closed for good, and out of OpenRouter's memory.
    now = new Date('2026-12-20T12:00:00Z');
    api.requests.splice(0);
    const { offers } = await source.discover(sourceContext());
    expect(offers.map(({ period }) => period)).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    const delivery = await source.open(offers[1], sourceContext());
    expect(delivery.controlTotals[0].rows).toBe(31);
    const november = await source.open(offers[2], sourceContext());
    expect(november.problems).toMatchObject([
      { severity: 'error', message: expect.stringContaining('forgot 16 days') },
    ]);
  });

  it('offers no month of which nothing can be known', async () => {
    now = new Date('2026-10-20T12:00:00Z');
    api.on(ACTIVITY, () => ({ json: { data: [] } }));
    const { offers } = await source.discover(sourceContext());
    expect(offers.map(({ files }) => files[0].name)).toEqual([
      '2026-09-21 to 2026-09-30',
      '2026-10-01 to 2026-10-19',
    ]);
  });

  it('lets no smaller answer take archived money away, and says so', async () => {
    let rows = [
      row({ date: '2026-10-20', usage: 1 }),
      row({
        date: '2026-10-20',
        usage: 2,
        model: 'a/b',
        model_permaslug: 'a/b',
      }),
      row({ date: '2026-10-21', usage: 4 }),
    ];
    api.on(ACTIVITY, () => ({ json: { data: rows } }));
    now = new Date('2026-10-22T12:00:00Z');
    const before = (await source.discover(sourceContext())).offers;

    rows = [row({ date: '2026-10-20', usage: 2 })];
    const { billed, problems } = await readMonth(source, '2026-10');
    expect(billed).toEqual({ USD: '7' });
    expect(problems).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(
          'less of 2 days than it did before, the first of them 2026-10-20',
        ),
      },
    ]);
    // Else nobody would get to see the problem.
    const { offers } = await source.discover(sourceContext());
    expect(offers[1].version).not.toBe(before[1].version);

    rows = [
      row({ date: '2026-10-20', usage: 3 }),
      row({ date: '2026-10-20', usage: 0 }),
      row({ date: '2026-10-21', usage: 5 }),
    ];
    const grown = await readMonth(source, '2026-10');
    expect(grown.billed).toEqual({ USD: '8' });
    expect(grown.problems).toEqual([]);
  });

  it('archives its oldest day once, and no day that it should have forgotten', async () => {
    const rows = [
      row({ date: '2026-10-02', usage: 8 }),
      row({ date: '2026-10-03', usage: 4 }),
    ];
    api.on(ACTIVITY, () => ({ json: { data: rows } }));
    now = new Date('2026-11-01T12:00:00Z');
    await source.discover(sourceContext());

    rows[0] = row({ date: '2026-10-02', usage: 99 });
    rows.push(row({ date: '2026-10-01', usage: 99 }));
    const { billed, charges } = await readMonth(source, '2026-10');
    expect(billed).toEqual({ USD: '12' });
    expect(charges[0].day).toBe('2026-10-02');
  });
});
