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
  type MemoryCharge,
  type MemoryDelivery,
} from '../__testUtils__/MemoryBillingSource';
import {
  TestPortal,
  type TestPortalOptions,
} from '../__testUtils__/TestPortal';
import { SourceReports } from '../reports/sources/SourceReports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MONTH_DAYS: Record<string, number> = {
  '2026-08': 31,
  '2026-09': 30,
  '2026-10': 31,
  '2026-11': 30,
};

function charge(
  day: string,
  effective: string,
  line: Partial<ChargeLine> = {},
): MemoryCharge {
  return {
    line: chargeLine({
      serviceProviderName: 'OpenAI',
      billingAccountId: 'org-a',
      ...line,
    }),
    day,
    effective,
  };
}

/** A charge on each day of a month up to one of them. */
function daily(
  month: string,
  effective: string,
  options: { to?: number; line?: Partial<ChargeLine> } = {},
): MemoryCharge[] {
  const { to = MONTH_DAYS[month], line } = options;
  return Array.from({ length: to }, (_, index) =>
    charge(`${month}-${String(index + 1).padStart(2, '0')}`, effective, line),
  );
}

function delivery(
  period: string,
  charges: MemoryCharge[],
  options: Partial<MemoryDelivery> = {},
): MemoryDelivery {
  return { period, version: 'v1', charges, otherRows: 10, ...options };
}

