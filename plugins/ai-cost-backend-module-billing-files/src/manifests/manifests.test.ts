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
import path from 'node:path';
import { azureRow } from '../__testUtils__/azureRow';
import {
  BillFolder,
  billRow,
  toCsv,
  type BillRow,
} from '../__testUtils__/BillFolder';
import { billedOf, context, sourceOf } from '../__testUtils__/describeBucket';
import { drain } from '../__testUtils__/drain';

jest.setTimeout(60_000);

const RUN_A = 'aaaaaaaa-0000-4000-8000-000000000001';
const RUN_B = 'bbbbbbbb-0000-4000-8000-000000000002';
const SCOPE = '/subscriptions/00000000-0000-0000-0000-000000000001';

describe('a source with manifests', () => {
  let folder: BillFolder;

  beforeEach(() => {
    folder = BillFolder.create();
  });

  afterEach(() => folder.remove());

  function bill(name: string, billed: string): string {
    return folder.csv(name, [
      billRow({ BilledCost: billed }),
      billRow({ BilledCost: '0', ChargeDescription: name }),
    ]);
  }

  function json(name: string, content: unknown, minute = 0): void {
    const file = folder.write(name, JSON.stringify(content));
    const at = new Date(Date.UTC(2026, 10, 2, 0, minute));
    fs.utimesSync(file, at, at);
  }

  function source(options?: { path?: string; files?: string }) {
    return sourceOf({
      path: path.join(folder.path, options?.path ?? '.'),
      ...(options?.files && { layout: { files: options.files } }),
    });
  }

  function report(assembly: string, files = 1) {
    const keys = Array.from(
      { length: files },
      (_, i) => `cur/hourly/20261001-20261101/${assembly}/hourly-${i + 1}.csv`,
    );
    return {
      assemblyId: assembly,
      account: '123456789012',
      reportName: 'hourly',
      billingPeriod: {
        start: '20261001T000000.000Z',
        end: '20261101T000000.000Z',
      },
      bucket: 'exports',
      reportKeys: keys,
    };
  }

  describe('of a legacy Cost and Usage Report', () => {
    const PERIOD = 'cur/hourly/20261001-20261101';

    it('reads the newest assembly only', async () => {
      bill(`${PERIOD}/asm-a/hourly-1.csv`, '1');
      bill(`${PERIOD}/asm-b/hourly-1.csv`, '2');
      bill(`${PERIOD}/asm-b/hourly-2.csv`, '3');
      bill(`${PERIOD}/asm-c/hourly-1.csv`, '100');
      json(`${PERIOD}/asm-a/hourly-Manifest.json`, report('asm-a'), 1);
      json(`${PERIOD}/asm-b/hourly-Manifest.json`, report('asm-b', 2), 2);
      json(`${PERIOD}/hourly-Manifest.json`, report('asm-b', 2), 3);
      expect(await billedOf(source())).toEqual({ '2026-10': '5' });
      // Also where the folder is a copy of a part of the bucket, or a glob.
      expect(await billedOf(source({ path: 'cur/hourly' }))).toEqual({
        '2026-10': '5',
      });
      expect(await billedOf(source({ path: '**/*.csv' }))).toEqual({
        '2026-10': '5',
      });
      expect(await billedOf(source({ files: 'manifest' }))).toEqual({
        '2026-10': '5',
      });
      expect(await billedOf(source({ files: 'parts' }))).toEqual({
        '2026-10': '106',
      });
    });

    it('waits for files that the newest manifest names', async () => {
      bill(`${PERIOD}/asm-a/hourly-1.csv`, '1');
      // As left behind where reports were overwritten before.
      bill(`${PERIOD}/hourly-1.csv`, '7');
      json(`${PERIOD}/asm-a/hourly-Manifest.json`, report('asm-a'), 1);
      json(`${PERIOD}/hourly-Manifest.json`, report('asm-b', 2), 2);
      const { offers, problems } = await source().discover(context);
      expect(offers).toEqual([]);
      expect(problems).toMatchObject([
        {
          severity: 'warning',
          file: `${PERIOD}/hourly-Manifest.json`,
          message: expect.stringMatching(
            /2 of the 2 files of 2026-10 .*hourly-1\.csv.*still being uploaded/,
          ),
        },
      ]);
      bill(`${PERIOD}/asm-b/hourly-1.csv`, '2');
      bill(`${PERIOD}/asm-b/hourly-2.csv`, '3');
      expect(await billedOf(source())).toEqual({ '2026-10': '5' });
    });

    it('finds Parquet in the folders that the manifest names', async () => {
      await folder.parquet('cur/hourly/hourly/year=2026/month=10/h-1.parquet', [
        billRow({ BilledCost: '4' }),
      ]);
      json(`${PERIOD}/hourly-Manifest.json`, {
        ...report('asm-a'),
        reportKeys: ['cur/hourly/hourly/year=2026/month=10/h-1.parquet'],
      });
      expect(await billedOf(source())).toEqual({ '2026-10': '4' });
    });
  });

  describe('of a Data Export', () => {
    it('reads the files of the newest execution', async () => {
      const data = 'p/focus/data/BILLING_PERIOD=2026-10';
      bill(`${data}/20261101T1-one/focus-00001.csv`, '1');
      bill(`${data}/20261102T1-two/focus-00001.csv`, '2');
      json('p/focus/metadata/BILLING_PERIOD=2026-10/focus-Manifest.json', {
        executionId: 'two',
        dataFiles: [`s3://exports/${data}/20261102T1-two/focus-00001.csv`],
      });
      // The next month's files come before their manifest.
      bill('p/focus/data/BILLING_PERIOD=2026-11/x/focus-00001.csv', '9');
      expect(await billedOf(source())).toEqual({ '2026-10': '2' });
    });

    it('reads what is beside the folders of the export as always', async () => {
      bill('p/focus/data/BILLING_PERIOD=2026-10/focus-00001.csv', '1');
      bill('backfill/2026-09.csv', '4');
      json('p/focus/metadata/BILLING_PERIOD=2026-10/focus-Manifest.json', {
        dataFiles: ['p/focus/data/BILLING_PERIOD=2026-10/focus-00001.csv'],
      });
      expect(await billedOf(source())).toEqual({
        '2026-09': '4',
        '2026-10': '1',
      });
      const { offers, problems } = await source({
        files: 'manifest',
      }).discover(context);
      expect(offers.map(({ period }) => period)).toEqual(['2026-10']);
      expect(problems).toMatchObject([{ file: 'backfill/2026-09.csv' }]);
    });
  });

  describe('of Azure Cost Management', () => {
    function run(options: {
      name?: string;
      type?: string;
      start?: string;
      end?: string;
      submitted: string;
      folder: string;
      parts?: number;
    }) {
      const { name = 'daily', parts = 1 } = options;
      return {
        manifestVersion: '2024-04-01',
        exportConfig: {
          exportName: name,
          resourceId: `${SCOPE}/providers/Microsoft.CostManagement/exports/${name}`,
          type: options.type ?? 'FocusCost',
        },
        deliveryConfig: { dataOverwriteBehavior: 'CreateNewReport' },
        runInfo: {
          submittedTime: options.submitted,
          startDate: `${options.start ?? '2026-10-01'}T00:00:00`,
          endDate: `${options.end ?? '2026-10-31'}T00:00:00Z`,
        },
        blobs: Array.from({ length: parts }, (_, i) => ({
          blobName: `${options.folder}/part_${i}_0001.csv`,
        })),
      };
    }

    it('reads the newest run, in all its parts, of whichever export', async () => {
      const daily = 'root/daily/20261001-20261031';
      const monthly = 'root/monthly/20261001-20261031';
      bill(`${daily}/${RUN_A}/part_0_0001.csv`, '1');
      json(
        `${daily}/${RUN_A}/manifest.json`,
        run({
          submitted: '2026-10-30T00:00:00Z',
          folder: `${daily}/${RUN_A}`,
        }),
      );
      bill(`${daily}/${RUN_B}/part_0_0001.csv`, '2');
      bill(`${daily}/${RUN_B}/part_1_0001.csv`, '3');
      json(
        `${daily}/${RUN_B}/manifest.json`,
        run({
          submitted: '2026-10-31T00:00:00Z',
          folder: `${daily}/${RUN_B}`,
          parts: 2,
        }),
      );
      expect(await billedOf(source())).toEqual({ '2026-10': '5' });
      bill(`${monthly}/${RUN_A}/part_0_0001.csv`, '6');
      json(
        `${monthly}/${RUN_A}/manifest.json`,
        run({
          name: 'monthly',
          submitted: '2026-11-05T00:00:00Z',
          folder: `${monthly}/${RUN_A}`,
        }),
      );
      expect(await billedOf(source())).toEqual({ '2026-10': '6' });
    });

    it('takes an export of several months for a bill of each', async () => {
      const once = `root/once/20260901-20261031/${RUN_A}`;
      folder.csv(`${once}/part_0_0001.csv`, [
        billRow({ BillingPeriodStart: '2026-09-01T00:00:00Z' }),
        billRow({ BilledCost: '8' }),
      ]);
      json(
        `${once}/manifest.json`,
        run({
          start: '2026-09-01',
          submitted: '2026-11-05T00:00:00Z',
          folder: once,
        }),
      );
      expect(await billedOf(source())).toEqual({
        '2026-09': '1.5',
        '2026-10': '8',
      });
    });

    function exportOf(name: string, type: string, rows: BillRow[]): void {
      const runFolder = `root/${name}/20261001-20261031/${RUN_A}`;
      folder.csv(`${runFolder}/part_0_0001.csv`, rows);
      json(
        `${runFolder}/manifest.json`,
        run({
          name,
          type,
          submitted: '2026-11-05T00:00:00Z',
          folder: runFolder,
        }),
      );
    }

    it('takes actual and amortised cost together', async () => {
      const purchase = azureRow({
        ChargeType: 'Purchase',
        PricingModel: 'Reservation',
        CostInBillingCurrency: '2600',
        benefitId: '/providers/Microsoft.Capacity/reservationOrders/1',
      });
      exportOf('actual', 'ActualCost', [azureRow(), purchase]);
      exportOf('amortized', 'AmortizedCost', [
        azureRow(),
        azureRow({
          ChargeType: 'UnusedReservation',
          PricingModel: 'Reservation',
          CostInBillingCurrency: '14',
          benefitId: '/providers/Microsoft.Capacity/reservationOrders/1',
        }),
      ]);
      const bills = source();
      const { offers, problems } = await bills.discover(context);
      expect(problems).toEqual([]);
      const { totals } = await drain(await bills.open(offers[0], context));
      expect(totals).toMatchObject([{ billed: '2601.5', effective: '15.5' }]);
    });

    it('never counts an export in FOCUS and another one together', async () => {
      exportOf('focus', 'FocusCost', [billRow()]);
      exportOf('actual', 'ActualCost', [azureRow()]);
      const { offers, problems } = await source().discover(context);
      expect(offers).toEqual([]);
      expect(problems).toMatchObject([
        {
          severity: 'error',
          message: expect.stringMatching(
            /2026-10 is there as .*cost and as .*cost; .* count twice/,
          ),
        },
      ]);
      expect(await billedOf(source({ path: 'root/focus' }))).toEqual({
        '2026-10': '1.5',
      });
    });

    it('leaves price sheets alone', async () => {
      const prices = `root/prices/20261001-20261031/${RUN_A}`;
      folder.write(`${prices}/part_0_0001.csv`, 'MeterId,Price\n1,2\n');
      json(
        `${prices}/manifest.json`,
        run({
          type: 'PriceSheet',
          submitted: '2026-11-05T00:00:00Z',
          folder: prices,
        }),
      );
      const { offers, problems } = await source().discover(context);
      expect({ offers, problems }).toEqual({ offers: [], problems: [] });
    });
  });

  it.each<[string, string | object, RegExp]>([
    ['is cut off', '{"dataFiles": ["s3://exp', /no whole JSON/],
    ['names no list', { dataFiles: 'all' }, /dataFiles is no list/],
    ['names no files', { dataFiles: [{ key: 1 }] }, /no name of a file/],
    [
      'leads elsewhere',
      { dataFiles: ['../../etc/passwd'] },
      /control characters or "\.\."/,
    ],
    [
      'has control characters',
      { dataFiles: ['a\u001b[31m.csv'] },
      /control characters or "\.\."/,
    ],
    [
      'is without runs',
      { exportConfig: {}, blobs: [] },
      /runInfo is no object/,
    ],
  ])('holds a period back whose manifest %s', async (_how, content, reason) => {
    const name = 'focus/metadata/BILLING_PERIOD=2026-10/focus-Manifest.json';
    bill('focus/data/BILLING_PERIOD=2026-10/focus-1.csv', '1');
    bill('focus/data/BILLING_PERIOD=2026-11/focus-1.csv', '2');
    json('focus/metadata/BILLING_PERIOD=2026-11/focus-Manifest.json', {
      dataFiles: ['focus/data/BILLING_PERIOD=2026-11/focus-1.csv'],
    });
    folder.write(
      name,
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    const { offers, problems } = await source().discover(context);
    expect(offers.map(({ period }) => period)).toEqual(['2026-11']);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: name,
        message: expect.stringMatching(reason),
        advice: expect.stringMatching(/layout\.files/),
      },
    ]);
  });

  it('offers the version that it had when only an older copy comes', async () => {
    const data = 'focus/data/BILLING_PERIOD=2026-10';
    bill(`${data}/one/focus-1.csv`, '1');
    json('focus/metadata/BILLING_PERIOD=2026-10/focus-Manifest.json', {
      dataFiles: [`${data}/one/focus-1.csv`],
    });
    const first = await source().discover(context);
    bill(`${data}/zero/focus-1.csv`, '9');
    expect(await source().discover(context)).toEqual(first);
  });

  it('takes JSON that no vendor writes for no manifest', async () => {
    folder.write('2026-10/manifest.json', '{"name": "my portal"}');
    folder.write('2026-10/other-manifest.json', '[]');
    folder.write('2026-10/bill.csv', toCsv([billRow()]));
    expect(await billedOf(source())).toEqual({ '2026-10': '1.5' });
  });
});
