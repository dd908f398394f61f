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

import { BillFolder, type BillRow } from '../__testUtils__/BillFolder';
import { azureRow } from '../__testUtils__/azureRow';
import { rollUp, type DrainedDelivery } from '../__testUtils__/drain';

const RESERVATION =
  '/providers/Microsoft.Capacity/reservationOrders/11/reservations/22';
const PROVISIONED = {
  MeterName: 'Provisioned Managed Global Unit',
  ProductName: 'Azure OpenAI - Provisioned Managed Global Unit',
  UnitOfMeasure: '1 Hour',
  Quantity: '100',
  PayGPrice: '1',
  PricingModel: 'Reservation',
  benefitId: RESERVATION,
};
const USED = azureRow({ ...PROVISIONED, CostInBillingCurrency: '70' });
const UNUSED = azureRow({
  ...PROVISIONED,
  ChargeType: 'UnusedReservation',
  Quantity: '20',
  CostInBillingCurrency: '14',
  ResourceId: undefined,
  Tags: undefined,
});
const FREE = azureRow({ ...PROVISIONED, CostInBillingCurrency: '0' });
const PURCHASE = azureRow({
  ...PROVISIONED,
  ChargeType: 'Purchase',
  Quantity: '1',
  UnitOfMeasure: '1',
  CostInBillingCurrency: '2600',
  PayGPrice: '0',
  ResourceId: undefined,
});
const ON_DEMAND = azureRow();
/** What both kinds have. */
const SHARED = [
  ON_DEMAND,
  azureRow({
    MeterName: 'GPT 5 Inpt Glbl 1M Tokens',
    CostInBillingCurrency: '0.25',
  }),
];
const ACTUAL = [...SHARED, FREE, PURCHASE];
const AMORTIZED = [...SHARED, USED, UNUSED];

function sums({ totals }: DrainedDelivery) {
  return totals.map(({ billed, effective, list }) => [billed, effective, list]);
}

