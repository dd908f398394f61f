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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { SourceGrade } from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import { chargeLine } from '../../__testUtils__/chargeLine';
import { countedCosts, totalOf } from '../../__testUtils__/countedCosts';
import { expectConsistent } from '../../__testUtils__/expectConsistent';
import { MemoryBillingSource } from '../../__testUtils__/MemoryBillingSource';
import { component, TestPortal } from '../../__testUtils__/TestPortal';
import { ChargeLineReports } from '../../reports/lines/ChargeLineReports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A charge of OpenAI that says nothing but its account. */
const ACCOUNT: Partial<ChargeLine> = {
  serviceProviderName: 'OpenAI',
  billingAccountId: 'org-acme',
  serviceName: 'OpenAI API',
  model: undefined,
  tokenClass: undefined,
  unit: undefined,
};

type Told = [line: Partial<ChargeLine>, cost: string, quantity?: number];

describe.each(databases.eachSupportedId())('splits by usage, %p', id => {
  async function createPortal() {
    const knex = await databases.init(id);
    const portal = await TestPortal.create(knex);
    return {
      knex,
      portal,
      /** Lets a source of its own deliver charges of one day. */
      async deliver(grade: SourceGrade, version: string, told: Told[]) {
        const source = MemoryBillingSource.create({ id: grade, grade });
        source.deliveries = [
          {
            period: '2026-10',
            version,
            otherRows: 100,
            charges: told.map(([line, effective, quantity]) => ({
              line: chargeLine({ ...ACCOUNT, ...line }),
              day: '2026-10-05',
              effective,
              quantity,
            })),
          },
        ];
        await portal.ingest(undefined, source);
        await expectConsistent(knex);
      },
      /** Costs by entity, or by the reason why it is nobody's. */
      async costs(): Promise<Record<string, string>> {
        const rows = await knex('entity_daily_costs as c')
          .join('deliveries as d', 'd.id', 'c.delivery_id')
          .join('entity_cost_series as s', 's.id', 'c.series_id')
          .where('d.counted', 1)
          .groupBy('s.entity_ref', 's.unallocated_reason')
          .orderBy(['s.entity_ref', 's.unallocated_reason'])
          .select('s.entity_ref', 's.unallocated_reason', {
            micros: knex.raw('sum(c.effective_micros)'),
          });
        return Object.fromEntries(
          rows
            .filter(row => Number(row.micros) !== 0)
            .map(row => [
              row.entity_ref || row.unallocated_reason,
              String(Number(row.micros) / 1e6),
            ]),
        );
      },
    };
  }

  const TEAMS = [
    component('search', { 'api-keys': 'key_search' }),
    component('ranker', { tags: 'team=ranker' }),
    component('chat', { projects: 'proj_chat' }),
  ];

  it('divides what the bill knows by account alone, and shows the rest', async () => {
    const { deliver, costs, portal, knex } = await createPortal();
    portal.entities = TEAMS;
    await deliver('provider_cost', 'v1', [[{}, '100']]);
    expect(await costs()).toEqual({ no_tags: '100' });
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search', model: 'gpt-4o' }, '30'],
      [{ credentialId: 'key_search', model: 'gpt-4o-mini' }, '10'],
      [{ tags: { team: 'ranker' } }, '36'],
      [{ tags: { team: 'unknown' } }, '20'],
    ]);
    expect(await costs()).toEqual({
      'component:default/search': '40',
      'component:default/ranker': '36',
      no_entity_tag: '20',
      unreported_usage: '4',
    });
    expect(totalOf(await countedCosts(knex))).toBe('100');
    const { items } = await ChargeLineReports.create({ knex }).chargeLines({
      entityRef: 'component:default/ranker',
      from: '2026-10-01',
      to: '2026-10-31',
      basis: 'effective',
    });
    expect(items).toMatchObject([
      {
        cost: { effective: '36' },
        sourceId: 'provider_cost',
        grade: 'provider_cost',
        allocated: [
          {
            methodId: 'ai-cost:usage-split',
            ratio: 0.36,
            usageUnit: 'USD',
            usageQuantity: 36,
            sourceId: 'gateway_estimate',
            matchedBy: 'account',
          },
        ],
      },
    ]);
    expect(
      await knex('charge_splits')
        .where('usage_quantity', 30)
        .first('source_id', 'matched_by', 'usage_unit', 'total_quantity'),
    ).toEqual({
      source_id: 'gateway_estimate',
      matched_by: 'account',
      usage_unit: 'USD',
      total_quantity: 100,
    });
  });

  it('never gives out more than the bill has', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    await deliver('provider_cost', 'v1', [[{}, '100']]);
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search' }, '150'],
      [{ tags: { team: 'ranker' } }, '50'],
    ]);
    expect(await costs()).toEqual({
      'component:default/search': '75',
      'component:default/ranker': '25',
    });
  });

  it('divides by tokens of the same model and class where both count them', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    const input = { tokenClass: 'input', unit: 'Tokens' } as const;
    const output = { tokenClass: 'output', unit: 'Tokens' } as const;
    await deliver('invoice', 'v1', [
      [{ ...input, model: 'gpt-4o-2024-08-06' }, '10', 1000],
      [{ ...output, model: 'gpt-4o-2024-08-06' }, '30', 100],
      [{ ...input, model: 'o3' }, '7', 50],
    ]);
    await deliver('gateway_estimate', 'v1', [
      // What it thinks that they cost plays no part.
      [
        { ...input, model: 'openai/gpt-4o', tags: { team: 'ranker' } },
        '0',
        750,
      ],
      [{ ...input, model: 'gpt-4o', credentialId: 'key_search' }, '99', 150],
      [{ ...output, model: 'gpt-4o', credentialId: 'key_search' }, '1', 100],
    ]);
    expect(await costs()).toEqual({
      'component:default/ranker': '7.5',
      'component:default/search': '31.5',
      unreported_usage: '1',
      // Nobody reports calls of o3.
      no_tags: '7',
    });
  });

  it('gives nobody again what the bill itself makes theirs', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    const tokens = { model: 'gpt-4o', unit: 'Tokens' } as const;
    const ranker = { tags: { team: 'ranker' } };
    const alias = { tags: { team: 'ranker', alias: 'ranker-batch' } };
    const search = { credentialId: 'key_search' };
    await deliver('invoice', 'v1', [
      [{ ...tokens, ...ranker }, '10', 100],
      [tokens, '10', 100],
      // Of another model, and by the money.
      [{ model: 'o3', ...ranker }, '10'],
      [{ model: 'o3' }, '10'],
    ]);
    await deliver('gateway_estimate', 'v1', [
      [{ ...tokens, ...alias }, '0', 100],
      [{ ...tokens, ...search }, '0', 100],
      // It thinks that all cost ten times as much.
      [{ model: 'o3', ...ranker }, '100'],
      [{ model: 'o3', ...search }, '100'],
    ]);
    expect(await costs()).toEqual({
      'component:default/ranker': '20',
      'component:default/search': '20',
    });

    // More than the bill has of them is theirs still; of nobody it is nobody's.
    await deliver('gateway_estimate', 'v2', [
      [{ ...tokens, ...alias }, '0', 125],
      [{ ...tokens, ...search }, '0', 50],
      [{ model: 'o3', ...ranker }, '8'],
    ]);
    expect(await costs()).toEqual({
      'component:default/ranker': '22.5',
      'component:default/search': '5',
      unreported_usage: '12.5',
    });
  });

  it('divides a project by the keys in it, and not by others', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = [
      component('search', { 'api-keys': 'key_search' }),
      component('other', { 'api-keys': 'key_other' }),
      component('chat', { projects: 'proj_chat' }),
    ];
    await deliver('provider_cost', 'v1', [
      [{ subAccountId: 'proj_chat' }, '50'],
      [{ subAccountId: 'proj_shared' }, '30'],
      [{ subAccountId: 'proj_third' }, '20'],
    ]);
    await deliver('gateway_estimate', 'v1', [
      [{ subAccountId: 'proj_chat', credentialId: 'key_other' }, '50'],
      [{ subAccountId: 'proj_shared', credentialId: 'key_search' }, '30'],
    ]);
    expect(await costs()).toEqual({
      'component:default/chat': '50',
      'component:default/search': '30',
      no_tags: '20',
    });
  });

  it('divides what stands in, by the grade below it', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    await deliver('invoice', 'v1', []);
    await deliver('provider_cost', 'v1', [[{}, '10']]);
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search' }, '10'],
    ]);
    await deliver('trace_estimate', 'v1', [
      [{ tags: { team: 'ranker' } }, '9'],
    ]);
    expect(await costs()).toEqual({ 'component:default/search': '10' });
  });

  it('leaves alone what is claimed, follows the catalog, and takes it back', async () => {
    const { deliver, costs, portal, knex } = await createPortal();
    portal.entities = [
      ...TEAMS,
      component('platform', { accounts: 'org-acme' }),
    ];
    await deliver('provider_cost', 'v1', [[{}, '100']]);
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search' }, '60'],
      [{ subAccountId: 'proj_chat' }, '40'],
    ]);
    expect(await costs()).toEqual({ 'component:default/platform': '100' });

    portal.entities = TEAMS;
    await portal.reattribute();
    await expectConsistent(knex);
    expect(await costs()).toEqual({
      'component:default/search': '60',
      'component:default/chat': '40',
    });

    portal.entities = [component('platform', { accounts: 'org-acme' })];
    await portal.reattribute();
    await expectConsistent(knex);
    expect(await costs()).toEqual({ 'component:default/platform': '100' });
    expect(await knex('charge_splits')).toEqual([]);
  });

  it('divides neither machines by calls, nor credits, nor what the bill allocated', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    await deliver('invoice', 'v1', [
      [{ instanceType: 'p5.48xlarge', unit: 'Hours' }, '8', 1],
      [{ chargeCategory: 'Credit' }, '-5'],
      [{ allocatedMethodId: 'aws:split', tags: { pod: 'x' } }, '3'],
    ]);
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search' }, '10'],
    ]);
    expect(await costs()).toEqual({
      no_tags: '8',
      untagged_credit: '-5',
      no_entity_tag: '3',
    });
  });

  it('divides a node among its workloads, and never adds them', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    const node = {
      instanceType: 'g5.4xlarge',
      unit: 'Hours',
      resourceId: 'arn:aws:ec2:us-east-1:1:instance/i-0abc',
    };
    await deliver('invoice', 'v1', [[node, '12', 24]]);
    await deliver('allocated', 'v1', [
      // The cluster has another price in mind.
      [{ resourceId: 'i-0abc', tags: { team: 'ranker' } }, '5'],
      [{ resourceId: 'i-0abc', tags: { namespace: '__idle__' } }, '15'],
    ]);
    expect(await costs()).toEqual({
      'component:default/ranker': '3',
      no_entity_tag: '9',
    });
  });

  it("keeps the bill's own resource, and takes the keys of the gateway", async () => {
    const { deliver, portal, knex } = await createPortal();
    portal.entities = TEAMS;
    await deliver('invoice', 'v1', [
      [{ resourceId: 'arn:profile/a', subAccountId: '1111' }, '10'],
    ]);
    await deliver('gateway_estimate', 'v1', [
      [{ resourceId: 'gpt-4o', subAccountId: 'proj_chat' }, '10'],
    ]);
    const [line] = (
      await knex('charge_lines').where('dimensions', 'like', '%usage-split%')
    ).map(row => JSON.parse(row.dimensions));
    expect(line).toMatchObject({
      resourceId: 'arn:profile/a',
      subAccountId: 'proj_chat',
    });
  });

  it('does not divide one currency by another', async () => {
    const { deliver, costs, portal } = await createPortal();
    portal.entities = TEAMS;
    await deliver('provider_cost', 'v1', [[{ billingCurrency: 'EUR' }, '10']]);
    await deliver('gateway_estimate', 'v1', [
      [{ credentialId: 'key_search' }, '10'],
    ]);
    expect(await costs()).toEqual({ no_tags: '10' });
  });

  it('keeps hostile names and tags as they are', async () => {
    const { deliver, costs, portal, knex } = await createPortal();
    portal.entities = [component('a', { tags: 'app=a' })];
    const evil = "'; drop table deliveries; --\t\u0000\u{1F4B8}";
    await deliver('provider_cost', 'v1', [[{ tags: { [evil]: evil } }, '10']]);
    await deliver('gateway_estimate', 'v1', [
      [
        {
          tags: Object.fromEntries([
            ['app', 'a'],
            ['__proto__', evil],
            ['constructor', evil],
            [evil, "not the bill's"],
          ]),
          model: '__proto__',
        },
        '10',
      ],
    ]);
    expect(await costs()).toEqual({ 'component:default/a': '10' });
    const lines = await knex('charge_lines').where(
      'dimensions',
      'like',
      '%usage-split%',
    );
    const { tags } = JSON.parse(lines[0].dimensions);
    expect(Object.entries(tags).sort()).toEqual(
      [
        ['__proto__', evil],
        ['app', 'a'],
        ['constructor', evil],
        [evil, evil],
      ].sort(),
    );
  });
});
