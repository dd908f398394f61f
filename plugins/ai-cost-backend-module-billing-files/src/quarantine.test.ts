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

import { gzipSync } from 'node:zlib';
import {
  BillFolder,
  billRow,
  toCsv,
  WEB_SERVER,
} from './__testUtils__/BillFolder';
import { rollUp } from './__testUtils__/drain';

jest.setTimeout(60_000);

describe('rows that cannot be read', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    ['BilledCost', '1,234.50', 'thousands separators'],
    ['BilledCost', 'abc', 'not a number'],
    ['BilledCost', '1_000', 'not a number'],
    ['BilledCost', '100000000000000000000E-18', 'not a number'],
    ['BilledCost', 'NaN', 'not a number'],
    ['BilledCost', 'Infinity', 'not a number'],
    ['BilledCost', '10000000000000000', 'below 10^12'],
    ['BilledCost', undefined, 'empty'],
    ['BilledCost', 'NULL', 'empty'],
    ['EffectiveCost', '$5', 'not a number'],
    ['ChargePeriodStart', '9/2/2023', 'without guessing'],
    ['ChargePeriodStart', '2026-02-30', 'without guessing'],
    ['ChargePeriodStart', '2026-10-05T25:00:00Z', 'without guessing'],
    ['ChargePeriodStart', undefined, 'empty'],
    ['BillingCurrency', '$', 'currency code'],
    ['BillingCurrency', undefined, 'currency code'],
    ['Tags', `{"a":"${'x'.repeat(65_536)}"}`, '64 KiB'],
    ['SkuPriceDetails', `{"a":"${'é'.repeat(32_768)}"}`, '64 KiB'],
    ['ResourceId', 'x'.repeat(4_097), '4 KiB'],
    ['ConsumedUnit', 'x'.repeat(4_097), '4 KiB'],
  ])('are left out and named: %s %p', async (column, cell, problem) => {
    const rows = [
      billRow(),
      billRow({ BilledCost: '5', [column]: cell }),
      billRow(),
    ];
    for (const file of [
      folder.csv('rows.csv', rows),
      folder.gzip('rows.csv.gz', rows),
      await folder.parquet('rows.parquet', rows),
    ]) {
      const delivery = await rollUp(file);
      expect(delivery.totals).toMatchObject([{ rows: 2, billed: '3' }]);
      expect(delivery.quarantinedRows).toBe(1);
      expect(delivery.quarantine).toEqual([
        {
          file,
          row: 2,
          column,
          problem: expect.stringContaining(problem),
          excluded: true,
        },
      ]);
      expect(delivery.problems).toMatchObject([
        { severity: 'warning', message: expect.stringMatching(/^1 rows/) },
      ]);
    }
  });

  it('are left out when a decimal of Parquet is too large', async () => {
    const rows = [billRow(), billRow({ BilledCost: '1000000000000' })];
    const file = await folder.parquet('decimals.parquet', rows, {
      BilledCost: 'DECIMAL(38, 4)',
    });
    const { totals, quarantine } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1, billed: '1.5' }]);
    expect(quarantine).toMatchObject([
      { row: 2, column: 'BilledCost', excluded: true },
    ]);
  });

  it('are left out when one of many texts is too long, and counted', async () => {
    const tags = (length: number) => `{"a":"${'x'.repeat(length)}"}`;
    const file = folder.gzip('long.csv.gz', [
      billRow({ ResourceId: 'y'.repeat(4_096), Tags: tags(65_528) }),
      ...Array.from({ length: 3_000 }, (_, i) =>
        billRow({ ResourceId: `r-${i}`, Tags: tags(70_000) }),
      ),
    ]);
    const { lines, totals, quarantinedRows, quarantine } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(lines).toHaveLength(1);
    expect(quarantinedRows).toBe(3_000);
    expect(quarantine[0]).toMatchObject({ file, row: 2, column: 'Tags' });
  });

  it('are named once for each cell that is wrong', async () => {
    const file = folder.csv('cells.csv', [
      billRow({ BilledCost: 'x', ChargePeriodStart: 'y', Tags: 'z' }),
    ]);
    const { quarantine, quarantinedRows } = await rollUp(file);
    expect(quarantinedRows).toBe(1);
    expect(quarantine.map(({ column }) => column)).toEqual([
      'BilledCost',
      'ChargePeriodStart',
    ]);
  });

  it('are those that have too few or too many cells', async () => {
    const lines = toCsv([billRow(), billRow(), billRow(), billRow()]).split(
      '\n',
    );
    lines[2] = 'Total,3';
    lines[3] += ',"one more"';
    for (const file of [
      folder.write('cells.csv', lines.join('\n')),
      folder.write('cells.csv.gz', gzipSync(lines.join('\n'))),
    ]) {
      const { totals, quarantine, quarantinedRows } = await rollUp(file);
      expect(totals).toMatchObject([{ rows: 2 }]);
      expect(quarantinedRows).toBe(2);
      expect(quarantine).toMatchObject([
        { file, row: 2, problem: expect.stringContaining('fewer columns') },
        { file, row: 3, problem: expect.stringContaining('more columns') },
      ]);
    }
  });

  it('are named in files whose path has the characters of a glob', async () => {
    const lines = toCsv([billRow(), billRow({ BilledCost: 'x' })]);
    const file = folder.write('a[1]*b?/bill.csv', `${lines}Total,3\n`);
    const { totals, quarantine, quarantinedRows } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(quarantinedRows).toBe(2);
    expect(quarantine.map(({ row }) => row)).toEqual([3, 2]);
  });

  it('keep their numbers after such rows and quoted line ends', async () => {
    const lines = toCsv([
      billRow({ Tags: '{"note":"a\\nb"}', ChargeDescription: 'two\nlines' }),
      billRow(),
      billRow(),
      billRow({ BilledCost: 'x' }),
    ]).split('\n');
    lines[3] = 'Total,3';
    const file = folder.write('numbers.csv', lines.join('\n'));
    const { quarantine } = await rollUp(file);
    expect(quarantine.map(({ row }) => row)).toEqual([2, 4]);
  });

  it('keep their numbers among many such rows', async () => {
    const [header, good] = toCsv([billRow()]).split('\n');
    const bad = toCsv([billRow({ BilledCost: 'x' })]).split('\n')[1];
    const file = folder.write(
      'among.csv',
      [header, 'a', bad, 'a', 'a', good, bad, bad, 'a', bad, ''].join('\n'),
    );
    const { quarantine, quarantinedRows } = await rollUp(file);
    expect(quarantinedRows).toBe(8);
    const numbers = quarantine
      .filter(({ problem }) => !problem.includes('fewer columns'))
      .map(({ row }) => row);
    expect(numbers).toEqual([2, 6, 7, 9]);
  });

  it('are those that are not UTF-8', async () => {
    const text = toCsv([billRow(), billRow({ ChargeDescription: 'Gebühr' })]);
    const file = folder.write('latin.csv', Buffer.from(text, 'latin1'));
    const { totals, quarantine } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(quarantine).toMatchObject([
      { row: 2, problem: expect.stringContaining('UTF-8'), excluded: true },
    ]);
  });

  it('are all counted, and the first thousand listed', async () => {
    const rows = Array.from({ length: 1_500 }, () =>
      billRow({ BilledCost: '' }),
    );
    const { quarantine, quarantinedRows } = await rollUp([
      folder.csv('first.csv', rows.slice(0, 900)),
      folder.csv('second.csv', rows.slice(900)),
    ]);
    expect(quarantinedRows).toBe(1_500);
    expect(quarantine).toHaveLength(1_000);
    expect(quarantine[999]).toMatchObject({ row: 100 });
  });

  it('are those without a billing period when one is asked for', async () => {
    const file = folder.csv('period.csv', [
      billRow(),
      billRow({ BillingPeriodStart: '10/2026' }),
    ]);
    const { totals, quarantine } = await rollUp(file, { period: '2026-10' });
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(quarantine).toMatchObject([
      { row: 2, column: 'BillingPeriodStart', excluded: true },
    ]);
    expect((await rollUp(file)).totals).toMatchObject([{ rows: 2 }]);
  });
});

