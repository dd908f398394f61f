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

import fc from 'fast-check';
import {
  BillFolder,
  billRow,
  toCsv,
  type BillRow,
} from './__testUtils__/BillFolder';
import { azureRow, payAsYouGoRow } from './__testUtils__/azureRow';
import { curRow } from './__testUtils__/curBill';
import { rollUp } from './__testUtils__/drain';

jest.setTimeout(120_000);

const AWS = { BillingAccountId: '111122223333' };
const RUNS = [
  '0c5d2c0e-5d1f-4f0e-9f5e-2a61b7e3d101',
  '7be0a2b4-11aa-4c39-8a54-90c1d2e3f402',
];
const GCP: BillRow = {
  billing_account_id: '01A2B3-C4D5E6-F7A8B9',
  'service.description': 'Vertex AI',
  'sku.description': 'Gemini 2.5 Pro Text Input - Predictions',
  'project.id': 'search',
  usage_start_time: '2026-10-05 10:00:00 UTC',
  cost: '1.25',
  currency: 'USD',
  'invoice.month': '202610',
  credits: '[]',
};

const onDay = (day: number, cells: BillRow = {}) =>
  billRow({
    ChargePeriodStart: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
    ...cells,
  });

describe('exports of one bill in a delivery', () => {
  let folder: BillFolder;

  beforeEach(() => {
    folder = BillFolder.create();
  });

  afterEach(() => folder.remove());

  async function billed(files: string[]) {
    const { totals } = await rollUp(files);
    return totals.map(total => total.billed).join();
  }

  describe('in two formats', () => {
    it.each([
      ['a report and FOCUS of AWS', curRow(), billRow(AWS)],
      [
        'an export of Azure and FOCUS',
        azureRow(),
        billRow({
          BillingCurrency: 'EUR',
          BillingAccountId:
            '/providers/Microsoft.Billing/billingAccounts/12345678',
        }),
      ],
      [
        'an export of a subscription and FOCUS',
        payAsYouGoRow({ Currency: 'EUR' }),
        billRow({
          BillingCurrency: 'EUR',
          BillingAccountId: '/providers/Microsoft.Billing/billingAccounts/9',
          SubAccountId: `/subscriptions/${payAsYouGoRow().SubscriptionGuid}`,
        }),
      ],
      [
        'a detailed and a standard export of Google Cloud',
        GCP,
        {
          ...GCP,
          'resource.name': 'endpoint',
          cost: '1.249999',
        },
      ],
    ])('refuses %s', async (_what, one, another) => {
      const files = [
        folder.csv('one/2026-10.csv', [one]),
        folder.csv('another/2026-10.csv', [another]),
      ];
      await expect(rollUp(files)).rejects.toMatchObject({
        name: 'DeliveryError',
        message: expect.stringMatching(
          /one\/2026-10\.csv is .*another\/2026-10\.csv is .*billing account.*2026-10/,
        ),
        advice: expect.stringContaining('Make a source of each'),
        file: files[1],
      });
    });

    it.each([
      ['of other accounts', billRow({ BillingAccountId: '999900001111' })],
      ['in another currency', billRow({ ...AWS, BillingCurrency: 'EUR' })],
      [
        'of another month',
        billRow({ ...AWS, ChargePeriodStart: '2026-09-05T00:00:00Z' }),
      ],
      [
        'of an account without a name',
        billRow({ BillingAccountId: undefined }),
      ],
    ])('takes those %s', async (_what, focus) => {
      const { totals, problems } = await rollUp([
        folder.csv('cur.csv', [curRow()]),
        folder.csv('focus.csv', [focus]),
      ]);
      expect(totals.reduce((sum, { rows }) => sum + rows, 0)).toBe(2);
      expect(problems).toEqual([]);
    });
  });

  describe('in two folders', () => {
    it('refuses the same charges, though files differ', async () => {
      const files = [
        folder.csv('focus-1/2026-10/bill.csv', [
          onDay(5),
          onDay(6, { BilledCost: '2' }),
        ]),
        await folder.parquet('focus-2/2026-10/bill.parquet', [
          onDay(6, { BilledCost: '1.5' }),
          onDay(6, { BilledCost: '0.5', EffectiveCost: '0' }),
          onDay(5),
        ]),
      ];
      await expect(rollUp(files)).rejects.toMatchObject({
        message: expect.stringMatching(
          /focus-1.*focus-2.*same charges of the billing account payer-1 on each day/,
        ),
        advice: expect.stringContaining('Make a source of each'),
      });
    });

    it.each([
      ['differ on a day', { BilledCost: '1.51' }],
      ['are of another sub-account', { SubAccountId: 'project-2' }],
      ['are of another region', { RegionId: 'eu' }],
      ['are of another account', { BillingAccountId: 'payer-2' }],
    ])('adds up what %s', async (_what, cells) => {
      const files = [
        folder.csv('a/bill.csv', [onDay(5, { RegionId: 'us' })]),
        folder.csv('b/bill.csv', [onDay(5, { RegionId: 'us', ...cells })]),
      ];
      const { totals } = await rollUp(files);
      expect(totals).toMatchObject([{ rows: 2 }]);
    });

    it.each(['day=05/hour=%', '2026/10/05/%', '2026-10-05/0%'])(
      'adds up hours that cost the same, in %s',
      async layout => {
        const files = ['1', '2'].map(hour =>
          folder.csv(`export/${layout.replace('%', hour)}/part.csv`, [
            onDay(5, { ChargePeriodStart: `2026-10-05T0${hour}:00:00Z` }),
          ]),
        );
        expect(await billed(files)).toBe('3');
      },
    );

    it('takes each split by sub-account, and refuses each copy of one', async () => {
      const charge = fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        cents: fc.integer({ min: -500, max: 500 }).filter(cents => cents !== 0),
        part: fc.integer({ min: 0, max: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(charge, { minLength: 1, maxLength: 12 }),
          async charges => {
            folder.remove();
            const files = [0, 1, 2].flatMap(part => {
              const rows = charges
                .filter(each => each.part === part)
                .map(({ day, cents }) =>
                  onDay(day, {
                    SubAccountId: `project-${part}`,
                    BilledCost: String(cents / 100),
                  }),
                );
              return rows.length > 0
                ? [[folder.csv(`part-${'abc'[part]}/bill.csv`, rows), rows]]
                : [];
            }) as [string, BillRow[]][];
            const paths = files.map(([path]) => path);
            const sum = charges.reduce((total, { cents }) => total + cents, 0);
            expect(Number(await billed(paths))).toBeCloseTo(sum / 100, 10);
            const [[, copied]] = files;
            const copy = folder.write(
              'copy/bill.csv',
              toCsv([...copied].reverse(), { lineEnd: '\r\n' }),
            );
            await expect(rollUp([...paths, copy])).rejects.toMatchObject({
              name: 'DeliveryError',
              message: expect.stringContaining('count twice'),
            });
          },
        ),
        { numRuns: 15 },
      );
    });
  });

  describe('of two runs', () => {
    it.each([
      ['a GUID', RUNS],
      ['a time', ['202610050700', '202610060700']],
      [
        'a time and a GUID',
        RUNS.map((run, i) => `2026-10-0${i + 5}T07:00:00.000Z-${run}`),
      ],
      [
        'a time, with one that is a GUID in it',
        RUNS.map((run, i) => `20261005070${i}/${run}`),
      ],
    ])('refuses folders named by %s', async (_what, runs) => {
      const files = runs.map((run, i) =>
        folder.csv(`export/20261001-20261031/${run}/part_0.csv`, [
          onDay(5),
          onDay(6 + i),
        ]),
      );
      await expect(rollUp(files)).rejects.toMatchObject({
        message: expect.stringMatching(/two runs of one export.*2026-10-05/),
        advice: expect.stringContaining('layout.files to "snapshots"'),
        file: files[1],
      });
    });

    it('takes parts of a run, runs of several exports, and runs of other days', async () => {
      const [a, b] = RUNS;
      const files = [
        folder.csv(`x/2026-10/${a}/part_0.csv`, [onDay(5)]),
        folder.csv(`x/2026-10/${a}/part_1.csv`, [onDay(5, { Tags: '{}' })]),
        folder.csv(`y/2026-10/${b}/part_0.csv`, [
          onDay(5, { BilledCost: '4' }),
        ]),
        folder.csv(`y/2026-10/${a}/part_0.csv`, [onDay(6)]),
      ];
      expect(await billed(files)).toBe('8.5');
    });

    it('takes folders that are named by the sub-accounts in them', async () => {
      const files = RUNS.map(SubAccountId =>
        folder.csv(`export/2026-10/${SubAccountId}/part.csv`, [
          onDay(5, { SubAccountId }),
        ]),
      );
      expect(await billed(files)).toBe('3');
    });
  });
});
