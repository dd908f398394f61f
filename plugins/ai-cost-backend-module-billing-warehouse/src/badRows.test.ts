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
import { drain } from './__testUtils__/drain';
import type { EngineUnderTest } from './__testUtils__/EngineUnderTest';
import { openPeriod, sourceOver } from './__testUtils__/readTable';
import { billRow, TestBill, type BillRow } from './__testUtils__/TestBill';
import { ROWS, TYPED_ROWS } from './__testUtils__/oddRows';
import { testEngines } from './__testUtils__/testEngines';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'POSTGRES_17', 'POSTGRES_16'],
});

describe.each(testEngines(databases))('%s', (_name, create) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.close());

  async function expectSame(
    rows: readonly BillRow[],
    casts?: Record<string, string>,
  ) {
    const bill = await TestBill.create(rows, casts);
    try {
      const source = await sourceOver(engine, bill.table);
      const inEngine = await drain(await openPeriod(source, '2026-10'));
      const ofFiles = await drain(await bill.openFiles('2026-10'));
      expect(inEngine).toEqual(ofFiles);
      return inEngine;
    } finally {
      bill.remove();
    }
  }

  it('reads texts, and leaves out the same rows as the roll-up of files', async () => {
    const { quarantinedRows, problems } = await expectSame(ROWS);
    expect(quarantinedRows).toBeGreaterThan(40);
    expect(problems.length).toBeGreaterThan(4);
  });

  it.each([
    [
      'decimals',
      {
        BilledCost: 'DECIMAL(38,18)',
        EffectiveCost: 'DECIMAL(28,12)',
        ListCost: 'DECIMAL(38,24)',
        ConsumedQuantity: 'DECIMAL(38,18)',
        PricingQuantity: 'DECIMAL(30,2)',
        ChargePeriodStart: 'TIMESTAMPTZ',
        BillingPeriodStart: 'DATE',
      },
    ],
    [
      'binary fractions',
      {
        BilledCost: 'DOUBLE',
        EffectiveCost: 'DOUBLE',
        ListCost: 'DECIMAL(30,6)',
        ChargePeriodStart: 'TIMESTAMP',
        BillingPeriodStart: 'TIMESTAMPTZ',
      },
    ],
  ])('reads %s', async (_type, casts) => {
    const { lines } = await expectSame(TYPED_ROWS, casts);
    expect(lines.length).toBeGreaterThan(10);
  });

  it('reads maps for tags', async () => {
    const rows = [
      billRow({ Tags: '{"b":"2","a":"1"}' }),
      billRow({ Tags: '{"__proto__":"x"}' }),
      billRow({ Tags: '{}' }),
    ];
    const { lines } = await expectSame(rows, { Tags: 'MAP(VARCHAR, VARCHAR)' });
    expect(lines).toHaveLength(3);
  });

  it('names rows with the column, the cell and where they are', async () => {
    const bill = await TestBill.create([
      billRow(),
      billRow({ BilledCost: 'n/a', ResourceId: 'r-1' }),
      billRow({ ListCost: undefined, SkuId: 'sku' }),
      billRow({ BillingCurrency: 'US$' }),
      billRow({ Tags: 'not json' }),
    ]);
    const source = await sourceOver(engine, bill.table);
    const delivery = await openPeriod(source, '2026-10');
    bill.remove();
    const entries = delivery.quarantine.map(
      ({ column, problem, excluded }) =>
        `${column}: ${problem}${excluded ? ' (left out)' : ''}`,
    );
    expect(entries).toEqual([
      'BilledCost: "n/a" is not a number below 10^12; the row has ChargePeriodStart "2026-10-05T10:00:00Z", SubAccountId "project-1", ResourceId "r-1" (left out)',
      'BillingCurrency: "US$" is not a currency code such as USD (left out)',
      'ListCost: the cell is empty; the row counts with a list cost of 0; the row has ChargePeriodStart "2026-10-05T10:00:00Z", SubAccountId "project-1", SkuId "sku"',
      'Tags: "not json" is not a JSON object; rows with it count without it',
    ]);
    expect(delivery.quarantine[0].file).toMatch(/^[a-z]+\.\w+$/);
  });
});