describe('actual and amortised costs', () => {
  const folders: BillFolder[] = [];
  const write = (files: Record<string, readonly BillRow[]>) => {
    const folder = BillFolder.create();
    folders.push(folder);
    return Object.entries(files).map(([name, rows]) => folder.csv(name, rows));
  };
  afterAll(() => folders.forEach(folder => folder.remove()));

  it('are the billed and the effective cost when both are there', async () => {
    const files = write({ 'a/1.csv': ACTUAL, 'b/1.csv': AMORTIZED });
    const delivery = await rollUp(files);
    expect(sums(delivery)).toEqual([['2601.75', '85.75', '124']]);
    expect(delivery.totals).toMatchObject([{ rows: 8 }]);
    expect(delivery.problems).toEqual([]);
  });

  it('are one charge line, with the quantity once', async () => {
    const { charges } = await rollUp(
      write({ 'a/1.csv': ACTUAL, 'b/1.csv': AMORTIZED }),
    );
    const found = charges.map(charge => [
      charge.line.skuMeter,
      charge.line.chargeCategory,
      charge.line.commitmentDiscountStatus,
      charge.billed,
      charge.effective,
      charge.quantity,
    ]);
    expect(found).toHaveLength(5);
    expect(found).toEqual(
      expect.arrayContaining([
        [
          'GPT 5 outpt Glbl 1M Tokens',
          'Usage',
          undefined,
          '1.5',
          '1.5',
          250_000,
        ],
        [
          'GPT 5 Inpt Glbl 1M Tokens',
          'Usage',
          undefined,
          '0.25',
          '0.25',
          250_000,
        ],
        ['Provisioned Managed Global Unit', 'Usage', 'Used', '0', '70', 100],
        ['Provisioned Managed Global Unit', 'Usage', 'Unused', '0', '14', 20],
        [
          'Provisioned Managed Global Unit',
          'Purchase',
          undefined,
          '2600',
          '0',
          0,
        ],
      ]),
    );
  });

  it('are told in Parquet too', async () => {
    const folder = BillFolder.create();
    folders.push(folder);
    const types = {
      CostInBillingCurrency: 'DECIMAL(28,10)',
      Quantity: 'DOUBLE',
      PayGPrice: 'DOUBLE',
    };
    const delivery = await rollUp([
      await folder.parquet('a/1.parquet', ACTUAL, types),
      await folder.parquet('b/1.parquet', AMORTIZED, types),
    ]);
    expect(sums(delivery)).toEqual([['2601.75', '85.75', '124']]);
  });

  it('say what the other cost is made of when one is alone', async () => {
    const actual = await rollUp(write({ 'a/1.csv': ACTUAL }));
    expect(sums(actual)).toEqual([['2601.75', '2601.75', expect.anything()]]);
    expect(actual.problems).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining(
          'are actual costs, so the effective cost is made of them too',
        ),
      },
    ]);
    const amortized = await rollUp(write({ 'b/1.csv': AMORTIZED }));
    expect(sums(amortized)).toEqual([['85.75', '85.75', '124']]);
    expect(amortized.problems).toMatchObject([
      {
        message: expect.stringContaining(
          'are amortised costs, so the billed cost is made of them too',
        ),
      },
    ]);
  });

  it('are the same without commitments', async () => {
    const delivery = await rollUp(write({ 'exports/1.csv': SHARED }));
    expect(sums(delivery)).toEqual([['1.75', '1.75', '4']]);
    expect(delivery.problems).toEqual([]);
  });

  it('are told by the parts beside them, and by names', async () => {
    const [one, two] = [SHARED.slice(0, 1), SHARED.slice(1)];
    const deliveries: Record<string, BillRow[]>[] = [
      {
        'a/1.csv': [FREE, PURCHASE, ...one],
        'a/2.csv': two,
        'b/1.csv': [USED, UNUSED, ...one],
        'b/2.csv': two,
      },
      {
        'actual/1.csv': one,
        'actual/2.csv': [...two, PURCHASE],
        'amortized/1.csv': [USED, UNUSED],
        'amortized/2.csv': SHARED,
      },
      {
        'x/ActualCost_1.csv': ACTUAL.slice(0, 1),
        'x/actual-costs.csv': ACTUAL.slice(1),
        'x/amortised.csv': AMORTIZED,
      },
    ];
    for (const files of deliveries) {
      const delivery = await rollUp(write(files));
      expect(sums(delivery)).toEqual([['2601.75', '85.75', expect.anything()]]);
    }
  });

  it('are refused when both are there and one cannot be told', async () => {
    const files = write({
      'x/1.csv': ACTUAL,
      'x/2.csv': AMORTIZED,
      'x/3.csv': [azureRow({ Quantity: '3' })],
    });
    await expect(rollUp(files)).rejects.toThrow(
      /x\/3\.csv: whether the costs are actual or amortised cannot be told/,
    );
  });

  it.each([
    ['one knows', { 'a/1.csv': AMORTIZED, 'b/1.csv': SHARED }],
    ['none knows', { 'a/1.csv': SHARED, 'b/1.csv': [...SHARED].reverse() }],
  ])(
    'are refused when two folders have the same charges and %s',
    async (_, files) => {
      await expect(rollUp(write(files))).rejects.toThrow(
        /have the same charges, which would count twice/,
      );
    },
  );

  it('may be of subscriptions that have nothing in common', async () => {
    const other = SHARED.map(row => ({ ...row, SubscriptionId: 'another' }));
    const { totals } = await rollUp(
      write({ 'a/1.csv': SHARED, 'b/1.csv': other }),
    );
    expect(totals).toMatchObject([
      { rows: 4, billed: '3.5', effective: '3.5' },
    ]);
  });

  it('warn when they are not of the same charges', async () => {
    const { problems } = await rollUp(
      write({ 'a/1.csv': ACTUAL, 'b/1.csv': AMORTIZED.slice(1) }),
    );
    expect(problems).toMatchObject([
      {
        message: expect.stringContaining(
          'the actual costs have 2 rows and add up to 1.75, the amortised costs 1 and 0.25',
        ),
      },
    ]);
  });

  it('are what is configured, unless rows say otherwise', async () => {
    const configured = await rollUp(write({ 'a/1.csv': SHARED }), {
      azure: { cost: 'amortized' },
    });
    expect(sums(configured)).toEqual([['1.75', '1.75', '4']]);
    await expect(
      rollUp(write({ 'a/1.csv': ACTUAL }), { azure: { cost: 'amortized' } }),
    ).rejects.toThrow(
      'the rows have actual costs, and azure.cost of the source is "amortized"',
    );
  });

  it('are refused in one file, unless it is said which they are', async () => {
    const [file] = write({ 'a/1.csv': [...ACTUAL, ...AMORTIZED] });
    await expect(rollUp(file)).rejects.toThrow(
      'the file has purchases of commitments and their amortised costs',
    );
    const { totals } = await rollUp(file, { azure: { cost: 'actual' } });
    expect(totals).toMatchObject([{ rows: 8 }]);
  });
});
