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
import {
  billRow,
  TestBill,
  WEB_SERVER,
  type BillRow,
} from './__testUtils__/TestBill';
import { testEngines } from './__testUtils__/testEngines';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'POSTGRES_17', 'POSTGRES_16'],
});

const COSTS = [
  '0',
  '-2.5',
  ' 5 ',
  '+1',
  '1.',
  '.5',
  '1e3',
  '5.2E-9',
  '-1.5e-18',
  '0.1234567890123456789',
  '1e-19',
  '999999999999.5',
  '1e12',
  '1e400',
  '-1000000000000',
  '123456789012345678e-10',
  '123456789012345678901e-10',
  'n/a',
  'NULL',
  '',
  '1,000.00',
  '1_000',
  '--1',
  '1e',
  'NaN',
  'Infinity',
  '$5',
];
const INSTANTS = [
  '2026-10-05',
  '2026-10-05 10:00',
  ' 2026-10-05T10:00:00.123Z ',
  '2026-10-05T23:30:00-02:00',
  '2026-10-06T01:00:00+02:00',
  '2026-10-06 00:30:00+0030',
  '2026-10-05 10:00:00 UTC',
  '2024-02-29',
  '2026-02-29',
  '2026-02-30T01:00:00+02:00',
  '2026-13-01',
  '1969-12-31',
  '9/2/2023',
  'soon',
  '',
  'NULL',
];
const QUANTITIES = [
  '1e17',
  '1e18',
  '-3',
  '0.1234567890125',
  'many',
  '',
  '1e-9',
];
const CURRENCIES = [
  'eur',
  ' usd ',
  'USD',
  'US$',
  '',
  'JPY',
  'TOKENCREDITS',
  'X',
];
const TAGS = [
  '',
  'NULL',
  '{}',
  'null',
  'not json',
  '[1]',
  '{"a":"1","b":null,"c":true,"d":{"e":1}}',
  '{ "a ": "1" }',
  '[{"key":"a","value":"1"}]',
  '{"__proto__":"x","constructor":"y","u\\u0000v":"w"}',
  '{"ü":"日本"}',
  `{"long":"${'x'.repeat(70_000)}"}`,
];

function oneByOne(column: string, cells: readonly string[]): BillRow[] {
  return cells.map((cell, i) =>
    billRow({ SubAccountId: `${column}-${i % 3}`, [column]: cell }),
  );
}

const ROWS: BillRow[] = [
  billRow(),
  billRow(),
  billRow({ ...WEB_SERVER }),
  ...oneByOne('BilledCost', COSTS),
  ...oneByOne('EffectiveCost', COSTS),
  ...oneByOne('ListCost', COSTS),
  ...oneByOne('ChargePeriodStart', INSTANTS),
  ...oneByOne('BillingPeriodStart', INSTANTS),
  ...oneByOne('ConsumedQuantity', QUANTITIES),
  ...oneByOne('PricingQuantity', QUANTITIES).map(row => ({
    ...row,
    ConsumedUnit: undefined,
  })),
  ...oneByOne('BillingCurrency', CURRENCIES),
  ...oneByOne('Tags', TAGS),
  billRow({ ResourceId: 'ü'.repeat(2_049), BilledCost: '7' }),
  billRow({ ResourceId: 'ü'.repeat(2_048), BilledCost: '7' }),
  billRow({ ResourceId: 'a\u001fb' }),
  billRow({ ...WEB_SERVER, Tags: 'not json' }),
  billRow({
    ChargeCategory: 'usage',
    ServiceCategory: 'ai and machine learning',
  }),
  billRow({
    ChargeClass: 'Correction',
    ChargePeriodStart: '2026-08-30T00:00:00Z',
    BilledCost: '-0.25',
  }),
  billRow({ ChargeCategory: 'Credit', BilledCost: '-1', Tags: undefined }),
  billRow({
    AllocatedMethodId: 'split',
    AllocatedResourceId: 'target',
    AllocatedTags: '{"application":"target"}',
    ResourceId: 'origin',
  }),
  billRow({ AllocatedMethodId: 'split', ResourceId: 'origin' }),
];

/** Rows that can be cast to the types of columns. */
const TYPED_ROWS = ROWS.filter(
  row =>
    ![row.BilledCost, row.EffectiveCost, row.ListCost].some(
      cost =>
        cost === undefined || !/^[-+]?[\d.]+$/.test(cost) || cost.length > 20,
    ) &&
    /^(2026-10-05T10:00:00Z|2026-08-30T00:00:00Z|1969-12-31)$/.test(
      row.ChargePeriodStart!,
    ) &&
    row.BillingPeriodStart === '2026-10-01T00:00:00Z' &&
    (row.ConsumedUnit === undefined ||
      !/many|1e18/.test(row.ConsumedQuantity ?? '')) &&
    !/many|1e18/.test(row.PricingQuantity ?? ''),
);

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
