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

import { BillFolder } from '../__testUtils__/BillFolder';
import { azureRow, payAsYouGoRow } from '../__testUtils__/azureRow';
import { rollUp } from '../__testUtils__/drain';

describe('the dates of an Azure export', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    ['9/2/2023', '2023-09-02'],
    ['02/03/2021', '2021-02-03'],
    ['3/1/21', '2021-03-01'],
    ['12/31/2026', '2026-12-31'],
    ['9/2/2023 12:00:00 AM', '2023-09-02'],
    ['2023-09-02', '2023-09-02'],
    ['2023-09-02T00:00:00Z', '2023-09-02'],
    ['2023-09-02T00:00:00.0000000', '2023-09-02'],
    ['2023/9/2', '2023-09-02'],
    ['20230902', '2023-09-02'],
  ])('read %s', async (date, day) => {
    const file = folder.csv('date.csv', [azureRow({ Date: date })]);
    const { charges, quarantine } = await rollUp(file);
    expect(quarantine).toEqual([]);
    expect(charges.map(charge => charge.day)).toEqual([day]);
  });

  it.each(['13/45/2023', '2.9.2023', 'yesterday', '2/30/2023', '1/2/3'])(
    'leave a row out that says %s, and name the column',
    async date => {
      const file = folder.csv('bad.csv', [
        azureRow(),
        azureRow({ Date: date }),
      ]);
      const { totals, quarantine } = await rollUp(file);
      expect(totals).toMatchObject([{ rows: 1 }]);
      expect(quarantine).toMatchObject([
        { row: 2, column: 'Date', problem: expect.stringContaining(date) },
      ]);
    },
  );

  it.each(['Date', 'BillingPeriodEndDate'])(
    'refuse a file when %s has the day first',
    async column => {
      const file = folder.csv('day-first.csv', [
        azureRow({
          Date: '05/10/2026',
          BillingPeriodStartDate: '01/10/2026',
          BillingPeriodEndDate: '10/10/2026',
          [column]: '31/10/2026',
        }),
      ]);
      await expect(rollUp(file)).rejects.toThrow(
        /dates have the day before the month, such as 31\/10\/2026/,
      );
    },
  );

  it('name the billing period, or the month of the usage does', async () => {
    const rows = [
      azureRow({ Date: '09/30/2026', CostInBillingCurrency: '1' }),
      azureRow({
        Date: '11/01/2026',
        BillingPeriodStartDate: undefined,
        CostInBillingCurrency: '2',
      }),
    ];
    const file = folder.csv('periods.csv', rows);
    expect((await rollUp(file, { period: '2026-10' })).totals).toMatchObject([
      { month: '2026-09', billed: '1' },
    ]);
    expect((await rollUp(file, { period: '2026-11' })).totals).toMatchObject([
      { month: '2026-11', billed: '2' },
    ]);
    const payAsYouGo = folder.csv('payg.csv', [payAsYouGoRow()]);
    expect(
      (await rollUp(payAsYouGo, { period: '2026-10' })).totals,
    ).toHaveLength(1);
    expect(
      (await rollUp(payAsYouGo, { period: '2026-09' })).totals,
    ).toHaveLength(0);
  });
});
