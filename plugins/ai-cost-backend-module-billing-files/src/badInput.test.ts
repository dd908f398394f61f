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
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import {
  BillFolder,
  billRow,
  toCsv,
  type BillRow,
} from './__testUtils__/BillFolder';
import { rollUp } from './__testUtils__/drain';

function without(row: BillRow, ...columns: string[]): BillRow {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !columns.includes(name)),
  );
}

jest.setTimeout(60_000);

describe('a file that cannot be trusted as a whole', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const manyRows = Array.from({ length: 2_000 }, (_, i) =>
    billRow({ ResourceId: `resource-${i}` }),
  );

  async function refusal(files: string | string[]) {
    const error = await rollUp(files).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toMatchObject({
      name: 'DeliveryError',
      advice: expect.stringMatching(/./),
    });
    return error;
  }

  it('is refused when columns are missing, with their names', async () => {
    const file = folder.csv('missing.csv', [
      without(billRow(), 'BilledCost', 'BillingCurrency', 'ProviderName'),
    ]);
    const error = await refusal(file);
    expect(error.file).toBe(file);
    expect(error.message).toMatch(
      /missing: BilledCost, BillingCurrency, ServiceProviderName.*FOCUS 1\.1/,
    );
  });

  it('is refused when it has more columns than anybody needs', async () => {
    const more = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`x_${i}`, '1']),
    );
    const error = await refusal(folder.csv('wide.csv', [billRow(more)]));
    expect(error.message).toMatch(/wide\.csv: the file has 20\d\d columns/);
  });

  it.each([
    [
      'of an AWS Cost and Usage Report are missing: bill_billing_period_start_date',
      'lineItem/UnblendedCost,bill/PayerAccountId',
    ],
    ['Azure', 'Date,CostInBillingCurrency,MeterSubCategory'],
    ['FOCUS 0.5', 'AmortizedCost,BilledCost,ChargeType,Provider'],
    ['none of the mandatory', 'a,b,c'],
  ])('is refused when it is %s', async (text, header) => {
    const file = folder.write('other.csv', `${header}\n1,2,3,4\n`);
    expect((await refusal(file)).message).toContain(text);
  });

  it.each([
    ['zip', '504b0304', 'zip archive'],
    ['zstd', '28b52ffd', 'zstd'],
  ])('is refused when it is a %s file', async (name, magic, text) => {
    const file = folder.write(`bill.${name}`, Buffer.from(magic, 'hex'));
    expect((await refusal(file)).message).toContain(text);
  });

  it('is refused when it is empty', async () => {
    const file = folder.write('empty.csv', '');
    expect((await refusal(file)).message).toContain('empty');
  });

  it('is refused when it is not there', async () => {
    const error = await refusal(`${folder.path}/nowhere.csv`);
    expect(error.message).toContain('not there');
  });

  it.each([4, 12, 200, 0.5])(
    'is refused when its gzip is cut off by %p',
    async cut => {
      const bytes = gzipSync(toCsv(manyRows));
      const length =
        cut < 1 ? Math.floor(bytes.length * cut) : bytes.length - cut;
      const file = folder.write('cut.csv.gz', bytes.subarray(0, length));
      const error = await refusal(file);
      expect(error.file).toBe(file);
      expect(error.message).toContain('cut off');
    },
  );

  it('is refused when its gzip is cut off within the header', async () => {
    const bytes = gzipSync(toCsv(manyRows));
    const file = folder.write('start.csv.gz', bytes.subarray(0, 15));
    expect((await refusal(file)).message).toContain('cut off');
  });

  it('is refused when its gzip is damaged', async () => {
    const bytes = gzipSync(toCsv(manyRows));
    bytes[bytes.length - 6] ^= 0xff;
    const file = folder.write('damaged.csv.gz', bytes);
    expect((await refusal(file)).message).toContain('damaged');
  });

  it.each([8, 100, 0.5])('is refused when its Parquet lacks %p', async cut => {
    const whole = fs.readFileSync(
      await folder.parquet('whole.parquet', manyRows.slice(0, 500)),
    );
    const length =
      cut < 1 ? Math.floor(whole.length * cut) : whole.length - cut;
    const file = folder.write('cut.parquet', whole.subarray(0, length));
    const error = await refusal([file]);
    expect(error.file).toBe(file);
    expect(error.message).toContain('cut off or damaged');
  });

  it('is refused when a page of its Parquet is damaged', async () => {
    const bytes = fs.readFileSync(
      await folder.parquet('pages.parquet', manyRows),
    );
    bytes.fill(0x5a, 1_000, 3_000);
    const file = folder.write('pages.parquet', bytes);
    const good = folder.csv('good.csv', [billRow()]);
    expect((await refusal([good, file])).file).toBe(file);
  });

  it.each([
    ['after some cells', '"1.5","1.25"'],
    ['within a quoted cell', `${'"1",'.repeat(25)}"{""application"": ""sh`],
  ])('is refused when its last line ends %s', async (_where, half) => {
    const file = folder.write('half.csv', toCsv([billRow(), billRow()]) + half);
    expect((await refusal(file)).message).toMatch(/record 3/);
  });

  it('is refused when a quote is not closed and swallows rows', async () => {
    const plain = billRow({ Tags: undefined, SkuPriceDetails: undefined });
    const [header, quoted] = toCsv([plain]).split('\n');
    const row = quoted.replaceAll('"', '');
    const open = row.replace('1.5,', '1.5,"');
    const file = folder.write(
      'quote.csv',
      [header, row, open, ...Array(500).fill(row), ''].join('\n'),
    );
    expect((await refusal(file)).message).toContain('record 2 does not end');
  });

  it('is refused when it mixes kinds of line ends', async () => {
    const [header, row] = toCsv([billRow()]).split('\n');
    const file = folder.write(
      'mixed.csv',
      `${header}\n${row}\n${row}\r\n${row}\n`,
    );
    expect((await refusal(file)).message).toContain('line ends');
  });

  it('is refused when another file is the same to the byte', async () => {
    const files = [
      folder.csv('twin-1.csv', [billRow()]),
      folder.csv('twin-2.csv', [billRow()]),
    ];
    const error = await refusal(files);
    expect(error.message).toMatch(/twin-1\.csv and .*twin-2\.csv are the same/);
    expect(error.advice).toContain('snapshots');
  });

  it.each<[string, (csv: string) => Buffer, string]>([
    ['plain', csv => Buffer.from(csv), 'plain.csv'],
    ['compressed', csv => gzipSync(csv, { level: 1 }), 'fast.csv.gz'],
  ])(
    'is refused when it is compressed and another file is the same, %s',
    async (_, write, name) => {
      const csv = toCsv(manyRows);
      const files = [
        folder.write(name, write(csv)),
        folder.write('best.csv.gz', gzipSync(csv, { level: 9 })),
      ];
      const { message } = await refusal(files);
      expect(message).toContain(`${name} and `);
      expect(message).toContain('best.csv.gz are the same to the byte once');
    },
  );

  it('is read beside files whose contents are of the same size', async () => {
    const csv = (billed: string) => toCsv([billRow({ BilledCost: billed })]);
    const { totals } = await rollUp([
      folder.write('one.csv.gz', gzipSync(csv('1'))),
      folder.write('two.csv.gz', gzipSync(csv('2'))),
      folder.write('four.csv', csv('4')),
    ]);
    expect(totals).toMatchObject([{ rows: 3, billed: '7' }]);
  });

  it('is refused when the folder for temporary files cannot be used', async () => {
    const file = folder.csv('fine.csv', [billRow()]);
    const error = await rollUp(file, {
      engine: { tempDirectory: `${file}/below-a-file` },
    }).catch(reason => reason);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      advice: expect.stringContaining('aiCost.duckdb.tempDirectory'),
    });
  });

  it('is refused when the disk for temporary files is full', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) =>
      billRow({ ResourceId: `resource-${i}`, Tags: `{"n":"${i}"}` }),
    );
    const error = await rollUp(await folder.parquet('large.parquet', rows), {
      engine: { memoryLimit: '60MB', maxTempSize: '1MB', threads: 1 },
    }).catch(reason => reason);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(/disk for temporary files is full/),
      advice: expect.stringContaining('aiCost.duckdb.tempDirectory'),
    });
  });

  it('is refused when copies of UTF-16 files need too much disk', async () => {
    const utf16 = (name: string, rows: BillRow[]) =>
      folder.write(
        name,
        gzipSync(Buffer.from(`\uFEFF${toCsv(rows)}`, 'utf16le')),
      );
    const engine = {
      maxTempSize: '1500KB',
      tempDirectory: `${folder.path}/copies [1]`,
    };
    const half = utf16('half.csv.gz', manyRows);
    expect((await rollUp(half, { engine })).totals).toMatchObject([
      { rows: 2_000 },
    ]);
    const other = utf16('other.csv.gz', [...manyRows, billRow()]);
    const error = await rollUp([half, other], { engine }).catch(e => e);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      file: other,
      message: expect.stringContaining('UTF-16'),
      advice: expect.stringContaining('aiCost.duckdb.maxTempSize'),
    });
  });

  it('is tried with one thread when memory runs out, and refused then', async () => {
    const logger = mockServices.logger.mock();
    const error = await rollUp(folder.csv('memory.csv', manyRows), {
      engine: { memoryLimit: '1MB', threads: 2 },
      logger,
    }).catch(reason => reason);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      advice: expect.stringContaining('aiCost.duckdb.memoryLimit'),
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it.each(['BilledCost', 'billed_cost', 'Tags', 'ConsumedQuantity'])(
    'is refused when %s is there beside the column itself',
    async name => {
      const csv = toCsv([billRow()])
        .split('\n')
        .map((line, row) => line && `${row ? '9' : name},${line}`)
        .join('\n');
      await expect(
        rollUp(folder.write('repeated.csv', csv)),
      ).rejects.toMatchObject({
        name: 'DeliveryError',
        message: expect.stringMatching(/the column \w+ is there twice/),
      });
    },
  );

  it('is refused when its name has a backslash', async () => {
    const file = folder.csv('back\\slash.csv', [billRow()]);
    await expect(rollUp(file)).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringContaining('backslash'),
    });
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const tempDirectory = `${folder.path}/spill`;
    const good = folder.csv('behind.csv', [billRow()]);
    const bad = folder.write('behind.csv.gz', gzipSync('a,b').subarray(0, 12));
    await rollUp(good, { engine: { tempDirectory } });
    await rollUp(bad, { engine: { tempDirectory } }).catch(() => {});
    expect(fs.readdirSync(tempDirectory)).toEqual([]);
  });
});

