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

import { BillFolder, billRow, WEB_SERVER } from './__testUtils__/BillFolder';
import { rollUp } from './__testUtils__/drain';

describe('a roll-up', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it('adds rows up by line and UTC day', async () => {
    const file = folder.csv('days.csv', [
      billRow({ ChargePeriodStart: '2026-10-05T23:59:59Z' }),
      billRow({ ChargePeriodStart: '2026-10-05T00:00:00Z', BilledCost: '0.5' }),
      billRow({ ChargePeriodStart: '2026-10-06T00:00:00Z', BilledCost: '-3' }),
      billRow({ SubAccountId: 'project-2', BilledCost: '7' }),
    ]);
    const { charges, lines, totals } = await rollUp(file);
    expect(
      charges.map(({ line, day, billed, quantity, rows }) => [
        line.subAccountId,
        day,
        billed,
        quantity,
        rows,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['project-1', '2026-10-05', '2', 4000, 2],
        ['project-2', '2026-10-05', '7', 2000, 1],
        ['project-1', '2026-10-06', '-3', 2000, 1],
      ]),
    );
    expect(charges.map(({ day }) => day)).toEqual([
      '2026-10-05',
      '2026-10-05',
      '2026-10-06',
    ]);
    expect(lines).toHaveLength(2);
    expect(totals).toEqual([
      {
        currency: 'USD',
        month: '2026-10',
        ai: true,
        rows: 4,
        billed: '6',
        effective: '5',
        list: '8',
      },
    ]);
  });

  it('counts identical rows as often as they occur', async () => {
    const file = folder.csv('same.csv', [billRow(), billRow(), billRow()]);
    const { totals } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 3, billed: '4.5' }]);
  });

  it('counts what is not AI and yields no lines of it', async () => {
    const file = folder.csv('mixed.csv', [
      billRow(),
      billRow({ ...WEB_SERVER, BilledCost: '10' }),
    ]);
    const { totals, lines, charges } = await rollUp(file);
    expect(totals).toMatchObject([
      { ai: false, rows: 1, billed: '10' },
      { ai: true, rows: 1, billed: '1.5' },
    ]);
    expect(lines.map(({ serviceName }) => serviceName)).toEqual([
      'Example AI API',
    ]);
    expect(charges).toHaveLength(1);
  });

  it('keeps currencies and charge months apart', async () => {
    const file = folder.csv('currencies.csv', [
      billRow(),
      billRow({ BillingCurrency: 'eur' }),
      billRow({ ChargePeriodStart: '2026-09-30T22:00:00Z' }),
    ]);
    const { totals } = await rollUp(file);
    expect(totals.map(({ currency, month }) => [currency, month])).toEqual([
      ['EUR', '2026-10'],
      ['USD', '2026-09'],
      ['USD', '2026-10'],
    ]);
  });

  it('merges lines that differ in spelling only', async () => {
    const file = folder.csv('spelling.csv', [
      billRow({ ChargeCategory: 'Usage', Tags: '{"a":"1","b":"2"}' }),
      billRow({ ChargeCategory: 'usage', Tags: '{ "b": "2", "a ": "1" }' }),
      billRow({
        Tags: '{"a":"1","b":"2","c":null}',
        ResourceId: 'NULL',
        SkuPriceDetails:
          '{ "TokenCacheAction": "uncached", "TokenDirection": "Input", "ModelId": "example-1" }',
      }),
    ]);
    const { lines, charges } = await rollUp(file);
    expect(lines).toHaveLength(1);
    expect(lines[0].tags).toEqual({ a: '1', b: '2' });
    expect(charges).toMatchObject([{ billed: '4.5', quantity: 6000, rows: 3 }]);
  });

  it('leaves a charge of many days on the day on which it starts', async () => {
    const file = folder.csv('purchase.csv', [
      billRow({
        ChargeCategory: 'Purchase',
        ChargePeriodStart: '2026-10-01T00:00:00Z',
        ChargePeriodEnd: '2027-10-01T00:00:00Z',
        BilledCost: '500000',
        EffectiveCost: '0',
      }),
    ]);
    const { charges } = await rollUp(file);
    expect(charges).toMatchObject([
      { day: '2026-10-01', billed: '500000', effective: '0' },
    ]);
  });

  it('counts the measured quantity, else the priced one in its unit', async () => {
    const file = folder.csv('quantities.csv', [
      billRow({ SubAccountId: 'measured' }),
      billRow({ SubAccountId: 'priced', ConsumedQuantity: undefined }),
      billRow({
        SubAccountId: 'none',
        ConsumedQuantity: undefined,
        PricingQuantity: undefined,
      }),
    ]);
    const { charges } = await rollUp(file);
    const quantities = Object.fromEntries(
      charges.map(({ line, quantity }) => [
        line.subAccountId,
        [quantity, line.unit, line.unitAsBilled],
      ]),
    );
    expect(quantities).toEqual({
      measured: [2000, 'Tokens', 'Tokens'],
      priced: [2000, 'Tokens', '1000 Tokens'],
      none: [undefined, undefined, undefined],
    });
  });

  it('adds files of different versions and forms up', async () => {
    const files = [
      folder.csv('parts/a.csv', [billRow()]),
      folder.gzip('parts/b.csv.gz', [billRow({ ProviderName: 'Other' })]),
      await folder.parquet(
        'parts/c.parquet',
        [billRow({ x_Extra: 'y', BilledCost: '0.000000000001' })],
        { BilledCost: 'DECIMAL(28,12)', ChargePeriodStart: 'TIMESTAMP' },
      ),
      await folder.parquet(
        'parts/d.parquet',
        [billRow({ Tags: '{"d":"1"}' })],
        {
          BilledCost: 'DECIMAL(9,2)',
          Tags: 'MAP(VARCHAR, VARCHAR)',
          ChargePeriodStart: 'TIMESTAMPTZ',
        },
      ),
    ];
    const { totals, lines } = await rollUp(files);
    expect(totals).toMatchObject([
      { rows: 4, billed: '4.500000000001', effective: '5', list: '8' },
    ]);
    // The first and the third are the same line.
    expect(lines).toHaveLength(3);
    expect(lines.map(({ tags }) => tags)).toContainEqual({ d: '1' });
  });

  it('restricts itself to a billing period when asked', async () => {
    const file = folder.csv('periods.csv', [
      billRow(),
      billRow({ BillingPeriodStart: '2026-11-01T00:00:00Z', BilledCost: '9' }),
    ]);
    const october = await rollUp(file, { period: '2026-10' });
    expect(october.totals).toMatchObject([{ rows: 1, billed: '1.5' }]);
    const november = await rollUp(file, { period: '2026-11' });
    expect(november.totals).toMatchObject([{ rows: 1, billed: '9' }]);
    const both = await rollUp(file);
    expect(both.totals).toMatchObject([{ rows: 2, billed: '10.5' }]);
  });

  it('reads files whatever characters their names have', async () => {
    const file = folder.csv(`it's [a] *bill*?; DROP TABLE lines;--.csv`, [
      billRow({ Tags: `{"'; DROP TABLE lines; --":"\\"]*?"}` }),
    ]);
    folder.csv(`it's a bill.csv`, [billRow()]);
    const { totals, lines } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(lines[0].tags).toEqual({ "'; DROP TABLE lines; --": '"]*?' });
  });

  it('takes hostile tags for text', async () => {
    const file = folder.csv('hostile.csv', [
      billRow({
        Tags: '{"__proto__":"x","constructor":"y","a\\u0000b":"c\\u0000d","u\\u001fs":"1"}',
        ResourceId: 'a\u001fb',
      }),
    ]);
    const { lines } = await rollUp(file);
    expect(Object.entries(lines[0].tags)).toEqual(
      expect.arrayContaining([
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]),
    );
    expect(JSON.stringify(lines[0])).not.toContain('\\u0000');
    expect(lines[0].resourceId).toBe('a b');
  });
});
