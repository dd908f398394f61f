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
import { openAiCosts } from './openAiCosts';

const COSTS = '/v1/organization/costs';
const COMPLETIONS = '/v1/organization/usage/completions';
const DAY = 86_400;
const OCTOBER = Date.parse('2026-10-01') / 1000;

function result(others: object = {}) {
  return {
    object: 'organization.costs.result',
    amount: { value: 0.06, currency: 'usd' },
    line_item: 'gpt-4o-mini-2024-07-18, input',
    project_id: 'proj_checkout',
    api_key_id: 'key_02f',
    quantity: 400_000,
    quantity_unit: 'tokens',
    ...others,
  };
}

function bucket(day: number, ...results: object[]) {
  const start = OCTOBER + (day - 1) * DAY;
  return {
    object: 'bucket',
    start_time: start,
    end_time: start + DAY,
    results,
  };
}

function page(data: object[], next?: string) {
  return {
    json: {
      object: 'page',
      data,
      has_more: next !== undefined,
      next_page: next ?? null,
    },
  };
}

describe('costs of OpenAI', () => {
  let api: TestApi;
  let now = new Date('2026-10-04T10:00:00Z');

  beforeEach(async () => {
    now = new Date('2026-10-04T10:00:00Z');
    api = await TestApi.start();
    api.on(COMPLETIONS, () => page([]));
  });
  afterEach(() => api.close());

  function source(since = '2026-10-01') {
    return ApiBillingSource.create({
      id: 'openai',
      reader: openAiCosts({
        client: impatientClient(api),
        account: 'org-1',
      }),
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      since,
      trailingDays: 7,
      now: () => now,
    });
  }

  it('reads costs by project, key and line item', async () => {
    api.on(COSTS, () =>
      page([
        bucket(
          1,
          result(),
          result({
            line_item: 'gpt-4o, cached input',
            quantity_unit: '1000_tokens',
            quantity: 3,
          }),
          result({ line_item: 'gpt-4o, output', project_id: null }),
        ),
      ]),
    );
    const { charges, rows, coveredThrough } = await readMonth(
      source(),
      '2026-10',
    );
    expect(charges).toMatchObject([
      {
        day: '2026-10-01',
        billed: '0.06',
        effective: '0.06',
        list: '0.06',
        quantity: 400_000,
        line: {
          billingCurrency: 'USD',
          billingAccountId: 'org-1',
          subAccountId: 'proj_checkout',
          credentialId: 'key_02f',
          serviceProviderName: 'OpenAI',
          invoiceIssuerName: 'OpenAI',
          model: 'gpt-4o-mini-2024-07-18',
          tokenClass: 'input',
          unit: 'Tokens',
          workload: 'inference',
        },
      },
      { quantity: 3000, line: { model: 'gpt-4o', tokenClass: 'cache_read' } },
      { line: { subAccountId: undefined, tokenClass: 'output' } },
    ]);
    expect(rows).toBe(3);
    expect(coveredThrough).toBe('2026-10-03');
    expect(Object.fromEntries(api.requests[0].query)).toEqual({
      start_time: String(OCTOBER),
      end_time: String(OCTOBER + 3 * DAY),
      bucket_width: '1d',
      limit: '31',
      'group_by[]': 'api_key_id',
    });
    // Costs had all quantities.
    expect(api.requestsTo(COMPLETIONS)).toHaveLength(0);
  });

  it('keeps every digit of an amount', async () => {
    api.on(COSTS, () => ({
      text: JSON.stringify(page([bucket(1, result(), result())]).json)
        .replace('0.06', '1234567890.123456789012345678')
        .replace('0.06', '1e-18'),
    }));
    const { billed } = await readMonth(source(), '2026-10');
    expect(billed).toEqual({ USD: '1234567890.123456789012345679' });
  });

  it('reads all pages, and days without results as zero', async () => {
    api.on(COSTS, ({ query }) =>
      query.get('page') === 'p2'
        ? page([bucket(2), bucket(3, result())])
        : page([bucket(1, result())], 'p2'),
    );
    const { charges } = await readMonth(source(), '2026-10');
    expect(charges.map(({ day }) => day)).toEqual(['2026-10-01', '2026-10-03']);
  });

  it('begins again when a cursor expires, and appends nothing', async () => {
    let expired = false;
    api.on(COSTS, ({ query }) => {
      if (query.get('page') === null) {
        return page([bucket(1, result())], expired ? 'new' : 'old');
      }
      if (query.get('page') === 'old') {
        expired = true;
        return { status: 410, text: 'cursor expired' };
      }
      return page([bucket(2, result())]);
    });
    const { billed } = await readMonth(source(), '2026-10');
    expect(billed).toEqual({ USD: '0.12' });
  });

  it.each([
    ['pages in a circle', () => page([], 'p2'), /go in a circle/],
    [
      'a bucket twice',
      ({ query }: { query: URLSearchParams }) =>
        query.get('page') ? page([bucket(1)]) : page([bucket(1)], 'p2'),
      /has it twice/,
    ],
    ['a bucket of another month', () => page([bucket(40)]), /not asked for/],
    [
      'more, but no next page',
      () => ({ json: { data: [], has_more: true, next_page: null } }),
      /names no next page/,
    ],
    [
      'a cursor that always expires',
      ({ query }: { query: URLSearchParams }) =>
        query.get('page') ? { status: 410 } : page([bucket(1)], 'p2'),
      /answered 410/,
    ],
    ['another shape', () => ({ json: { data: {} } }), /another shape \(data/],
  ])('refuses %s', async (_name, handler, message) => {
    api.on(COSTS, handler);
    await expect(source().discover(sourceContext())).rejects.toThrow(message);
  });

  it('quarantines what it cannot read, and goes on', async () => {
    api.on(COSTS, () =>
      page([
        bucket(1, { object: 'organization.costs.result' }, result()),
        bucket(2, result({ amount: { value: 'much', currency: 'usd' } })),
        bucket(
          3,
          result({ quantity: -1, amount: { value: true, currency: 'usd' } }),
          result({ line_item: 'x'.repeat(5000) }),
        ),
      ]),
    );
    const { billed, quarantine } = await readMonth(source(), '2026-10');
    expect(billed).toEqual({ USD: '0.06' });
    expect(quarantine).toMatchObject([
      { file: 'costs of 2026-10-01', row: 1, column: 'amount', excluded: true },
      {
        file: 'costs of 2026-10-02',
        column: 'amount.value',
        problem: 'is not a decimal number',
      },
      { row: 1, column: 'amount.value', excluded: true },
      { row: 2, column: 'line_item' },
    ]);
  });

  it('counts the money of a refund, whose quantity is none', async () => {
    const refund = {
      amount: { value: -0.02, currency: 'usd' },
      quantity: -100,
      line_item: 'gpt-4o-mini-2024-07-18, output',
    };
    api.on(COSTS, () => page([bucket(1, result(), result(refund))]));
    const { billed, charges, quarantine } = await readMonth(
      source(),
      '2026-10',
    );
    expect(billed).toEqual({ USD: '0.04' });
    expect(charges[1]).toMatchObject({ billed: '-0.02', quantity: undefined });
    expect(quarantine).toEqual([
      {
        file: 'costs of 2026-10-01',
        row: 2,
        column: 'quantity',
        problem: 'is not a quantity; the row counts without it',
        excluded: false,
      },
    ]);
  });

  it('asks the usage API for tokens that costs do not tell, and for no money', async () => {
    api.on(COSTS, () =>
      page([
        bucket(
          1,
          result({
            line_item: 'gpt-4o, input',
            quantity: null,
            quantity_unit: null,
          }),
          result({
            line_item: 'gpt-4o, cached input',
            quantity: null,
            quantity_unit: null,
          }),
          result({
            line_item: 'gpt-4o, output',
            quantity: null,
            quantity_unit: null,
          }),
          result({
            line_item: 'web search tool calls',
            quantity: null,
            quantity_unit: null,
          }),
        ),
      ]),
    );
    api.on(COMPLETIONS, () =>
      page([
        bucket(1, {
          project_id: 'proj_checkout',
          api_key_id: 'key_02f',
          model: 'gpt-4o',
          input_tokens: 1000,
          input_cached_tokens: 300,
          output_tokens: 50,
        }),
      ]),
    );
    const { charges, billed } = await readMonth(source(), '2026-10');
    expect(charges).toMatchObject([
      { quantity: 700, line: { tokenClass: 'input', unit: 'Tokens' } },
      { quantity: 300, line: { tokenClass: 'cache_read' } },
      { quantity: 50, line: { tokenClass: 'output' } },
      { quantity: undefined, line: { workload: 'tooling' } },
    ]);
    expect(billed).toEqual({ USD: '0.24' });
  });

  it('offers months anew when they changed, and old ones once', async () => {
    now = new Date('2026-10-04T10:00:00Z');
    let value = 1;
    api.on(COSTS, ({ query }) => {
      const start = Number(query.get('start_time'));
      return page([
        {
          start_time: start,
          results: [result({ amount: { value, currency: 'usd' } })],
        },
      ]);
    });
    const openAi = source('2026-07-15');
    const offersNow = async () =>
      (await openAi.discover(sourceContext())).offers;
    const before = await offersNow();
    expect(before.map(({ period, files }) => [period, files[0].name])).toEqual([
      ['2026-07', '2026-07-15 to 2026-07-31'],
      ['2026-08', '2026-08'],
      ['2026-09', '2026-09'],
      ['2026-10', '2026-10-01 to 2026-10-03'],
    ]);
    // September is open for a week; July and August cost no call.
    expect(api.requests).toHaveLength(2);
    expect(await offersNow()).toEqual(before);
    value = 2;
    const versions = (offers: typeof before) => offers.map(o => o.version);
    const after = await offersNow();
    expect(versions(after).map((v, i) => v === before[i].version)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    now = new Date('2026-10-09T00:00:00Z');
    api.requests.splice(0);
    await offersNow();
    expect(api.requests).toHaveLength(1);
  });

  it('reads a month once in a run', async () => {
    api.on(COSTS, () => page([bucket(1, result())]));
    await readMonth(source(), '2026-10');
    expect(api.requests).toHaveLength(1);
  });
});
