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

import { addDays, monthOf, utcDay } from 'backstage-plugin-ai-cost-common';
import { azureRow } from './__testUtils__/azureRow';
import { BillFolder, billRow, type BillRow } from './__testUtils__/BillFolder';
import { curRow } from './__testUtils__/curBill';
import { rollUp } from './__testUtils__/drain';

jest.setTimeout(60_000);

const TODAY = utcDay(new Date());
const GCP: BillRow = {
  billing_account_id: '01A2B3-C4D5E6-F7A8B9',
  'service.description': 'Vertex AI',
  'sku.description': 'Gemini 2.5 Pro Text Input - Predictions',
  usage_start_time: '2026-10-05 23:00:00 UTC',
  usage_end_time: '2026-10-08 00:00:00 UTC',
  cost: '1.25',
  currency: 'USD',
  'invoice.month': '202610',
  credits: '[]',
};
/** No AI. */
const STORAGE: BillRow = { ServiceName: 'Storage', ServiceCategory: 'Storage' };

const until = (ChargePeriodEnd: string | undefined, cells: BillRow = {}) =>
  billRow({ ChargePeriodEnd, ...cells });

describe('the last day that a bill tells of', () => {
  let folder: BillFolder;

  beforeEach(() => {
    folder = BillFolder.create();
  });

  afterEach(() => folder.remove());

  it.each<[string, BillRow[], string]>([
    ['the day before a period ends', [until('2026-10-09T00:00:00Z')], '08'],
    ['that of an hour', [until('2026-10-05T11:00:00Z')], '05'],
    ['that of the latest', [billRow(), until('2026-10-09T00:00Z')], '08'],
    [
      'that of usage that is no AI',
      [billRow(), until('2026-10-20T00:00:00Z', STORAGE)],
      '19',
    ],
    [
      'that of usage, not of a fee',
      [
        billRow(),
        until('2026-11-01T00:00:00Z', { ChargeCategory: 'Purchase' }),
      ],
      '05',
    ],
    ['its day where an end says nothing', [until('soon')], '05'],
    ['its day where there is no end', [until(undefined)], '05'],
    ['that of a report of AWS', [curRow()], '05'],
    [
      'that of a report of AWS by the month',
      [curRow({ line_item_usage_end_date: '2026-10-17T00:00:00Z' })],
      '16',
    ],
    ['that of an export of Google Cloud', [GCP], '07'],
    ['that of an export of Azure', [azureRow({ Date: '10/12/2026' })], '12'],
  ])('is %s', async (_what, rows, day) => {
    const { coveredThrough } = await rollUp(folder.csv('bill.csv', rows));
    expect(coveredThrough).toBe(`2026-10-${day}`);
  });

  it('is read from instants of Parquet, in hours of several zones', async () => {
    const file = await folder.parquet(
      'bill.parquet',
      [until('2026-10-09 00:00:00+00')],
      { ChargePeriodEnd: 'TIMESTAMPTZ' },
    );
    expect(await rollUp(file)).toMatchObject({ coveredThrough: '2026-10-08' });
  });

  it('is in the period, and not after today', async () => {
    const ended = folder.csv('2026-10.csv', [until('2026-12-01T00:00:00Z')]);
    expect(await rollUp(ended, { period: '2026-10' })).toMatchObject({
      coveredThrough: '2026-10-31',
    });
    const ahead = folder.csv('ahead.csv', [
      until(`${addDays(TODAY, 9)}T00:00:00Z`, {
        BillingPeriodStart: `${monthOf(TODAY)}-01T00:00:00Z`,
      }),
    ]);
    expect(await rollUp(ahead)).toMatchObject({ coveredThrough: TODAY });
  });

  it('is not known where nothing was used', async () => {
    const { coveredThrough } = await rollUp(
      folder.csv('bill.csv', [billRow({ ChargeCategory: 'Tax' })]),
    );
    expect(coveredThrough).toBeUndefined();
  });
});
