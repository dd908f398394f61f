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
import { BillFolder, toCsv, type BillRow } from '../__testUtils__/BillFolder';
import {
  CUR_PARQUET_TYPES,
  curRow,
  MACHINE,
  toAthena,
  toLegacy,
} from '../__testUtils__/curBill';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

describe('a Cost and Usage Report', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const rows = [
    curRow(),
    curRow({
      line_item_usage_type: 'USW2-Claude4.6Sonnet-output-tokens',
      line_item_unblended_cost: '5.2E-9',
      pricing_public_on_demand_cost: '0.0000000052',
      resource_tags: '{"user_application":"shop","user_team":"ml \\"core\\""}',
    }),
    curRow({ ...MACHINE, resource_tags: '{}' }),
  ];
  const without = (types: Record<string, string>, ...names: string[]) =>
    Object.fromEntries(
      Object.entries(types).filter(([name]) => !names.includes(name)),
    );
  const withAllKeys = (row: BillRow): BillRow => ({
    ...row,
    product: JSON.stringify({ gpu: null, ...JSON.parse(row.product!) }),
    resource_tags: JSON.stringify({
      user_application: null,
      user_team: null,
      ...JSON.parse(row.resource_tags!),
    }),
  });
  const decimals = {
    line_item_unblended_cost: 'DECIMAL(38,18)',
    pricing_public_on_demand_cost: 'DECIMAL(28,12)',
  };
  const forms: [string, () => Promise<string> | string][] = [
    ['CUR 2.0 in CSV', () => folder.csv('cur2.csv', rows)],
    ['CUR 2.0 in CSV.gz', () => folder.gzip('cur2.csv.gz', rows)],
    [
      'CUR 2.0 in Parquet',
      () => folder.parquet('cur2.parquet', rows, CUR_PARQUET_TYPES),
    ],
    [
      'CUR 2.0 in Parquet with decimals and structs',
      () =>
        folder.parquet('structs.parquet', rows.map(withAllKeys), {
          ...CUR_PARQUET_TYPES,
          ...decimals,
          product: 'STRUCT(product_name VARCHAR, gpu VARCHAR, region VARCHAR)',
          resource_tags: 'STRUCT(user_application VARCHAR, user_team VARCHAR)',
        }),
    ],
    ['a legacy report in CSV', () => folder.csv('old.csv', rows.map(toLegacy))],
    [
      'a legacy report in CSV.gz',
      () => folder.write('old.csv.gz', gzipSync(toCsv(rows.map(toLegacy)))),
    ],
    [
      'a legacy report in Parquet',
      () =>
        folder.parquet(
          'old.parquet',
          rows.map(toAthena),
          without(CUR_PARQUET_TYPES, 'product', 'resource_tags'),
        ),
    ],
  ];

  it.each(forms)('may be %s', async (_, write) => {
    const { totals, charges, lines, quarantine, problems } = await rollUp(
      await write(),
    );
    expect(quarantine).toEqual([]);
    expect(problems.filter(({ message }) => !/binary/.test(message))).toEqual(
      [],
    );
    expect(totals).toEqual([
      {
        currency: 'USD',
        month: '2026-10',
        ai: true,
        rows: 3,
        billed: '6.9736790052',
        effective: '6.9736790052',
        list: '6.9736790052',
      },
    ]);
    expect(
      charges.map(({ line, day, quantity }) => [
        line.usageType,
        day,
        line.unit,
        quantity,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['USW2-Claude4.6Sonnet-input-tokens', '2026-10-05', 'Tokens', 433_893],
        ['USW2-Claude4.6Sonnet-output-tokens', '2026-10-05', 'Tokens', 433_893],
        ['USW2-BoxUsage:g5.12xlarge', '2026-10-05', 'Hours', 1],
      ]),
    );
    const by = (usageType: string) =>
      lines.find(line => line.usageType?.endsWith(usageType));
    expect(by('input-tokens')).toEqual({
      billingCurrency: 'USD',
      billingAccountId: '111122223333',
      subAccountId: '444455556666',
      serviceProviderName: 'AWS',
      hostProviderName: 'AWS',
      invoiceIssuerName: 'Amazon Web Services, Inc.',
      publisherName: 'Amazon Web Services, Inc.',
      serviceCategory: 'AI and Machine Learning',
      serviceSubcategory: 'Generative AI',
      serviceName: 'Amazon Bedrock',
      chargeCategory: 'Usage',
      chargeDescription: '$0.003 per 1K input tokens for Claude4.6Sonnet',
      pricingCategory: 'Standard',
      skuId: 'SKU1',
      skuMeter: 'USW2-Claude4.6Sonnet-input-tokens',
      usageType: 'USW2-Claude4.6Sonnet-input-tokens',
      operation: 'InvokeModelInference',
      resourceId:
        'arn:aws:bedrock:us-west-2:444455556666:application-inference-profile/shop',
      regionId: 'us-west-2',
      unitAsBilled: '1K tokens',
      tags: { application: 'shop' },
      workload: 'inference',
      workloadFromBill: false,
      modelAsBilled: 'Claude4.6Sonnet',
      model: 'Claude4.6Sonnet',
      tokenClass: 'input',
      unit: 'Tokens',
      classificationRule: 'aws-bedrock',
      classificationEvidence: 'Bedrock meter USW2-Claude4.6Sonnet-input-tokens',
    });
    expect(by('output-tokens')?.tags).toEqual({
      application: 'shop',
      team: 'ml "core"',
    });
    expect(by('g5.12xlarge')).toMatchObject({
      serviceName: 'Amazon Elastic Compute Cloud',
      serviceCategory: 'Compute',
      instanceType: 'g5.12xlarge',
      gpuCount: 4,
      tags: {},
    });
  });

  it('may have no more than what says what was charged when', async () => {
    const few = (row: BillRow) =>
      Object.fromEntries(
        [
          'bill_billing_period_start_date',
          'line_item_currency_code',
          'line_item_line_item_type',
          'line_item_product_code',
          'line_item_unblended_cost',
          'line_item_usage_start_date',
        ].map(name => [name, row[name]]),
      );
    const { totals, lines, problems } = await rollUp(
      folder.csv('few.csv', rows.map(few)),
    );
    expect(totals).toMatchObject([
      { ai: false, rows: 1, billed: '5.672' },
      { ai: true, rows: 2, billed: '1.3016790052', list: '0' },
    ]);
    expect(lines).toMatchObject([
      { serviceName: 'Amazon Bedrock', billingAccountId: 'unknown', tags: {} },
    ]);
    // Unknown is not zero.
    expect(problems).toMatchObject([
      { message: expect.stringContaining('ListCost of 3 rows is empty') },
    ]);
  });

  it('is refused when it lacks one of those', async () => {
    const { line_item_currency_code: _, ...row } = curRow();
    await expect(rollUp(folder.csv('lacks.csv', [row]))).rejects.toMatchObject({
      message: expect.stringContaining(
        'columns of an AWS Cost and Usage Report are missing: line_item_currency_code',
      ),
    });
  });

  it.each([
    ['csv', 'lineItem/UnblendedCost'],
    ['parquet', 'line_item_unblended_cost'],
  ])('names its own column in %s when a cost is none', async (form, column) => {
    const bad = [curRow(), curRow({ line_item_unblended_cost: '1,5' })];
    const file =
      form === 'csv'
        ? folder.csv('bad.csv', bad.map(toLegacy))
        : await folder.parquet('bad.parquet', bad);
    const { totals, quarantine, quarantinedRows } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1, billed: '1.301679' }]);
    expect(quarantinedRows).toBe(1);
    expect(quarantine).toMatchObject([
      { row: 2, column, problem: expect.stringContaining('"1,5"') },
    ]);
  });

  it('stays in its billing period with what it corrects of others', async () => {
    const file = folder.csv('corrections.csv', [
      curRow(),
      curRow({
        line_item_usage_start_date: '2026-09-30T23:00:00.000Z',
        line_item_unblended_cost: '-0.3',
        pricing_public_on_demand_cost: '0',
      }),
      curRow({
        bill_billing_period_start_date: '2026-09-01T00:00:00.000Z',
        line_item_usage_start_date: '2026-09-30T23:00:00.000Z',
      }),
    ]);
    const { charges } = await rollUp(file, { period: '2026-10' });
    expect(
      charges.map(({ day, billed, line }) => [day, billed, line.chargeClass]),
    ).toEqual([
      ['2026-09-30', '-0.3', 'Correction'],
      ['2026-10-05', '1.301679', undefined],
    ]);
  });

  it('is told from FOCUS', async () => {
    const file = folder.csv('cur.csv', [curRow()]);
    await expect(rollUp(file, { format: 'focus' })).rejects.toMatchObject({
      message: expect.stringContaining(
        'the file is an AWS Cost and Usage Report, not FOCUS',
      ),
      advice: expect.stringContaining('"aws-cur"'),
    });
    await expect(rollUp(file, { format: 'aws-cur' })).resolves.toMatchObject({
      totals: [{ rows: 1 }],
    });
  });
});
