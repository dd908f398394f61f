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
import { chargeLine } from '../__testUtils__/chargeLine';
import { countedCosts, totalOf } from '../__testUtils__/countedCosts';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import {
  MemoryBillingSource,
  type MemoryDelivery,
} from '../__testUtils__/MemoryBillingSource';
import { component, TestPortal } from '../__testUtils__/TestPortal';
import { EntityCostReports } from '../reports/entity/EntityCostReports';
import { SourceReports } from '../reports/sources/SourceReports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const OPENAI = {
  serviceProviderName: 'OpenAI',
  billingAccountId: 'org-acme',
  serviceName: 'OpenAI API',
  tags: { app: 'ranker' },
};

function days(from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `2026-10-${String(from + index).padStart(2, '0')}`,
  );
}

/** A delivery of October with one amount on each day. */
function october(
  version: string,
  options: {
    days: string[];
    each: string;
    line?: Partial<ChargeLine>;
    coveredThrough?: string;
  },
): MemoryDelivery {
  const line = chargeLine({ ...OPENAI, ...options.line });
  return {
    period: '2026-10',
    version,
    coveredThrough: options.coveredThrough,
    charges: options.days.map(day => ({
      line,
      day,
      effective: options.each,
    })),
  };
}

describe.each(databases.eachSupportedId())('Reconciliation, %p', id => {
  async function createPortal(
    options?: Parameters<typeof TestPortal.create>[1],
  ) {
    const portal = await TestPortal.create(await databases.init(id), options);
    portal.entities = [component('ranker', { tags: 'app=ranker' })];
    // October is not over: bills tell of its days up to the last charge.
    portal.now = new Date('2026-10-24T06:00:00.000Z');
    const sources = new Map<string, MemoryBillingSource>();
    return {
      portal,
      sources,
      knex: portal.knex,
      /** Lets a source deliver, and runs it. */
      async deliver(
        sourceId: string,
        grade: SourceGrade,
        ...deliveries: MemoryDelivery[]
      ) {
        const source =
          sources.get(sourceId) ??
          MemoryBillingSource.create({ id: sourceId, grade });
        sources.set(sourceId, source);
        source.deliveries = deliveries;
        await portal.ingest(undefined, source);
        await expectConsistent(portal.knex);
      },
      reports: SourceReports.create({
        knex: portal.knex,
        configuredSources: () => [...sources.values()],
        now: () => portal.now,
      }),
      entityReports: EntityCostReports.create({
        knex: portal.knex,
        configuredSources: () => [...sources.values()],
        now: () => portal.now,
      }),
    };
  }

  it.each([
    ['best first', ['openai', 'gateway', 'traces']],
    ['worst first', ['traces', 'gateway', 'openai']],
    ['mixed', ['gateway', 'openai', 'traces']],
  ])('counts the best source of an account and day: %s', async (_, order) => {
    const { deliver, knex } = await createPortal();
    const feeds = {
      openai: ['provider_cost', '10'],
      gateway: ['gateway_estimate', '9.6'],
      traces: ['trace_estimate', '9.3'],
    } as const;
    for (const sourceId of order as (keyof typeof feeds)[]) {
      const [grade, each] = feeds[sourceId];
      await deliver(
        sourceId,
        grade,
        october('v1', { days: days(1, 10), each }),
      );
    }
    expect(totalOf(await countedCosts(knex))).toBe('100');
  });

  it('lets an estimate stand in for days that the bill does not cover yet', async () => {
    const { deliver, knex, entityReports, portal } = await createPortal();
    await deliver(
      'bill',
      'invoice',
      october('v1', { days: days(1, 20), each: '2' }),
    );
    await deliver(
      'api',
      'provider_cost',
      october('v1', { days: days(1, 23), each: '3' }),
    );
    expect(await countedCosts(knex)).toEqual(
      Object.fromEntries([
        ...days(1, 20).map(day => [day, '2']),
        ...days(21, 23).map(day => [day, '3']),
      ]),
    );
    const { report } = await entityReports.entityCosts({
      entityRef: 'component:default/ranker',
      from: '2026-10-01',
      to: '2026-10-23',
      granularity: 'day',
      basis: 'effective',
      groupBy: 'model',
    });
    const state = (day: string) =>
      report!.buckets.find(({ start }) => start === day)!.completeness;
    expect(days(1, 20).map(state)).toEqual(Array(20).fill('settled'));
    expect(days(21, 23).map(state)).toEqual(Array(3).fill('provisional'));
    expect(report!.totals).toMatchObject([{ current: { effective: '49' } }]);
    expect(report!.freshness.map(({ grade }) => grade)).toEqual([
      'provider_cost',
      'invoice',
    ]);

    portal.pass({ days: 5 });
    await deliver(
      'bill',
      'invoice',
      october('v2', { days: days(1, 25), each: '2' }),
    );
    expect(totalOf(await countedCosts(knex))).toBe('50');
    expect(await knex('deliveries').where('status', 'derived')).toEqual([]);
  });

  it('takes a day without charges for zero, and a month that was not delivered for missing', async () => {
    const { deliver, knex, portal } = await createPortal();
    portal.now = new Date('2026-11-10T06:00:00.000Z');
    const november = (each: string) => ({
      ...october('v1', { days: [], each }),
      period: '2026-11',
      charges: [
        { line: chargeLine(OPENAI), day: '2026-11-02', effective: each },
      ],
    });
    const august = (each: string) => ({
      ...october('v1', { days: [], each }),
      period: '2026-08',
      charges: [
        { line: chargeLine(OPENAI), day: '2026-08-30', effective: each },
      ],
    });
    await deliver(
      'gateway',
      'gateway_estimate',
      august('5'),
      october('v1', { days: days(1, 10), each: '1' }),
      november('7'),
    );
    await deliver('api', 'provider_cost', august('50'), november('70'));
    // October is not delivered by the API.
    expect(totalOf(await countedCosts(knex))).toBe('130');
    await deliver(
      'api',
      'provider_cost',
      august('50'),
      october('v1', { days: ['2026-10-03', '2026-10-08'], each: '20' }),
      november('70'),
    );
    expect(await countedCosts(knex)).toEqual({
      '2026-08-30': '50',
      '2026-10-03': '20',
      '2026-10-08': '20',
      '2026-11-02': '70',
    });
  });

  it('believes a provider that reports nothing for its last days', async () => {
    const { deliver, knex } = await createPortal();
    await deliver(
      'gateway',
      'gateway_estimate',
      october('v1', { days: days(1, 12), each: '1' }),
    );
    await deliver(
      'api',
      'provider_cost',
      october('v1', {
        days: days(1, 9),
        each: '2',
        coveredThrough: '2026-10-11',
      }),
    );
    expect(await countedCosts(knex)).toEqual(
      Object.fromEntries([
        ...days(1, 9).map(day => [day, '2']),
        ['2026-10-12', '1'],
      ]),
    );
  });

  it('tells accounts apart, and knows one under its other spellings', async () => {
    const { deliver, knex } = await createPortal();
    await deliver(
      'azure',
      'invoice',
      october('v1', {
        days: days(1, 3),
        each: '10',
        line: {
          serviceProviderName: 'Microsoft',
          billingAccountId:
            '/providers/Microsoft.Billing/billingAccounts/ACC-1',
        },
      }),
    );
    await deliver('gateway', 'gateway_estimate', {
      period: '2026-10',
      version: 'v1',
      charges: days(1, 3).flatMap(day => [
        {
          line: chargeLine({
            hostProviderName: 'Azure',
            serviceProviderName: 'OpenAI',
            billingAccountId: 'acc-1',
          }),
          day,
          effective: '9',
        },
        { line: chargeLine(OPENAI), day, effective: '4' },
      ]),
    });
    expect(await countedCosts(knex)).toEqual(
      Object.fromEntries(days(1, 3).map(day => [day, '14'])),
    );
  });

  it('says which account to map, and counts once it is mapped', async () => {
    const { deliver, knex, reports } = await createPortal();
    const gateway = (version: string) =>
      october(version, {
        days: days(1, 12),
        each: '1',
        line: { billingAccountId: '' },
      });
    await deliver('gateway', 'gateway_estimate', gateway('v1'));
    expect(totalOf(await countedCosts(knex))).toBe('12');
    await deliver(
      'api',
      'provider_cost',
      october('v1', { days: days(1, 10), each: '2' }),
    );
    // Two more days may be the same account's: they stand in.
    expect(totalOf(await countedCosts(knex))).toBe('22');
    const { problems } = await reports.get('gateway');
    expect(problems).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(
          /account "" of openai on 10 days from 2026-10-01 to 2026-10-10 do not count: "api".*"org-acme"/,
        ),
        advice: expect.stringContaining('aiCost.reconciliation.accounts'),
      },
    ]);

    const mapped = (is: string) =>
      TestPortal.create(knex, {
        accounts: [{ provider: 'OpenAI', account: '', is }],
      });
    await (await mapped('org-acme')).reconcile();
    expect(totalOf(await countedCosts(knex))).toBe('22');
    expect((await reports.get('gateway')).problems).toEqual([]);
    await (await mapped('org-labs')).reconcile();
    expect(totalOf(await countedCosts(knex))).toBe('32');
    await expectConsistent(knex);
  });

  it('refuses to add two sources of one grade', async () => {
    const { deliver, knex, reports } = await createPortal();
    await deliver(
      'z-first',
      'invoice',
      october('v1', { days: days(1, 10), each: '1' }),
    );
    await deliver(
      'a-second',
      'invoice',
      october('v1', { days: days(1, 12), each: '5' }),
    );
    expect(totalOf(await countedCosts(knex))).toBe('20');
    expect((await reports.get('z-first')).problems).toEqual([]);
    expect((await reports.get('a-second')).problems).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(
          /^"z-first" delivers an invoice .* "a-second" on 10 days/,
        ),
        advice: expect.stringContaining('aiCost.sources'),
      },
    ]);
    // However often the first delivers again.
    await deliver(
      'z-first',
      'invoice',
      october('v2', { days: days(1, 12), each: '1' }),
    );
    expect(totalOf(await countedCosts(knex))).toBe('12');
  });

  it('never adds an allocation', async () => {
    const { deliver, knex } = await createPortal();
    await deliver(
      'opencost',
      'allocated',
      october('v1', { days: days(1, 3), each: '1' }),
    );
    expect(await countedCosts(knex)).toEqual({});
    await deliver(
      'bill',
      'invoice',
      october('v1', { days: days(2, 3), each: '3' }),
    );
    expect(totalOf(await countedCosts(knex))).toBe('6');
  });

  it('keeps what stands in attributed while the catalog changes', async () => {
    const { deliver, knex, portal } = await createPortal();
    await deliver(
      'bill',
      'invoice',
      october('v1', { days: days(1, 3), each: '1' }),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      october('v1', { days: days(1, 5), each: '2' }),
    );
    portal.entities = [component('search', { tags: 'app=ranker' })];
    await portal.reattribute();
    await expectConsistent(knex);
    const entityRef = 'component:default/search';
    expect(totalOf(await countedCosts(knex, { entityRef }))).toBe('7');
  });

  it('adds up deliveries by account that were stored before accounts were', async () => {
    const { deliver, knex } = await createPortal();
    await deliver(
      'bill',
      'invoice',
      october('v1', { days: days(1, 3), each: '1' }),
    );
    const before = await knex('delivery_account_days').select();
    await knex('delivery_account_days').delete();
    await deliver(
      'gateway',
      'gateway_estimate',
      october('v1', { days: days(1, 5), each: '2' }),
    );
    expect(
      await knex('delivery_account_days').where(
        'delivery_id',
        before[0].delivery_id,
      ),
    ).toEqual(before);
    expect(totalOf(await countedCosts(knex))).toBe('7');
  });

  it('leaves what counts alone when nothing has changed', async () => {
    const { deliver, knex, portal } = await createPortal();
    await deliver(
      'bill',
      'invoice',
      october('v1', { days: days(1, 3), each: '1' }),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      october('v1', { days: days(1, 5), each: '2' }),
    );
    const before = await knex('deliveries').orderBy('id');
    const state = await knex('reconciliation_state').select();
    await portal.reconcile();
    expect(await knex('deliveries').orderBy('id')).toEqual(before);
    expect(await knex('reconciliation_state').select()).toEqual(state);
  });
});
