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

import fc from 'fast-check';
import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { readMonth, sourceContext } from '../__testUtils__/readSource';
import { ApiBillingSource } from '../source/ApiBillingSource';
import { anthropicCosts } from './anthropicCosts';
import { costResult, usageResult } from './shapes';
import { splitByKey } from './splitByKey';

const COSTS = '/v1/organizations/cost_report';
const USAGE = '/v1/organizations/usage_report/messages';

function cost(others: object = {}) {
  return {
    amount: '123.78912',
    currency: 'USD',
    cost_type: 'tokens',
    description: 'Claude Sonnet 4.5 Usage - Input Tokens',
    model: 'claude-sonnet-4-5',
    token_type: 'uncached_input_tokens',
    service_tier: 'standard',
    context_window: '0-200k',
    inference_geo: 'global',
    workspace_id: 'wrkspc_shop',
    ...others,
  };
}

function usage(others: object = {}) {
  return {
    api_key_id: 'apikey_a',
    workspace_id: 'wrkspc_shop',
    model: 'claude-sonnet-4-5',
    service_tier: 'standard',
    context_window: '0-200k',
    inference_geo: 'global',
    uncached_input_tokens: 0,
    cache_read_input_tokens: 0,
    cache_creation: {
      ephemeral_1h_input_tokens: 0,
      ephemeral_5m_input_tokens: 0,
    },
    output_tokens: 0,
    server_tool_use: { web_search_requests: 0 },
    ...others,
  };
}

function page(results: object[], next?: string, day = '2026-10-01') {
  return {
    json: {
      data: [{ starting_at: `${day}T00:00:00Z`, results }],
      has_more: next !== undefined,
      next_page: next ?? null,
    },
  };
}

describe('costs of Anthropic', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
    api.on(USAGE, () => page([]));
  });
  afterEach(() => api.close());

  const source = () =>
    ApiBillingSource.create({
      id: 'anthropic',
      reader: anthropicCosts({
        client: impatientClient(api),
        account: 'org-1',
      }),
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      since: '2026-10-01',
      trailingDays: 7,
      now: () => new Date('2026-10-03T10:00:00Z'),
    });
  const read = () => readMonth(source(), '2026-10');

  it('reads amounts as cents, and tokens of each kind', async () => {
    api.on(COSTS, () =>
      page([
        cost(),
        cost({ token_type: 'cache_read_input_tokens', amount: '1' }),
        cost({
          token_type: 'cache_creation.ephemeral_1h_input_tokens',
          amount: '2',
        }),
        cost({
          token_type: 'cache_creation.ephemeral_5m_input_tokens',
          amount: '3',
        }),
        cost({ token_type: 'output_tokens', amount: '4', workspace_id: null }),
        cost({
          cost_type: 'web_search',
          description: 'Web Search Usage',
          token_type: null,
          model: null,
          amount: '5',
        }),
      ]),
    );
    api.on(USAGE, () =>
      page([
        usage({
          uncached_input_tokens: 1500,
          cache_read_input_tokens: 200,
          cache_creation: {
            ephemeral_1h_input_tokens: 1000,
            ephemeral_5m_input_tokens: 500,
          },
        }),
        usage({ workspace_id: null, api_key_id: null, output_tokens: 70 }),
        // Paid by commitment, and so in no cost.
        usage({ service_tier: 'priority', uncached_input_tokens: 9999 }),
      ]),
    );
    const { charges, billed, rows, coveredThrough } = await read();
    expect(charges).toMatchObject([
      {
        billed: '1.2378912',
        effective: '1.2378912',
        quantity: 1500,
        line: {
          billingAccountId: 'org-1',
          subAccountId: 'wrkspc_shop',
          credentialId: 'apikey_a',
          serviceProviderName: 'Anthropic',
          model: 'claude-sonnet-4-5',
          tokenClass: 'input',
          unit: 'Tokens',
          allocatedMethodId: undefined,
        },
      },
      { billed: '0.01', quantity: 200, line: { tokenClass: 'cache_read' } },
      { billed: '0.02', quantity: 1000, line: { tokenClass: 'cache_write' } },
      { billed: '0.03', quantity: 500, line: { tokenClass: 'cache_write' } },
      {
        billed: '0.04',
        quantity: 70,
        line: {
          tokenClass: 'output',
          subAccountId: 'default',
          credentialId: undefined,
        },
      },
      { billed: '0.05', line: { workload: 'tooling', model: undefined } },
    ]);
    expect(billed).toEqual({ USD: '1.3878912' });
    expect(rows).toBe(6);
    expect(coveredThrough).toBe('2026-10-02');
    expect(api.requestsTo(COSTS)[0].query.getAll('group_by[]')).toEqual([
      'workspace_id',
      'description',
    ]);
    expect(api.requestsTo(COSTS)[0].query.get('ending_at')).toBe(
      '2026-10-03T00:00:00Z',
    );
  });

  it('divides a cost among the keys that used the tokens', async () => {
    api.on(COSTS, () => page([cost({ amount: '100' })]));
    api.on(USAGE, ({ query }) =>
      query.get('page')
        ? page(
            [usage({ api_key_id: 'apikey_b', uncached_input_tokens: 3000 })],
            undefined,
            '2026-10-02',
          )
        : page(
            [
              usage({ uncached_input_tokens: 1000 }),
              usage({ api_key_id: 'apikey_b', uncached_input_tokens: 2000 }),
              usage({ api_key_id: 'apikey_c', output_tokens: 5 }),
              usage({ model: 'claude-opus-5', uncached_input_tokens: 70 }),
            ],
            'page_2',
          ),
    );
    const { charges, billed, rows } = await read();
    expect(charges).toMatchObject([
      {
        billed: '0.333333333333333333',
        quantity: 1000,
        line: {
          credentialId: 'apikey_a',
          allocatedMethodId: 'anthropic:tokens-by-key',
        },
      },
      {
        billed: '0.666666666666666667',
        quantity: 2000,
        line: { credentialId: 'apikey_b' },
      },
    ]);
    expect(billed).toEqual({ USD: '1' });
    expect(rows).toBe(1);
  });

  it('goes on without keys when usage may not be read', async () => {
    api.on(COSTS, () => page([cost()]));
    api.on(USAGE, () => ({ status: 403 }));
    const { charges, problems } = await read();
    expect(charges).toMatchObject([
      { quantity: undefined, line: { credentialId: undefined } },
    ]);
    expect(problems).toMatchObject(
      [
        { severity: 'warning', message: /cost.* without keys.* answered 403/ },
      ].map(({ severity, message }) => ({
        severity,
        message: expect.stringMatching(message),
      })),
    );
  });

  it('offers a month once, though each refusal has an id of its own', async () => {
    api.on(COSTS, () => page([cost()]));
    api.on(USAGE, (_request, count) => ({
      status: 403,
      json: { request_id: `req_${count}` },
    }));
    const [first, second] = [
      await source().discover(sourceContext()),
      await source().discover(sourceContext()),
    ];
    expect(second.offers).toEqual(first.offers);
  });

  it('does not ask for usage where there were no tokens', async () => {
    api.on(COSTS, () => page([]));
    const { charges, billed } = await read();
    expect(charges).toEqual([]);
    expect(billed).toEqual({});
    expect(api.requestsTo(USAGE)).toHaveLength(0);
  });

  it('quarantines what it cannot read', async () => {
    api.on(COSTS, () => page([cost({ amount: null }), cost({ amount: '1e' })]));
    expect(await read()).toMatchObject({
      charges: [],
      quarantine: [
        { file: 'cost report of 2026-10-01', row: 1, column: 'amount' },
        { row: 2, problem: 'is not a decimal number' },
      ],
    });
  });
});

