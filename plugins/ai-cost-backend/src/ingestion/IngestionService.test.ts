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
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { octoberBill, RANKER } from '../__testUtils__/octoberBill';
import { storedSummary } from '../__testUtils__/summaries';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('IngestionService, %p', id => {
  async function createPortal(
    options?: Parameters<typeof TestPortal.create>[1],
  ) {
    const portal = await TestPortal.create(await databases.init(id), options);
    portal.entities = [
      component('ranker', { tags: 'app=ranker' }),
      component('search', { tags: 'app=search' }),
    ];
    return portal;
  }

  it('makes a delivery visible, attributed and summed up', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [octoberBill('v1')];
    await portal.ingest();

    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      deliveries: 1,
      rows: 140,
      problems: [],
    });
    await expectConsistent(portal.knex);
    const monthly = Object.entries(
      await storedSummary(portal.knex, { level: 'entity', summary: 'monthly' }),
    );
    expect(
      monthly.map(([key, cost]) => [JSON.parse(key).slice(1, 4), cost]).sort(),
    ).toEqual([
      [['2026-10', '', 'no_tags'], '-2.5 -2.5 -2.5 20 none 0'],
      [
        ['2026-10', 'component:default/ranker', ''],
        '10.00000000000000001 10.00000000000000001 10.00000000000000001 10 100 10',
      ],
      [['2026-10', 'component:default/search', ''], '30 25 40 10 none 0'],
    ]);
    const delivery = await portal.knex('deliveries').first();
    expect(delivery).toMatchObject({
      status: 'current',
      first_charge_day: '2026-10-01',
      last_charge_day: '2026-10-10',
    });
    expect(portal.source.closed).toBe(portal.source.opened);
  });

  it('reads a period again only when its version changes', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [octoberBill('v1')];
    await portal.ingest();
    await portal.ingest();
    expect(portal.source.opened).toBe(1);
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      deliveries: 0,
    });
  });

  it('reads a period again that other rules have classified', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [octoberBill('v1')];
    await portal.ingest();
    portal.classifier = 'rules-2';
    await portal.ingest();
    await portal.ingest();
    expect(portal.source.opened).toBe(2);
    expect(await portal.lastRun()).toMatchObject({ deliveries: 0 });
    // It says nothing of how long the provider's days keep changing.
    expect(await portal.knex('deliveries').pluck('observed_lag_days')).toEqual([
      null,
      null,
    ]);
  });

  it('keeps a line whose reason to be AI is worded anew', async () => {
    const portal = await createPortal();
    const bill = octoberBill('v1');
    portal.source.deliveries = [bill];
    await portal.ingest();
    const ids = await portal.knex('charge_lines').orderBy('id').pluck('id');
    portal.classifier = 'rules-2';
    const reason = {
      classificationRule: 'renamed',
      classificationEvidence: 'Says it better\0',
    };
    portal.source.deliveries = [
      {
        ...bill,
        charges: bill.charges.map(charge => ({
          ...charge,
          line: { ...charge.line, ...reason },
        })),
      },
    ];
    await portal.ingest();

    const lines = await portal.knex('charge_lines').orderBy('id');
    expect(lines.map(({ id: lineId }) => lineId)).toEqual(ids);
    expect(new Set(lines.map(row => row.classification_rule))).toEqual(
      new Set(['renamed']),
    );
    expect(lines[0].classification_evidence).toBe('Says it better\uFFFD');
    await expectConsistent(portal.knex);
  });

  it('forgets what could not be read of a replaced delivery, and old runs', async () => {
    const portal = await createPortal();
    const unreadable = { file: 'a.csv', problem: 'no number', excluded: true };
    portal.source.deliveries = [
      { ...octoberBill('v1'), quarantine: [unreadable, unreadable] },
    ];
    await portal.ingest();
    portal.source.deliveries = [
      { ...octoberBill('v2'), quarantine: [unreadable] },
    ];
    for (let run = 0; run < 55; run++) {
      portal.pass({ days: 1 });
      await portal.ingest();
    }
    expect(await portal.knex('quarantine')).toHaveLength(1);
    const runs = () => portal.knex('ingestion_runs').orderBy('id').pluck('id');
    expect(await runs()).toHaveLength(56);
    portal.pass({ days: 50 });
    portal.source.failure = new Error('It is away');
    await expect(portal.ingest()).rejects.toThrow('It is away');
    // Six were beyond the newest 50, and older than 90 days.
    expect(await runs()).toHaveLength(51);
    expect((await runs())[0]).toBe(7);
  });

  it('replaces a restated period, and keeps the totals of the old one', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [octoberBill('v1', 8)];
    await portal.ingest();
    portal.pass({ days: 1 });
    portal.source.deliveries = [octoberBill('v2', 10)];
    await portal.ingest();

    expect(await portal.visible()).toEqual({ '2026-10': 'v2' });
    await expectConsistent(portal.knex);
    const old = await portal.knex('deliveries').where('version', 'v1').first();
    expect(old).toMatchObject({
      status: 'superseded',
      superseded_at: '2026-11-11T06:00:00.000Z',
      pruned_at: '2026-11-11T06:00:00.000Z',
    });
    const kept = async (table: string) =>
      (await portal.knex(table).where('delivery_id', old.id)).length;
    expect(await kept('delivery_totals')).toBe(2);
    expect(await kept('delivery_days')).toBe(8);
    expect(await kept('daily_charges')).toBe(0);
    expect(await kept('entity_daily_costs')).toBe(0);
    expect(await kept('entity_monthly_costs')).toBe(0);
  });

  it('keeps the charges of a replaced delivery for as long as configured', async () => {
    const portal = await createPortal({ keepSuperseded: 24 * 3_600_000 });
    portal.source.deliveries = [octoberBill('v1', 8)];
    await portal.ingest();
    portal.source.deliveries = [octoberBill('v2', 10)];
    await portal.ingest();
    const charges = () => portal.knex('daily_charges').pluck('delivery_id');
    expect(new Set(await charges()).size).toBe(2);
    portal.pass({ days: 2 });
    await portal.ingest();
    expect(new Set(await charges()).size).toBe(1);
  });

  it('observes for how long days keep changing', async () => {
    const portal = await createPortal();
    const { charges, ...delivery } = octoberBill('v1', 31);
    portal.now = new Date('2026-10-20T12:00:00Z');
    portal.source.deliveries = [
      { ...delivery, charges: charges.filter(c => c.day <= '2026-10-19') },
    ];
    await portal.ingest();
    portal.pass({ days: 1 });
    portal.source.deliveries = [
      {
        ...delivery,
        version: 'v2',
        charges: charges
          .filter(c => c.day <= '2026-10-20')
          .map(c => (c.day === '2026-10-17' ? { ...c, effective: '7' } : c))
          .map(c => (c.day >= '2026-10-18' ? { ...c, effective: '9' } : c)),
      },
    ];
    await portal.ingest();
    // The 17th ended 2.5 days before it was read, and changed after that.
    expect(await portal.knex('billing_sources').first()).toMatchObject({
      observed_lag_days: 3,
    });
  });

  it('ingests with the catalog away, and corrects that later', async () => {
    const portal = await createPortal();
    portal.catalogFailure = new Error('503');
    portal.source.deliveries = [octoberBill('v1')];
    await portal.ingest();
    expect((await portal.lastRun()).problems).toMatchObject([
      { severity: 'warning', message: 'The catalog could not be read' },
    ]);
    await expect(portal.reattribute()).rejects.toThrow(
      'The catalog could not be read',
    );
    await expectConsistent(portal.knex);

    portal.catalogFailure = undefined;
    await portal.reattribute();
    await expectConsistent(portal.knex);
    expect(
      new Set(await portal.knex('attributions').pluck('entity_ref')),
    ).toEqual(
      new Set(['component:default/ranker', 'component:default/search', '']),
    );
  });

  it('stops when it is cancelled, and goes on in the next run', async () => {
    const portal = await createPortal();
    const controller = new AbortController();
    const delivery = octoberBill('v1');
    portal.source.deliveries = [
      {
        ...delivery,
        onStep: step => {
          if (step === 'charges') {
            controller.abort();
          }
        },
      },
    ];
    await expect(portal.ingest(controller.signal)).rejects.toThrow('aborted');
    expect(await portal.lastRun()).toMatchObject({ outcome: 'aborted' });
    expect(await portal.visible()).toEqual({});

    portal.source.deliveries = [delivery];
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect(await portal.knex('deliveries')).toHaveLength(1);
    await expectConsistent(portal.knex);
  });

  it('stores hostile text as it is', async () => {
    const portal = await createPortal();
    const evil = `'; drop table deliveries; --\t\\N\n\\.\r"\u{1F4B8}\u0000`;
    const line = chargeLine({
      tags: { [evil]: evil, app: 'ranker' },
      serviceName: evil,
      model: evil.repeat(100),
      unit: evil,
      classificationEvidence: evil,
      resourceId: evil,
    });
    portal.source.deliveries = [
      {
        period: '2026-10',
        version: evil.replace('\u0000', ''),
        charges: [{ line, day: '2026-10-01', effective: '1' }],
        problems: [{ severity: 'warning', message: evil }],
        quarantine: [{ file: evil, problem: evil, excluded: false }],
      },
    ];
    await portal.ingest();
    expect((await portal.lastRun()).problems[0].message).toBe(evil);
    const [{ id: lineId, line: stored }] = await portal.ledger.lines.listAfter(
      0,
      10,
    );
    expect(stored.tags).toEqual(line.tags);
    expect(stored.resourceId).toBe(evil);
    expect(stored.model).toBe(line.model!.replaceAll('\u0000', '\uFFFD'));
    await portal.reattribute();
    expect(await portal.ledger.lines.getOrCreate([line])).toEqual([lineId]);
    await expectConsistent(portal.knex);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'stores the word %s like any other',
    async word => {
      const portal = await createPortal();
      const line = chargeLine({
        tags: Object.fromEntries([
          [word, word],
          ['env', word],
          ['workload', word],
          ['app', word],
        ]),
        model: word,
        modelAsBilled: word,
        unit: word,
        resourceId: word,
      });
      portal.source.deliveries = [
        {
          period: '2026-10',
          version: 'v1',
          charges: [{ line, day: '2026-10-01', effective: '1' }],
        },
      ];
      await portal.ingest();
      await portal.reattribute();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      const [{ line: stored }] = await portal.ledger.lines.listAfter(0, 10);
      expect(Object.entries(stored.tags).sort()).toEqual(
        Object.entries(line.tags).sort(),
      );
      expect(stored).toMatchObject({ model: word, unit: word });
      await expectConsistent(portal.knex);
    },
  );

  it('takes the same line in several deliveries and currencies', async () => {
    const portal = await createPortal();
    const euro = chargeLine({
      billingCurrency: 'EUR',
      tags: { app: 'ranker' },
    });
    portal.source.deliveries = ['2026-09', '2026-10'].map(period => ({
      period,
      version: 'v1',
      charges: [
        { line: euro, day: `${period}-03`, effective: '1' },
        { line: RANKER, day: `${period}-03`, effective: '2' },
        // A correction of a month that was billed before.
        { line: RANKER, day: '2026-08-31', effective: '-0.5' },
      ],
    }));
    await portal.ingest();
    expect(Object.keys(await portal.visible())).toEqual(['2026-09', '2026-10']);
    expect(await portal.ledger.lines.lastId()).toBeGreaterThan(0);
    expect(await portal.knex('charge_lines')).toHaveLength(2);
    await expectConsistent(portal.knex);
  });
});
