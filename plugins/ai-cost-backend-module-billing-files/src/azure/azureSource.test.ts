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

import fs from 'node:fs';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { BillFolder } from '../__testUtils__/BillFolder';
import { azureRow, payAsYouGoRow } from '../__testUtils__/azureRow';
import { drain } from '../__testUtils__/drain';
import { FileBillingSource } from '../files/FileBillingSource';
import type { FileLayout } from '../files/FileLayout';
import { LocalStorage } from '../storage/LocalStorage';

jest.setTimeout(60_000);

const context = {
  logger: mockServices.logger.mock(),
  signal: new AbortController().signal,
  classifier: DefaultClassifier.create(),
};
const SAVINGS_PLAN = {
  PricingModel: 'SavingsPlan',
  benefitId: '/providers/Microsoft.BillingBenefits/savingsPlanOrders/1',
};

describe('a source of Azure exports', () => {
  let folder: BillFolder;

  beforeEach(() => {
    folder = BillFolder.create();
  });

  afterEach(() => folder.remove());

  const createSource = (files: FileLayout['files'] = 'parts') =>
    FileBillingSource.create({
      id: 'azure',
      storage: LocalStorage.create(folder.path),
      layout: { files },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
      completenessLagDays: 2,
    });

  async function openAll(source: FileBillingSource) {
    const { offers, problems } = await source.discover(context);
    const totals: Record<string, unknown> = {};
    for (const offer of offers) {
      const delivery = await drain(await source.open(offer, context));
      totals[offer.period] = delivery.totals.map(
        ({ rows, billed, effective }) => [rows, billed, effective],
      );
    }
    return { totals, problems };
  }

  it('reads both kinds of a month that the path names', async () => {
    const run = '20261001-20261031/202610060700/c7f0';
    folder.csv(`exports/invoiced/${run}/part_0_0001.csv`, [
      azureRow(),
      azureRow({ ...SAVINGS_PLAN, CostInBillingCurrency: '0' }),
    ]);
    folder.csv(`exports/spread/${run}/part_0_0001.csv`, [
      azureRow(),
      azureRow({ ...SAVINGS_PLAN, CostInBillingCurrency: '0.9' }),
    ]);
    expect(await openAll(createSource())).toEqual({
      totals: { '2026-10': [[4, '1.5', '2.4']] },
      problems: [],
    });
  });

  it('takes the newest run of each export, and does not add runs up', async () => {
    for (const [minute, run] of [
      '20261001-20261031/202610060700/c7f0',
      '20261001-20261031/202610070700/d8a1',
    ].entries()) {
      const rows = Array.from({ length: minute + 1 }, (_, day) =>
        azureRow({ Date: `10/${5 + day}/2026` }),
      );
      for (const [kind, cost] of [
        ['actual', '0'],
        ['amortized', '0.9'],
      ]) {
        const file = folder.csv(`daily-${kind}/${run}/part_0_0001.csv`, [
          ...rows,
          azureRow({ ...SAVINGS_PLAN, CostInBillingCurrency: cost }),
        ]);
        // That of the other export may be newer than all of this one.
        const time = minute + (kind === 'actual' ? 0 : 10);
        fs.utimesSync(
          file,
          new Date(),
          new Date(Date.UTC(2026, 9, 8, 0, time)),
        );
      }
    }
    expect(await openAll(createSource('snapshots'))).toEqual({
      totals: { '2026-10': [[6, '3', '3.9']] },
      problems: [],
    });
    await expect(openAll(createSource('parts'))).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringContaining('two runs of one export'),
      advice: expect.stringContaining('layout.files to "snapshots"'),
    });
  });

  it('finds months in the rows, also where they name no billing period', async () => {
    folder.csv('agreement.csv', [
      azureRow(),
      azureRow({
        BillingPeriodStartDate: '9/1/2026',
        BillingPeriodEndDate: '9/30/2026',
        Date: '9/30/2026',
        CostInBillingCurrency: '4',
      }),
    ]);
    folder.csv('pay-as-you-go.csv', [payAsYouGoRow({ PreTaxCost: '2' })]);
    const { totals } = await openAll(createSource());
    expect(totals).toEqual({
      '2026-09': [[1, '4', '4']],
      '2026-10': [[2, '3.5', '3.5']],
    });
  });

  it('names a file that has the day first, and reads the others', async () => {
    folder.csv('opened-in-a-spreadsheet.csv', [
      azureRow({
        Date: '05/10/2026',
        BillingPeriodStartDate: '01/10/2026',
        BillingPeriodEndDate: '31/10/2026',
      }),
    ]);
    folder.csv('as-written.csv', [azureRow()]);
    const { totals, problems } = await openAll(createSource());
    expect(totals).toEqual({ '2026-10': [[1, '1.5', '1.5']] });
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: 'opened-in-a-spreadsheet.csv',
        message: expect.stringContaining('the day before the month'),
      },
    ]);
  });
});
