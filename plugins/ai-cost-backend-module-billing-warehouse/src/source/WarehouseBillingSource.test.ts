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
import { BillTable } from '../__testUtils__/BillTable';
import { drain } from '../__testUtils__/drain';
import { duckDbEngine } from '../__testUtils__/duckDbEngine';
import type { EngineUnderTest } from '../__testUtils__/EngineUnderTest';
import { contextOf, openPeriod, sourceOver } from '../__testUtils__/readTable';
import { billRow, TestBill, type BillRow } from '../__testUtils__/TestBill';
import { testEngines } from '../__testUtils__/testEngines';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'POSTGRES_17', 'POSTGRES_16'],
});

const NOVEMBER = '2026-11-01T00:00:00Z';

describe('the version of an offer', () => {
  const november = billRow({ BillingPeriodStart: NOVEMBER });
  const loaded = (time: string, cells?: BillRow) =>
    billRow({ x_Loaded: `2026-11-06 ${time}`, ...cells });

  /** The table has the same name each time. */
  async function versionsOf(
    rows: readonly BillRow[],
    options?: Parameters<typeof sourceOver>[2],
  ) {
    const bill = await TestBill.create(rows);
    try {
      const source = await sourceOver(duckDbEngine(), bill.table, options);
      const { offers } = await source.discover(contextOf());
      return offers.map(({ version }) => version);
    } finally {
      bill.remove();
    }
  }

  it('stays while rows do, in whatever order', async () => {
    const rows = [billRow(), billRow({ BilledCost: '7' }), november];
    expect(await versionsOf(rows)).toEqual(
      await versionsOf([...rows].reverse()),
    );
  });

  it('changes with the amounts of its own period', async () => {
    const [october, after] = await versionsOf([billRow(), november]);
    const changed = billRow({ EffectiveCost: '1.250000000000000001' });
    const [other, same] = await versionsOf([changed, november]);
    expect(other).not.toBe(october);
    expect(same).toBe(after);
  });

  it('changes with the time of the last change, when there is a column', async () => {
    const options = { updatedAt: 'x_Loaded' };
    const [before] = await versionsOf([loaded('10:00')], options);
    const [same] = await versionsOf([loaded('10:00')], options);
    const [after] = await versionsOf(
      [loaded('10:01', { Tags: '{"application":"other"}' })],
      options,
    );
    expect(same).toBe(before);
    expect(after).not.toBe(before);
  });

  it('changes when other columns are read', async () => {
    const rows = [billRow({ usage: 'a' })];
    const [before] = await versionsOf(rows);
    const columns = new Map([['x_UsageType', 'usage']]);
    expect(await versionsOf(rows, { columns })).not.toEqual([before]);
  });
});

describe.each(testEngines(databases))('a source in %s', (_name, create) => {
  let engine: EngineUnderTest;
  const bills: TestBill[] = [];

  beforeAll(async () => {
    engine = await create();
  });
  afterAll(async () => {
    for (const bill of bills) {
      bill.remove();
    }
    await engine.close();
  });

  async function tableOf(
    rows: readonly BillRow[],
    casts?: Record<string, string>,
  ): Promise<BillTable> {
    const bill = await TestBill.create(rows, casts);
    bills.push(bill);
    return bill.table;
  }

  async function discover(
    rows: readonly BillRow[],
    options?: Parameters<typeof sourceOver>[2],
  ) {
    const source = await sourceOver(engine, await tableOf(rows), options);
    return source.discover(contextOf());
  }

  it('offers each billing period', async () => {
    const { offers, problems } = await discover([
      billRow({ BillingPeriodStart: NOVEMBER }),
      billRow(),
      billRow(),
    ]);
    expect(offers.map(({ period }) => period)).toEqual(['2026-10', '2026-11']);
    expect(offers[0].files[0].name).toMatch(/line_items|bill/);
    expect(problems).toEqual([]);
  });

  it('leaves earlier periods alone', async () => {
    const { offers } = await discover(
      [billRow(), billRow({ BillingPeriodStart: NOVEMBER })],
      { since: '2026-11' },
    );
    expect(offers.map(({ period }) => period)).toEqual(['2026-11']);
  });

  it('says which rows name a period that cannot be', async () => {
    const { offers, problems } = await discover([
      billRow(),
      billRow({ BillingPeriodStart: '1999-01-01T00:00:00Z' }),
    ]);
    expect(offers).toHaveLength(1);
    expect(problems[0].message).toMatch(
      /1 rows name a billing period that cannot be \(1999-01\)/,
    );
  });

  it('says that a table is empty', async () => {
    const table = await tableOf([billRow()]);
    await table.connection.run('DELETE FROM bill.line_items');
    const source = await sourceOver(engine, table);
    const { offers, problems } = await source.discover(contextOf());
    expect(offers).toEqual([]);
    expect(problems[0].message).toMatch(/the table has no rows/);
  });

  it('reads columns under other names', async () => {
    const { ServiceName, x_UsageType, BilledCost, ...rest } = billRow();
    const table = await tableOf([
      { ...rest, service: ServiceName, billed_cost: BilledCost },
    ]);
    const source = await sourceOver(engine, table, {
      columns: new Map([['ServiceName', 'service']]),
    });
    const { lines, totals } = await drain(await openPeriod(source, '2026-10'));
    expect(lines[0]).toContain('"serviceName":"Example AI API"');
    expect(totals).toMatchObject([{ billed: '1.5' }]);
  });

  it.each<[string, BillRow, RegExp]>([
    [
      'lacks a mandatory column',
      { ServiceName: undefined, ListCost: undefined },
      /mandatory FOCUS columns are missing: ListCost, ServiceName/,
    ],
    [
      'has a column in two spellings',
      { servicename: 'other', Service_Name: 'x', ServiceName: undefined },
      /servicename and Service_Name are both ServiceName/,
    ],
  ])('refuses a table that %s', async (_what, cells, message) => {
    const row = { ...billRow(), ...cells };
    for (const [name, cell] of Object.entries(cells)) {
      if (cell === undefined) {
        delete row[name];
      }
    }
    const source = await sourceOver(engine, await tableOf([row]));
    await expect(source.discover(contextOf())).rejects.toThrow(message);
  });

  it('refuses a configured column that is not there', async () => {
    await expect(
      discover([billRow()], { columns: new Map([['Tags', 'labels']]) }),
    ).rejects.toThrow('there is no column "labels"');
    await expect(
      discover([billRow()], { updatedAt: 'loaded' }),
    ).rejects.toThrow('there is no column "loaded"');
  });

  it('refuses a table that is not there', async () => {
    const source = await sourceOver(engine, await tableOf([billRow()]), {
      table: { parts: ['public', 'nothing'], text: 'public.nothing' },
    });
    await expect(source.discover(contextOf())).rejects.toThrow(
      'public.nothing: there is no such table, or it may not be read',
    );
  });

  it('stops when it is told to', async () => {
    const source = await sourceOver(engine, await tableOf([billRow()]));
    const reason = new Error('shutting down');
    await expect(
      source.discover(contextOf(AbortSignal.abort(reason))),
    ).rejects.toBe(reason);
  });
});