describe('a file that has no rows', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const header = toCsv([billRow()]).split('\n')[0];

  it.each([
    ['a line end', `${header}\n`],
    ['nothing more', header],
    ['blank lines', `${header}\r\n\r\n`],
  ])('is reported when its header ends with %s', async (_end, text) => {
    const file = folder.write('header.csv', text);
    const { totals, problems } = await rollUp(file);
    expect(totals).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        file,
        message: expect.stringContaining('no rows'),
      },
    ]);
  });

  it('does not keep the others from being read', async () => {
    const { totals, problems } = await rollUp([
      folder.write('header-only.csv', header),
      folder.csv('rows.csv', [billRow()]),
    ]);
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(problems).toHaveLength(1);
  });
});

describe('a roll-up that is cancelled', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it('ends with the reason of the signal', async () => {
    const file = folder.csv('bill.csv', [billRow()]);
    await expect(
      rollUp(file, { signal: AbortSignal.abort(new Error('stopped')) }),
    ).rejects.toThrow('stopped');
  });

  it('ends while DuckDB is at work, and leaves nothing behind', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) =>
      billRow({ ResourceId: `resource-${i}` }),
    );
    const file = folder.csv('many.csv', rows);
    const controller = new AbortController();
    const tempDirectory = `${folder.path}/spill`;
    const rolledUp = rollUp(file, {
      signal: controller.signal,
      engine: { tempDirectory },
    });
    setTimeout(() => controller.abort(new Error('timed out')), 150);
    await expect(rolledUp).rejects.toThrow('timed out');
    expect(fs.readdirSync(tempDirectory)).toEqual([]);
  });
});