describe('cells that cannot be read', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    ['Tags', 'application=shop', 'JSON object'],
    ['Tags', '["a"]', 'JSON object'],
    ['Tags', '{"application":"sh', 'JSON object'],
    ['SkuPriceDetails', 'GPU', 'JSON object'],
    ['ListCost', undefined, 'list cost of 0'],
    ['ListCost', 'n/a', 'list cost of 0'],
    ['ConsumedQuantity', 'many', 'without a quantity'],
    ['ConsumedQuantity', '1E+18', 'below 10^18'],
    ['Tags', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'JSON object'],
    [
      'SkuPriceDetails',
      `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
      'JSON',
    ],
    ['BilledCost', '1.5000000000000000001', 'rounded to 18'],
    ['EffectiveCost', '1.1666666666666666667E-5', 'rounded to 18'],
  ])('are named and their row counts: %s %p', async (column, cell, problem) => {
    const rows = [
      billRow({ ...WEB_SERVER }),
      billRow({ ListCost: '1', [column]: cell }),
    ];
    for (const file of [
      folder.csv('cells.csv', rows),
      await folder.parquet('cells.parquet', rows),
    ]) {
      const { totals, quarantine, quarantinedRows, problems } = await rollUp(
        file,
      );
      expect(totals.reduce((sum, { rows: count }) => sum + count, 0)).toBe(2);
      expect(totals.map(({ billed }) => billed)).toContain('1.5');
      expect(quarantinedRows).toBe(0);
      expect(quarantine).toEqual([
        {
          file,
          row: 2,
          column,
          problem: expect.stringContaining(problem),
          excluded: false,
        },
      ]);
      expect(problems).toMatchObject([{ severity: 'warning' }]);
    }
  });

  it.each([
    ['DECIMAL(38, 0)', '99999999999999999999999999999999999999'],
    ['DOUBLE', '1e300'],
    ['DOUBLE', 'Infinity'],
    ['HUGEINT', '1000000000000000000'],
  ])('are quantities of the type %s beyond 10^18', async (type, cell) => {
    const file = await folder.parquet(
      'quantity.parquet',
      [billRow(), billRow({ ConsumedQuantity: cell })],
      { ConsumedQuantity: type },
    );
    const { totals, charges, quarantine, quarantinedRows } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 2, billed: '3' }]);
    expect(charges).toMatchObject([{ quantity: 2_000 }]);
    expect(quarantinedRows).toBe(0);
    expect(quarantine).toMatchObject([
      {
        row: 2,
        column: 'ConsumedQuantity',
        problem: expect.stringContaining('below 10^18'),
        excluded: false,
      },
    ]);
  });

  it('are told of rows that are not AI as well', async () => {
    const file = folder.csv('not-ai.csv', [
      billRow({ ...WEB_SERVER, Tags: 'x' }),
      billRow({ ...WEB_SERVER, Tags: 'x' }),
    ]);
    const { quarantine, problems } = await rollUp(file);
    expect(quarantine.map(({ row }) => row)).toEqual([1, 2]);
    expect(problems).toMatchObject([
      { message: expect.stringMatching(/^Tags of 2 rows/) },
    ]);
  });

  it('come after rows that do not count', async () => {
    const file = folder.csv('order.csv', [
      billRow({ ListCost: undefined }),
      billRow({ BilledCost: undefined }),
    ]);
    const { quarantine } = await rollUp(file);
    expect(quarantine.map(({ row, excluded }) => [row, excluded])).toEqual([
      [2, true],
      [1, false],
    ]);
  });
});
