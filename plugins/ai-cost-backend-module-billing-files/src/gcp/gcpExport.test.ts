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
import { DuckDBInstance } from '@duckdb/node-api';
import { BillFolder } from '../__testUtils__/BillFolder';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

/** A row as the export has it, nested as in BigQuery. */
const TOKENS = {
  billing_account_id: '01A2B3-C4D5E6-F7A8B9',
  service: { id: 'C7E2', description: 'Vertex AI' },
  sku: { id: 'A1B2', description: 'Gemini 2.5 Pro Text Input - Predictions' },
  usage_start_time: '2026-10-05 10:00:00 UTC',
  usage_end_time: '2026-10-05 11:00:00 UTC',
  project: {
    id: 'search-prod',
    name: 'Search',
    labels: [{ key: 'team', value: 'search' }],
  },
  labels: [{ key: 'component', value: 'ranker' }],
  system_labels: [] as { key: string; value: string }[],
  location: { location: 'us-central1', region: 'us-central1' },
  export_time: '2026-10-05 18:00:00 UTC',
  cost: 1.25,
  cost_at_list: 2.5,
  currency: 'USD',
  usage: {
    amount: 1000000,
    unit: 'count',
    amount_in_pricing_units: 1000,
    pricing_unit: 'thousand count',
  },
  credits: [] as { name: string; amount: number; type: string }[],
  invoice: { month: '202610' },
  cost_type: 'regular',
};

const GPU = {
  ...TOKENS,
  service: { id: '6F81', description: 'Compute Engine' },
  sku: { id: 'G1', description: 'Nvidia Tesla A100 GPU running in Americas' },
  system_labels: [
    { key: 'compute.googleapis.com/machine_spec', value: 'a2-highgpu-1g' },
  ],
  cost: 30,
  cost_at_list: 40,
  credits: [
    { name: 'Committed', amount: -10.5, type: 'COMMITTED_USAGE_DISCOUNT' },
    { name: 'Promotion', amount: -19.5, type: 'PROMOTION' },
  ],
  usage: {
    amount: 36000,
    unit: 'seconds',
    amount_in_pricing_units: 10,
    pricing_unit: 'hour',
  },
};

const lines = (...rows: object[]) =>
  rows.map(row => `${JSON.stringify(row)}\n`).join('');