describe('splitByKey', () => {
  const costOf = (others: object) => ({
    time: '2026-10-01',
    ...costResult.parse({ ...cost(), ...others }),
  });
  const usageOf = (tokens: number, others: object) => ({
    time: '2026-10-01',
    ...usageResult.parse({
      ...usage(others),
      uncached_input_tokens: String(tokens),
      cache_read_input_tokens: null,
      cache_creation: null,
      output_tokens: null,
    }),
  });

  it('ignores what only one of the reports tells', () => {
    const parts = splitByKey(
      [costOf({})],
      [
        usageOf(7, { inference_geo: null }),
        usageOf(3, { inference_geo: null, api_key_id: 'b' }),
      ],
    );
    expect(parts.map(({ tokens, keyId }) => [keyId, tokens])).toEqual([
      ['apikey_a', 7],
      ['b', 3],
    ]);
  });

  it('counts no tokens twice where several costs are for them', () => {
    const parts = splitByKey(
      [costOf({ inference_geo: 'us' }), costOf({ inference_geo: 'eu' })],
      [usageOf(7, { inference_geo: null })],
    );
    expect(parts.map(({ tokens, keyId }) => [keyId, tokens])).toEqual([
      ['apikey_a', undefined],
      ['apikey_a', undefined],
    ]);
  });

  it('loses and adds nothing', () => {
    const place = {
      workspace_id: fc.constantFrom('a', null),
      model: fc.constantFrom('m', 'n'),
      context_window: fc.constantFrom('0-200k', '200k-1M', null),
    };
    const costs = fc.array(
      fc
        .record({
          ...place,
          amount: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map(String),
        })
        .map(costOf),
    );
    const uses = fc.array(
      fc
        .tuple(
          fc.nat(1000),
          fc.record({
            ...place,
            api_key_id: fc.constantFrom('k1', 'k2', null),
          }),
        )
        .map(([tokens, others]) => usageOf(tokens, others)),
    );
    fc.assert(
      fc.property(costs, uses, (some, used) => {
        const parts = splitByKey(some, used);
        for (const each of some) {
          const own = parts.filter(part => part.cost === each);
          expect(own.reduce((sum, { amount }) => sum + amount, 0n)).toBe(
            each.amount,
          );
          expect(own.reduce((sum, { rows }) => sum + rows, 0)).toBe(1);
        }
        const counted = parts.reduce(
          (sum, { tokens }) => sum + (tokens ?? 0),
          0,
        );
        const all = used.reduce(
          (sum, each) => sum + each.uncached_input_tokens!,
          0,
        );
        expect(counted).toBeLessThanOrEqual(all);
      }),
    );
  });
});
