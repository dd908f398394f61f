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
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import { addMonths, monthOf, utcDay } from 'backstage-plugin-ai-cost-common';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { BillFolder, billRow, toCsv } from '../__testUtils__/BillFolder';
import { drain } from '../__testUtils__/drain';
import { LocalStorage } from '../storage/LocalStorage';
import { FileBillingSource } from './FileBillingSource';
import type { FileLayout } from './FileLayout';

jest.setTimeout(60_000);

const context = {
  logger: mockServices.logger.mock(),
  signal: new AbortController().signal,
  classifier: DefaultClassifier.create(),
};

const OCTOBER = billRow();
const NOVEMBER = billRow({
  BillingPeriodStart: '2026-11-01 00:00:00',
  ChargePeriodStart: '2026-11-02 00:00:00',
  BilledCost: '9',
});

describe('a source of files', () => {
  let folder: BillFolder;

  beforeEach(() => {
    folder = BillFolder.create();
  });

  afterEach(() => folder.remove());

  function createSource(options?: {
    path?: string;
    layout?: Partial<FileLayout>;
  }) {
    return FileBillingSource.create({
      id: 'bills',
      storage: LocalStorage.create(options?.path ?? folder.path),
      layout: { files: 'parts', ...options?.layout },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
      completenessLagDays: 2,
    });
  }

  async function namesOf(source: FileBillingSource) {
    const { offers } = await source.discover(context);
    return Object.fromEntries(
      offers.map(({ period, files }) => [
        period,
        files.map(({ name }) => name),
      ]),
    );
  }

  async function openAll(source: FileBillingSource) {
    const { offers } = await source.discover(context);
    const totals: Record<string, string> = {};
    for (const offer of offers) {
      const delivery = await drain(await source.open(offer, context));
      totals[offer.period] = delivery.totals.map(({ billed }) => billed).join();
    }
    return totals;
  }

  it('offers the files of each billing period that the path names', async () => {
    folder.csv('billing_period=2026-10/part-0.csv', [OCTOBER]);
    folder.gzip('billing_period=2026-10/run/part-1.csv.gz', [NOVEMBER]);
    await folder.parquet('billing_period=2026-11/part-0.parquet', [NOVEMBER]);
    folder.write('billing_period=2026-11/manifest.json', '{}');
    folder.write('billing_period=2026-11/_temporary/part-9.csv', 'x');
    folder.write('billing_period=2026-11/.part-9.csv', 'x');
    const source = createSource();
    expect(await namesOf(source)).toEqual({
      '2026-10': [
        'billing_period=2026-10/part-0.csv',
        'billing_period=2026-10/run/part-1.csv.gz',
      ],
      '2026-11': ['billing_period=2026-11/part-0.parquet'],
    });
    // All rows of a file belong to the period of its path.
    expect(await openAll(source)).toEqual({
      '2026-10': '1.5,9',
      '2026-11': '9',
    });
  });

  it('finds the billing periods in the rows when the path names none', async () => {
    folder.csv('first.csv', [OCTOBER, NOVEMBER]);
    await folder.parquet('second.parquet', [NOVEMBER], {
      BillingPeriodStart: 'TIMESTAMP',
    });
    const source = createSource();
    expect(await namesOf(source)).toEqual({
      '2026-10': ['first.csv'],
      '2026-11': ['first.csv', 'second.parquet'],
    });
    expect(await openAll(source)).toEqual({
      '2026-10': '1.5',
      '2026-11': '18',
    });
  });

  it('finds them in the rows when told, whatever the path names', async () => {
    folder.csv('2020-01/bill.csv', [OCTOBER, NOVEMBER]);
    const source = createSource({ layout: { period: 'content' } });
    expect(await openAll(source)).toEqual({ '2026-10': '1.5', '2026-11': '9' });
  });

  it('takes the folders of the configured path as well when told', async () => {
    folder.csv('2026-10/bill.csv', [OCTOBER]);
    const source = createSource({
      path: `${folder.path}/2026-10/*.csv`,
      layout: { period: 'path' },
    });
    expect(await namesOf(source)).toEqual({ '2026-10': ['bill.csv'] });
  });

  it('reads a glob, relative to the working directory, and a single file', async () => {
    folder.csv('a/2026-10.csv', [OCTOBER]);
    folder.csv('b/2026-10.csv', [billRow({ BilledCost: '2' })]);
    folder.csv('b/2026-10.txt', [NOVEMBER]);
    const relative = path.relative(process.cwd(), folder.path);
    expect(
      await namesOf(createSource({ path: `${relative}/**/*.csv` })),
    ).toEqual({ '2026-10': ['a/2026-10.csv', 'b/2026-10.csv'] });
    expect(
      await openAll(createSource({ path: `${relative}/a/2026-10.csv` })),
    ).toEqual({ '2026-10': '1.5' });
  });

  it('takes the newest of several whole copies', async () => {
    const at = (file: string, minute: number) =>
      fs.utimesSync(
        file,
        new Date(0),
        new Date(Date.UTC(2026, 10, 23, 0, minute)),
      );
    at(folder.csv('2026-10/first.csv', [OCTOBER]), 1);
    at(folder.csv('2026-10/second.csv', [OCTOBER, OCTOBER]), 2);
    at(folder.csv('20261101-20261130/run-1/part-0.csv', [NOVEMBER]), 1);
    at(folder.csv('20261101-20261130/run-2/part-0.csv', [NOVEMBER]), 5);
    at(folder.csv('20261101-20261130/run-2/part-1.csv', [billRow()]), 4);
    const source = createSource({ layout: { files: 'snapshots' } });
    expect(await namesOf(source)).toEqual({
      '2026-10': ['2026-10/second.csv'],
      '2026-11': [
        '20261101-20261130/run-2/part-0.csv',
        '20261101-20261130/run-2/part-1.csv',
      ],
    });
  });

  it.each([
    ['20261005T070000Z/2026-10.csv', '20261006T070000Z/2026-10.csv'],
    ['2026-10-05/2026-10/bill.csv', '2026-10-06/2026-10/bill.csv'],
  ])('takes the newest of %s and %s', async (older, newer) => {
    const file = folder.csv(older, [OCTOBER]);
    fs.utimesSync(file, new Date(0), new Date(0));
    folder.csv(newer, [OCTOBER]);
    const source = createSource({ layout: { files: 'snapshots' } });
    expect(await namesOf(source)).toEqual({ '2026-10': [newer] });
  });

  it('gives another version when a file changes, and only then', async () => {
    const file = folder.csv('2026-10.csv', [OCTOBER]);
    const source = createSource();
    const version = async (classifier = context.classifier) =>
      (await source.discover({ ...context, classifier })).offers[0].version;
    const first = await version();
    expect(await version()).toBe(first);
    expect(
      await version(DefaultClassifier.create({ workloadTags: ['purpose'] })),
    ).toBe(first);
    fs.utimesSync(file, new Date(), new Date(0));
    const touched = await version();
    expect(touched).not.toBe(first);
    folder.csv('2026-10-b.csv', [OCTOBER]);
    folder.csv('2026-10/more.csv', [OCTOBER]);
    expect(await version()).not.toBe(touched);
  });

  it.each([
    ['there is none', () => {}],
    ['there are only others', () => folder.write('readme.md', 'x')],
    ['the folder is missing', () => folder.remove()],
  ])('says so when %s', async (_what, prepare) => {
    prepare();
    const { offers, problems } = await createSource().discover(context);
    expect(offers).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(folder.path),
        advice: expect.stringContaining('aiCost.sources[].path'),
      },
    ]);
  });

  it('goes on with other files when one cannot be read', async () => {
    folder.csv('good.csv', [OCTOBER]);
    folder.write('bad.csv', '');
    folder.write('bad.parquet', 'PAR1 and nothing more');
    folder.csv('empty.csv', [billRow({ BillingPeriodStart: undefined })]);
    const { offers, problems } = await createSource().discover(context);
    expect(offers.map(({ period }) => period)).toEqual(['2026-10']);
    expect(problems).toMatchObject([
      { severity: 'error', file: 'bad.csv', advice: expect.any(String) },
      { severity: 'error', file: 'bad.parquet', advice: expect.any(String) },
      { severity: 'error', file: 'empty.csv', advice: expect.any(String) },
    ]);
  });

  it('goes on with other periods when the path names them', async () => {
    folder.csv('2026-10.csv', [OCTOBER]);
    const whole = gzipSync(toCsv([NOVEMBER]));
    folder.write('2026-11.csv.gz', whole.subarray(0, whole.length - 9));
    const source = createSource();
    const { offers } = await source.discover(context);
    expect(offers.map(({ period }) => period)).toEqual(['2026-10', '2026-11']);
    await drain(await source.open(offers[0], context));
    await expect(source.open(offers[1], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      file: '2026-11.csv.gz',
    });
  });

  it('offers no billing period that cannot be, and tells of its rows', async () => {
    const inMonths = (months: number) =>
      `${addMonths(monthOf(utcDay(new Date())), months)}-01T00:00:00Z`;
    const starting = (BillingPeriodStart: string) =>
      billRow({ BillingPeriodStart });
    const soon = inMonths(24);
    folder.csv('bill.csv', [
      OCTOBER,
      starting('2015-01-01'),
      starting(soon),
      starting('2014-12-31'),
      starting('0001-01-01'),
      starting('9999-12-01'),
      starting(inMonths(25)),
    ]);
    folder.csv('never.csv', [starting('1970-01-01')]);
    const { offers, problems } = await createSource().discover(context);
    expect(offers.map(({ period }) => period)).toEqual(
      ['2015-01', '2026-10', soon.slice(0, 7)].sort(),
    );
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: 'bill.csv',
        message: expect.stringMatching(/4 rows .*0001-01 to 9999-12.*not read/),
        advice: expect.stringContaining('BillingPeriodStart'),
      },
      { file: 'never.csv', message: expect.stringMatching(/1 rows.*1970-01/) },
    ]);
  });

  it('shows no control characters of names, and does not offer such files', async () => {
    folder.csv('2026-10.csv', [OCTOBER]);
    folder.csv('2026-10\u001b[31m\t/bill.csv', [OCTOBER]);
    folder.csv('2026-10\n2.csv', [OCTOBER]);
    const { offers, problems } = await createSource().discover(context);
    expect(offers).toMatchObject([{ files: [{ name: '2026-10.csv' }] }]);
    expect(problems).toMatchObject([
      { file: '2026-10?2.csv', advice: expect.stringContaining('Rename') },
      {
        file: '2026-10?[31m?/bill.csv',
        message: expect.stringMatching(/^2026-10\?\[31m\?.*control characters/),
        advice: expect.stringContaining('Rename'),
      },
    ]);
  });

  it('says where a file lies only by its name, and in short', async () => {
    folder.csv('bill.csv', [OCTOBER]);
    const source = createSource();
    const open = jest
      .spyOn(fs.promises, 'open')
      .mockRejectedValue(
        new Error(
          `no access to ${folder.path}/bill.csv\u001b ${'x'.repeat(500)}`,
        ),
      );
    const { problems } = await source.discover(context);
    open.mockRestore();
    expect(problems).toMatchObject([{ severity: 'error', file: 'bill.csv' }]);
    const [{ message }] = problems;
    expect(message).toMatch(
      /^bill\.csv: the file cannot be read \(no access to bill\.csv\? x+\)$/,
    );
    expect(message.length).toBeLessThan(300);
  });

  it('says when the path names no period although it should', async () => {
    folder.csv('bill.csv', [OCTOBER]);
    const { offers, problems } = await createSource({
      layout: { period: 'path' },
    }).discover(context);
    expect(offers).toEqual([]);
    expect(problems).toMatchObject([
      { file: 'bill.csv', advice: expect.stringContaining('layout.period') },
    ]);
  });

  it.each([
    ['changed', (file: string) => fs.appendFileSync(file, 'x')],
    ['shrank', (file: string) => fs.truncateSync(file, 10)],
    ['disappeared', (file: string) => fs.rmSync(file)],
  ])('refuses a file that %s since it was offered', async (_how, change) => {
    const file = folder.csv('2026-10.csv', [OCTOBER]);
    const source = createSource();
    const { offers } = await source.discover(context);
    change(file);
    await expect(source.open(offers[0], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      file: '2026-10.csv',
    });
  });

  it('refuses a file that changes while it is read', async () => {
    const file = folder.csv('2026-10.csv', [OCTOBER, NOVEMBER]);
    const source = createSource();
    const { offers } = await source.discover(context);
    const classifier = {
      fingerprint: 'changes the file',
      classify() {
        fs.appendFileSync(file, toCsv([OCTOBER]).split('\n')[1]);
        return undefined;
      },
    };
    await expect(
      source.open(offers[0], { ...context, classifier }),
    ).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringContaining('changed while it was read'),
    });
  });
});