describe('a billing export of Google Cloud', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it('is read from JSON lines', async () => {
    const file = folder.write('export.jsonl', lines(TOKENS));
    const { charges, quarantine, problems } = await rollUp(file);
    expect({ quarantine, problems }).toEqual({ quarantine: [], problems: [] });
    expect(charges).toMatchObject([
      {
        day: '2026-10-05',
        billed: '1.25',
        effective: '1.25',
        list: '2.5',
        quantity: 1000000,
        line: {
          serviceProviderName: 'Google Cloud',
          billingAccountId: '01A2B3-C4D5E6-F7A8B9',
          subAccountId: 'search-prod',
          subAccountName: 'Search',
          serviceName: 'Vertex AI',
          skuId: 'A1B2',
          regionId: 'us-central1',
          model: 'Gemini 2.5 Pro',
          tokenClass: 'input',
          unit: 'Tokens',
          workload: 'inference',
          tags: { component: 'ranker', 'project/team': 'search' },
        },
      },
    ]);
  });

  it('makes a charge of each credit, and counts usage once', async () => {
    const file = folder.write('credits.jsonl.gz', gzipSync(lines(GPU)));
    const { charges, totals } = await rollUp(file);
    expect(totals).toMatchObject([
      { ai: true, rows: 3, billed: '0', effective: '0', list: '40' },
    ]);
    expect(
      charges
        .map(({ line, billed, quantity }) => [
          billed,
          line.chargeCategory,
          line.chargeDescription,
          quantity,
          line.instanceType,
        ])
        .sort(),
    ).toEqual([
      ['-10.5', 'Credit', 'Committed', undefined, 'a2-highgpu-1g'],
      ['-19.5', 'Credit', 'Promotion', undefined, 'a2-highgpu-1g'],
      ['30', 'Usage', undefined, 36000, 'a2-highgpu-1g'],
    ]);
  });

  it('is read the same from Parquet and from flat CSV', async () => {
    const json = folder.write('same.jsonl', lines(TOKENS, GPU));
    const parquet = `${folder.path}/same.parquet`;
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM read_json('${json}', format = 'newline_delimited'))
       TO '${parquet}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const csv = folder.csv(
      'same.csv',
      [TOKENS, GPU].map(row =>
        Object.fromEntries(
          Object.entries(row).flatMap(([name, value]) => {
            if (typeof value !== 'object') {
              return [[name, String(value)]];
            }
            return Array.isArray(value)
              ? [[name, JSON.stringify(value)]]
              : Object.entries(value).map(([inner, each]) => [
                  `${name}.${inner}`,
                  typeof each === 'object'
                    ? JSON.stringify(each)
                    : String(each),
                ]);
          }),
        ),
      ),
    );
    const expected = await rollUp(json);
    for (const file of [parquet, csv]) {
      const { charges, totals, quarantine } = await rollUp(file);
      const byMeter = (all: typeof charges) =>
        [...all].sort((a, b) =>
          a.billed + a.line.skuId! < b.billed + b.line.skuId! ? -1 : 1,
        );
      expect({
        charges: byMeter(charges),
        totals,
        quarantine,
      }).toEqual({
        charges: byMeter(expected.charges),
        totals: expected.totals,
        quarantine: [],
      });
    }
  });

  it('takes the period from the invoice and the day from the usage', async () => {
    const file = folder.write(
      'crossover.jsonl',
      lines(
        { ...TOKENS, usage_start_time: '2026-09-30 23:00:00 UTC' },
        { ...TOKENS, invoice: { month: '202611' } },
      ),
    );
    const { charges } = await rollUp(file, { period: '2026-10' });
    expect(charges.map(({ day }) => day)).toEqual(['2026-09-30']);
  });

  it('keeps all digits of a cost', async () => {
    const line = lines(TOKENS).replace(
      '"cost":1.25',
      '"cost": 0.123456789012345678',
    );
    const file = folder.write('digits.jsonl', line);
    const { totals } = await rollUp(file);
    expect(totals[0].billed).toBe('0.123456789012345678');
  });

  it('tells taxes, adjustments and what it does not know', async () => {
    const file = folder.write(
      'types.jsonl',
      lines(
        ...['tax', 'adjustment', 'rounding_error', 'new_type'].map(type => ({
          ...TOKENS,
          cost_type: type,
        })),
      ),
    );
    const { lines: found } = await rollUp(file);
    expect(found.map(({ chargeCategory }) => chargeCategory).sort()).toEqual([
      'Adjustment',
      'Tax',
      'new_type',
    ]);
  });

  it('quarantines lines and cells that cannot be read, by their own names', async () => {
    const file = folder.write(
      'bad.jsonl',
      `${lines(TOKENS)}{"cost": \n${lines(
        { ...TOKENS, cost: 'much' },
        { ...TOKENS, invoice: { month: 'October' } },
        { ...TOKENS, labels: 'none' },
      )}`,
    );
    const { quarantine, quarantinedRows, totals } = await rollUp(file);
    expect(quarantinedRows).toBe(2);
    expect(totals).toMatchObject([{ rows: 3 }]);
    expect(quarantine).toMatchObject([
      { row: 2, problem: 'the line is not a JSON object' },
      { row: 3, column: 'cost', problem: expect.stringContaining('"much"') },
    ]);
  });

  it('quarantines a month of the invoice that is none', async () => {
    const file = folder.write(
      'month.jsonl',
      lines(TOKENS, { ...TOKENS, invoice: { month: 'October' } }),
    );
    const { quarantine } = await rollUp(file, { period: '2026-10' });
    expect(quarantine).toMatchObject([
      {
        row: 2,
        column: 'invoice.month',
        problem: expect.stringContaining('"October"'),
      },
    ]);
  });

  it('refuses a file that is cut off', async () => {
    const file = folder.write('cut.jsonl', lines(TOKENS, TOKENS).slice(0, -40));
    await expect(rollUp(file)).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringContaining('cut off'),
    });
  });

  it('names the columns that are missing', async () => {
    const { currency, ...rest } = TOKENS;
    const file = folder.write('missing.jsonl', lines(rest));
    await expect(rollUp(file)).rejects.toThrow(/missing: currency/);
  });
});