describe.each(databases.eachSupportedId())('coverage, %p', id => {
  async function createPortal(options?: TestPortalOptions) {
    const portal = await TestPortal.create(await databases.init(id), options);
    const sources = new Map<string, MemoryBillingSource>();
    const reports = SourceReports.create({
      knex: portal.knex,
      configuredSources: () => [...sources.values()],
      now: () => portal.now,
    });
    return {
      portal,
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
      async costs() {
        return countedCosts(portal.knex);
      },
      async total() {
        return totalOf(await countedCosts(portal.knex));
      },
      async problems(sourceId: string) {
        return (await reports.get(sourceId)).problems;
      },
    };
  }

  it.each(['2026-10-01', '2026-10-31'])(
    'takes a bill with one charge on %s for the whole month that is over',
    async day => {
      const { deliver, total } = await createPortal();
      await deliver(
        'gateway',
        'gateway_estimate',
        delivery('2026-10', daily('2026-10', '9')),
      );
      await deliver(
        'bill',
        'invoice',
        delivery('2026-10', [charge(day, '310')]),
      );
      expect(await total()).toBe('310');
    },
  );

  it('takes an account without charges for zero in months that are over', async () => {
    const { deliver, total } = await createPortal();
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-08', daily('2026-08', '1', { to: 15 })),
      delivery('2026-09', daily('2026-09', '1')),
      delivery('2026-10', daily('2026-10', '1')),
    );
    await deliver(
      'bill',
      'invoice',
      delivery('2026-09', [charge('2026-09-01', '300')]),
      delivery('2026-10', []),
    );
    // August was not delivered by the bill.
    expect(await total()).toBe('315');
  });

  it('counts an account that has moved from one bill to another', async () => {
    const { deliver, total } = await createPortal();
    const other = { billingAccountId: 'org-b' };
    await deliver(
      'old',
      'invoice',
      delivery('2026-09', daily('2026-09', '1')),
      delivery('2026-10', daily('2026-10', '1', { line: other })),
    );
    await deliver('new', 'invoice', delivery('2026-10', daily('2026-10', '2')));
    // 30 of September, and in October 31 of the other account and 62 of the new
    // bill.
    expect(await total()).toBe('123');
  });

  it('covers no month that is not over beyond its charges, and all of it after its lag', async () => {
    const { deliver, portal, total } = await createPortal();
    portal.now = new Date('2026-10-20T06:00:00.000Z');
    const gateway = (to: number) =>
      delivery('2026-10', daily('2026-10', '1', { to }), { version: `${to}` });
    await deliver(
      'bill',
      'invoice',
      delivery('2026-10', [charge('2026-10-02', '100')]),
    );
    await deliver('gateway', 'gateway_estimate', gateway(19));
    // The first day is before its first charge.
    expect(await total()).toBe('118');

    portal.now = new Date('2026-11-02T06:00:00.000Z');
    await deliver('gateway', 'gateway_estimate', gateway(31));
    const bill = delivery('2026-10', [charge('2026-10-02', '100')], {
      version: 'final',
    });
    await deliver('bill', 'invoice', bill);
    expect(await total()).toBe('130');
    portal.now = new Date('2026-11-03T06:00:00.000Z');
    await deliver('bill', 'invoice', bill);
    await portal.reconcile();
    expect(await total()).toBe('100');
  });

  it('keeps the days of a month whose bill was read before its end, and never again', async () => {
    const { deliver, portal, total } = await createPortal();
    portal.now = new Date('2026-10-20T06:00:00.000Z');
    const bill = delivery('2026-10', daily('2026-10', '2', { to: 19 }));
    await deliver('bill', 'invoice', bill);
    portal.now = new Date('2026-11-10T06:00:00.000Z');
    await deliver('bill', 'invoice', bill);
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-10', daily('2026-10', '1')),
    );
    expect(await total()).toBe('50');
  });

  it('covers October though a charge of its last day comes with November', async () => {
    const { deliver, portal, total } = await createPortal();
    portal.now = new Date('2026-11-10T06:00:00.000Z');
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-10', daily('2026-10', '5')),
    );
    await deliver(
      'bill',
      'invoice',
      delivery('2026-10', []),
      delivery('2026-11', [
        charge('2026-10-31', '10'),
        charge('2026-11-01', '150'),
      ]),
    );
    expect(await total()).toBe('160');
  });

  it('believes no day to be zero before its charges would have come', async () => {
    const { deliver, portal, costs } = await createPortal();
    portal.now = new Date('2026-10-12T06:00:00.000Z');
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-10', daily('2026-10', '1', { to: 11 })),
    );
    await deliver(
      'api',
      'provider_cost',
      delivery('2026-10', daily('2026-10', '2', { to: 7 }), {
        coveredThrough: '2026-10-11',
      }),
    );
    expect(await costs()).toMatchObject({
      '2026-10-07': '2',
      '2026-10-10': '1',
      '2026-10-11': '1',
    });
    expect(Object.keys(await costs())).toHaveLength(9);
  });

  it('begins an estimate with its first charge', async () => {
    const { deliver, total } = await createPortal();
    await deliver(
      'traces',
      'trace_estimate',
      delivery('2026-10', daily('2026-10', '1')),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery(
        '2026-10',
        daily('2026-10', '2').filter(({ day }) => day >= '2026-10-11'),
      ),
    );
    expect(await total()).toBe('52');
  });

  it.each(['provider_cost', 'gateway_estimate'] as const)(
    'counts an account that no better source names, and says so once: %s',
    async grade => {
      const { deliver, total, problems } = await createPortal();
      await deliver(
        'bill',
        'invoice',
        delivery('2026-10', daily('2026-10', '10')),
      );
      await deliver(
        'other',
        grade,
        delivery(
          '2026-10',
          daily('2026-10', '1', { line: { billingAccountId: 'org-b' } }),
        ),
      );
      expect(await total()).toBe('341');
      expect(await problems('bill')).toEqual([]);
      expect(await problems('other')).toMatchObject([
        {
          severity: 'warning',
          message: expect.stringMatching(
            /^The account "org-b" of openai is taken for another one than "bill".*"org-a" of openai: both count$/,
          ),
          advice: expect.stringMatching(
            /aiCost\.reconciliation\.accounts: provider "openai", account "org-b"/,
          ),
        },
      ]);
    },
  );

  it.each([
    ['the estimate', { bill: 'org-a', gateway: 'Unknown' }],
    ['the bill', { bill: '', gateway: 'org-a' }],
  ])('counts no account twice that %s does not know', async (_, named) => {
    const { deliver, total, problems } = await createPortal();
    await deliver(
      'bill',
      'invoice',
      delivery(
        '2026-10',
        daily('2026-10', '10', { line: { billingAccountId: named.bill } }),
      ),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery(
        '2026-10',
        daily('2026-10', '9', { line: { billingAccountId: named.gateway } }),
      ),
    );
    expect(await total()).toBe('310');
    expect(await problems('gateway')).toMatchObject([
      {
        severity: 'error',
        advice: expect.stringMatching(
          /account "", source "(bill|gateway)", and as "is" "org-a"/,
        ),
      },
    ]);
  });

  it.each([
    ['OpenAI OpCo, LLC', 'openai'],
    ['OpenAI Ireland Ltd.', 'OpenAI'],
    ['Anthropic, PBC', 'anthropic'],
    ['Anthropic Ireland, Limited', 'anthropic'],
    ['Amazon Web Services EMEA SARL', 'bedrock_converse'],
    ['Amazon Web Services EMEA S.à r.l.', 'AWS'],
    ['Microsoft Ireland Operations Limited', 'azure_ai'],
    ['Google Cloud EMEA Limited', 'vertex_ai-anthropic_models'],
    ['Google Asia Pacific Pte. Ltd.', 'gemini'],
    ['Mistral AI SAS', 'mistral'],
    ['Fireworks AI, Inc.', 'fireworks_ai'],
    ['Together Computer Inc.', 'together_ai'],
    ['Perplexity AI, Inc.', 'perplexity'],
    ['Cohere Inc.', 'cohere_chat'],
    ['Acme Models B.V.', 'acme-models'],
  ])('knows %s as %s', async (billed, gateway) => {
    const { deliver, total, problems } = await createPortal();
    const of = (serviceProviderName: string) => ({
      line: { serviceProviderName },
    });
    await deliver(
      'bill',
      'invoice',
      delivery('2026-10', daily('2026-10', '10', of(billed))),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-10', daily('2026-10', '9', of(gateway))),
    );
    expect(await total()).toBe('310');
    expect(await problems('gateway')).toEqual([]);
  });

  it('warns of an account under two providers, and takes them for one when told', async () => {
    const { deliver, total, problems, portal } = await createPortal();
    const of = (serviceProviderName: string) => ({
      line: { serviceProviderName },
    });
    await deliver(
      'bill',
      'invoice',
      delivery('2026-10', daily('2026-10', '10', of('Contoso Cloud'))),
    );
    await deliver(
      'gateway',
      'gateway_estimate',
      delivery('2026-10', daily('2026-10', '9', of('ctso'))),
    );
    expect(await total()).toBe('589');
    expect(await problems('bill')).toEqual([]);
    expect(await problems('gateway')).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(/"org-a" of ctso .*"org-a" of contoso/),
        advice: expect.stringContaining('isProvider "contoso cloud"'),
      },
    ]);
    const mapped = await TestPortal.create(portal.knex, {
      accounts: [
        {
          provider: 'ctso',
          account: 'org-a',
          is: 'org-a',
          isProvider: 'Contoso Cloud Inc.',
        },
      ],
    });
    await mapped.reconcile();
    expect(await total()).toBe('310');
    expect(await problems('gateway')).toEqual([]);
  });

  it('adds up gateways of an account whose calls differ, and divides by both', async () => {
    const { deliver, total, problems, portal } = await createPortal();
    const of = (team: string) => ({ line: { tags: { team } } });
    const gateway = (team: string, each: string) =>
      delivery('2026-10', daily('2026-10', each, of(team)));
    await deliver('gateway-a', 'gateway_estimate', gateway('a', '1'));
    await deliver('gateway-b', 'gateway_estimate', gateway('b', '3'));
    expect(await total()).toBe('31');
    expect(await problems('gateway-b')).toMatchObject([
      {
        advice: expect.stringContaining(
          'add ["gateway-a", "gateway-b"] to aiCost.reconciliation.addUp',
        ),
      },
    ]);
    const added = await TestPortal.create(portal.knex, {
      addUp: [['gateway-a', 'gateway-b']],
    });
    await added.reconcile();
    expect(await total()).toBe('124');
    expect(await problems('gateway-b')).toEqual([]);

    const bill = MemoryBillingSource.create({ id: 'bill', grade: 'invoice' });
    bill.deliveries = [
      delivery('2026-10', [
        charge('2026-10-05', '4', { model: undefined, tags: {} }),
      ]),
    ];
    await added.ingest(undefined, bill);
    expect(await total()).toBe('4');
    const splits = await portal
      .knex('charge_splits')
      .orderBy('source_id')
      .select('source_id', 'usage_quantity', 'total_quantity');
    expect(splits).toEqual([
      { source_id: 'gateway-a', usage_quantity: 1, total_quantity: 4 },
      { source_id: 'gateway-b', usage_quantity: 3, total_quantity: 4 },
    ]);
    await expectConsistent(portal.knex);
  });

  it('advises one source for two parts of one bill', async () => {
    const { deliver, problems } = await createPortal();
    const bill = delivery('2026-10', daily('2026-10', '1'));
    await deliver('part-1', 'invoice', bill);
    await deliver('part-2', 'invoice', bill);
    expect(await problems('part-2')).toMatchObject([
      { advice: expect.stringContaining('make one source of both paths') },
    ]);
  });
});
