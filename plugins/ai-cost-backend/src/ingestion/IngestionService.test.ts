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
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { chargeLine } from '../__testUtils__/chargeLine';
import type { MemoryDelivery } from '../__testUtils__/MemoryBillingSource';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { storedSummary } from '../__testUtils__/summaries';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const RANKER = chargeLine({ tags: { app: 'ranker', env: 'prod' } });
const SEARCH = chargeLine({ tags: { app: 'search' }, model: 'gpt-4o' });
const NOBODY = chargeLine({ tags: {}, unit: undefined, model: undefined });

function october(version: string, days = 10): MemoryDelivery {
  return {
    period: '2026-10',
    version,
    otherRows: 100,
    charges: Array.from({ length: days }, (_, index) => {
      const day = `2026-10-${String(index + 1).padStart(2, '0')}`;
      return [
        { line: RANKER, day, effective: '1.000000000000000001', quantity: 10 },
        { line: SEARCH, day, effective: '2.5', billed: '3', list: '4' },
        { line: NOBODY, day, effective: '-0.25', rows: 2 },
      ];
    }).flat(),
  };
}

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
    portal.source.deliveries = [october('v1')];
    await portal.ingest();

    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      deliveries: 1,
      rows: 140,
      problems: [],
    });
    await expectConsistent(portal.knex);
    const monthly = Object.entries(await storedSummary(portal.knex, 'month'));
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
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    await portal.ingest();
    expect(portal.source.opened).toBe(1);
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      deliveries: 0,
    });
  });

  it('replaces a restated period, and keeps the totals of the old one', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1', 8)];
    await portal.ingest();
    portal.pass({ days: 1 });
    portal.source.deliveries = [october('v2', 10)];
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
    portal.source.deliveries = [october('v1', 8)];
    await portal.ingest();
    portal.source.deliveries = [october('v2', 10)];
    await portal.ingest();
    const charges = () => portal.knex('daily_charges').pluck('delivery_id');
    expect(new Set(await charges()).size).toBe(2);
    portal.pass({ days: 2 });
    await portal.ingest();
    expect(new Set(await charges()).size).toBe(1);
  });

  it('observes for how long days keep changing', async () => {
    const portal = await createPortal();
    const { charges, ...delivery } = october('v1', 31);
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

  it('refuses a delivery whose stored charges are not the control totals', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    portal.source.deliveries = [{ ...october('v2', 12), falsifiedBy: 1n }];
    await expect(portal.ingest()).rejects.toThrow('Control totals of 2026-10');

    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    const run = await portal.lastRun();
    expect(run.outcome).toBe('failed');
    expect(run.problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        period: '2026-10',
        message:
          'Control totals of 2026-10 differ: 2026-10 USD: effective cost 39.000000000000000013 was read, and 39.000000000000000012 was stored',
      }),
    ]);
    await expectConsistent(portal.knex);
  });

  it('refuses a delivery that cannot be trusted, and tries it again later', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    let broken = true;
    portal.source.deliveries = [
      {
        ...october('v2'),
        onStep: step => {
          if (broken && step === 'charges') {
            throw new DeliveryError('part-3.parquet is truncated', {
              file: 'part-3.parquet',
              advice: 'Write it again',
            });
          }
        },
      },
    ];
    const problem = {
      severity: 'error',
      period: '2026-10',
      message: 'part-3.parquet is truncated',
      file: 'part-3.parquet',
      advice: 'Write it again',
    };
    await portal.ingest().catch(() => {});
    expect((await portal.lastRun()).problems).toEqual([problem]);

    // The same version is not read again and again, but the problem stays.
    await portal.ingest().catch(() => {});
    expect(portal.source.opened).toBe(2);
    expect((await portal.lastRun()).problems).toEqual([problem]);
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

    broken = false;
    portal.pass({ hours: 7 });
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v2' });
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      problems: [],
    });
    await expectConsistent(portal.knex);
    expect(await portal.knex('deliveries').pluck('status')).toEqual(
      expect.not.arrayContaining(['rejected', 'staged']),
    );
  });

  it('lets one broken period not stop the others', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [
      {
        ...october('v1'),
        period: '2026-09',
        onStep: () => {
          throw new Error('Access denied');
        },
      },
      october('v1'),
    ];
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'partial',
      deliveries: 1,
      problems: [{ period: '2026-09', message: 'Access denied' }],
    });
    expect(await portal.knex('billing_sources').first()).toMatchObject({
      last_success_at: null,
    });
  });

  it('never replaces rows with nothing', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    portal.source.deliveries = [
      { period: '2026-10', version: 'v2', charges: [] },
    ];
    await portal.ingest().catch(() => {});
    portal.pass({ days: 30 });
    await portal.ingest().catch(() => {});
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect((await portal.lastRun()).problems).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining('no readable row any more'),
      },
    ]);
  });

  it('publishes an empty first delivery', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [
      { period: '2026-10', version: 'v1', charges: [] },
    ];
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect(await portal.knex('deliveries').first()).toMatchObject({
      first_charge_day: null,
      last_charge_day: null,
    });
  });

  it('holds back a delivery that shrank, until it stays that way', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1', 10)];
    await portal.ingest();
    portal.source.deliveries = [{ ...october('v2', 2), otherRows: 1 }];
    await portal.ingest();
    const held = await portal.lastRun();
    expect(held).toMatchObject({
      outcome: 'success',
      problems: [{ severity: 'warning', period: '2026-10' }],
    });
    expect(held.problems[0].message).toContain('is held back');
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

    portal.pass({ hours: 0.5 });
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    expect((await portal.lastRun()).problems).toEqual(held.problems);

    // Another small version starts the wait anew.
    portal.source.deliveries = [{ ...october('v3', 3), otherRows: 1 }];
    portal.pass({ hours: 1 });
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

    portal.pass({ hours: 1 });
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v3' });
    await expectConsistent(portal.knex);
  });

  it('keeps a period that disappears, and says so', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    portal.source.deliveries = [];
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    const { outcome, problems } = await portal.lastRun();
    expect(outcome).toBe('success');
    expect(problems).toMatchObject([
      { severity: 'warning', period: '2026-10' },
    ]);
    const source = await portal.knex('billing_sources').first();
    expect(JSON.parse(source.problems)).toEqual(problems);
  });

  it('keeps showing what is wrong with the visible delivery', async () => {
    const portal = await createPortal();
    const problems = [
      { severity: 'warning' as const, message: 'Unknown column x_foo' },
    ];
    portal.source.deliveries = [
      {
        ...october('v1'),
        problems,
        quarantine: [
          { file: 'a.csv', row: 7, problem: 'no number', excluded: true },
        ],
      },
    ];
    await portal.ingest();
    expect((await portal.lastRun()).problems).toEqual(problems);
    await portal.ingest();
    expect((await portal.lastRun()).problems).toEqual(problems);
    expect(await portal.knex('quarantine').select()).toMatchObject([
      { file: 'a.csv', problem: 'no number', excluded: 1, column: null },
    ]);
  });

  it('records a source that cannot be reached', async () => {
    const portal = await createPortal();
    portal.source.failure = new Error('getaddrinfo ENOTFOUND bills.example');
    await expect(portal.ingest()).rejects.toThrow('ENOTFOUND');
    expect(await portal.lastRun()).toMatchObject({
      outcome: 'failed',
      problems: [{ message: 'getaddrinfo ENOTFOUND bills.example' }],
    });
  });

  it('ingests with the catalog away, and corrects that later', async () => {
    const portal = await createPortal();
    portal.catalogFailure = new Error('503');
    portal.source.deliveries = [october('v1')];
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
    const delivery = october('v1');
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

  it('marks a run as aborted whose process has died', async () => {
    const portal = await createPortal();
    const runId = await portal.ledger.runs.start('memory', portal.now);
    await portal.ledger.deliveries.stage({
      runId,
      sourceId: 'memory',
      grade: 'invoice',
      offer: { period: '2026-10', version: 'v0', files: [] },
      now: portal.now,
    });
    const status = () => portal.knex('deliveries').pluck('status');

    // It may still be alive: its delivery is left alone.
    await portal.ingest();
    expect(await status()).toEqual(['staged']);
    portal.pass({ hours: 1 });
    await portal.ingest();
    expect(await status()).toEqual([]);
    expect(
      await portal.knex('ingestion_runs').where('id', runId).first('outcome'),
    ).toEqual({ outcome: 'aborted' });
  });
});
