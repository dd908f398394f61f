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
import os from 'node:os';
import path from 'node:path';
import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import { BillReader } from './__testUtils__/BillReader';
import { generateSampleBills, SampleBills } from './generateSampleBills';

const BASES = ['billed', 'effective', 'list'] as const;
const COLUMNS = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  list: 'ListCost',
};

jest.setTimeout(120_000);

let root: string;
let directory: string;
let bills: SampleBills;
let reader: BillReader;

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-bills-'));
  directory = path.join(root, 'bills');
  bills = await generateSampleBills({
    outputDirectory: directory,
    asOf: '2026-11-23',
  });
  reader = await BillReader.open(directory);
});

afterAll(() => {
  reader.close();
  fs.rmSync(root, { recursive: true });
});

async function count(source: string, where: string): Promise<number> {
  const [row] = await reader.rows(
    `SELECT count(*)::INTEGER AS n FROM ${source} WHERE ${where}`,
  );
  return row.n as number;
}

describe('the oracle', () => {
  it('says what the files hold, by source, billing period and currency', async () => {
    const sums = BASES.map(
      basis => `sum(${COLUMNS[basis]}::DECIMAL(28,12))::VARCHAR AS ${basis}`,
    ).join(', ');
    const read = [];
    for (const source of ['anthropic', 'aws', 'azure', 'gcp', 'openai']) {
      const rows = await reader.rows(
        `SELECT '${source}' AS source,
           strftime(BillingPeriodStart::TIMESTAMP, '%Y-%m') AS period,
           BillingCurrency AS currency, count(*)::INTEGER AS rows, ${sums}
         FROM ${source} GROUP BY ALL ORDER BY period, currency`,
      );
      read.push(
        ...rows.map(row => ({
          ...row,
          ...Object.fromEntries(
            BASES.map(basis => [
              basis,
              formatDecimal(parseDecimal(row[basis] as string)),
            ]),
          ),
        })),
      );
    }
    expect(bills.oracle.deliveries).toEqual(read);
  });

  it('divides every currency without a rest', () => {
    const { oracle } = bills;
    const parts = [
      ...oracle.allocations,
      ...oracle.unallocated,
      ...oracle.notAi,
    ];
    for (const total of oracle.totals) {
      for (const basis of BASES) {
        const sum = parts
          .filter(({ currency }) => currency === total.currency)
          .reduce((money, part) => money + parseDecimal(part[basis]), 0n);
        expect(formatDecimal(sum)).toBe(total[basis]);
      }
    }
    expect(oracle.totals.map(({ currency }) => currency)).toEqual([
      'EUR',
      'GBP',
      'USD',
    ]);
  });

  it('halves what two entities claim equally', () => {
    const [moderation, translator] = ['moderation', 'translator'].map(name =>
      bills.oracle.allocations
        .filter(({ entity }) => entity === `component:default/review-${name}`)
        .map(({ entity: _, ...money }) => money),
    );
    expect(moderation).toEqual(translator);
    expect(moderation.length).toBeGreaterThan(12);
  });

  it('is written beside the bills', () => {
    const text = fs.readFileSync(path.join(directory, 'oracle.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(bills.oracle);
  });
});

describe('the bills', () => {
  it('are small enough for a quick start and have thirteen months', async () => {
    expect(bills.rows).toBeGreaterThan(150_000);
    expect(bills.rows).toBeLessThan(400_000);
    const periods = new Set(bills.files.map(({ period }) => period));
    expect([...periods].sort()).toHaveLength(13);
  });

  it.each([
    [
      'credits without tags',
      'aws',
      `ChargeCategory = 'Credit' AND Tags IS NULL AND BilledCost < 0`,
    ],
    [
      'taxes of a whole month',
      'aws',
      `ChargeCategory = 'Tax' AND ChargePeriodEnd = BillingPeriodEnd`,
    ],
    [
      'a refund with tags',
      'aws',
      `ChargeCategory = 'Adjustment' AND Tags IS NOT NULL AND BilledCost < 0`,
    ],
    [
      'money back that says it is usage',
      'azure',
      `ChargeCategory = 'Usage' AND ChargeClass IS NULL AND BilledCost::DECIMAL(28,12) < 0`,
    ],
    [
      'corrections of closed months',
      'aws',
      `ChargeClass = 'Correction' AND ChargePeriodStart < BillingPeriodStart`,
    ],
    [
      'usage before the billing period',
      'gcp',
      `ChargePeriodStart < BillingPeriodStart`,
    ],
    [
      'a purchase that costs nothing effectively',
      'aws',
      `ChargeCategory = 'Purchase' AND BilledCost > 0 AND EffectiveCost = 0`,
    ],
    [
      'a prepayment of tokens',
      'anthropic',
      `ChargeCategory = 'Purchase' AND CommitmentDiscountId IS NOT NULL`,
    ],
    [
      'used commitments that bill nothing',
      'aws',
      `CommitmentDiscountStatus = 'Used' AND BilledCost = 0 AND EffectiveCost > 0`,
    ],
    [
      'unused commitments',
      'azure',
      `CommitmentDiscountStatus = 'Unused' AND Tags IS NULL`,
    ],
    [
      'GPUs that are sold as compute',
      'aws',
      `ServiceCategory = 'Compute' AND x_UsageType LIKE '%p4d.24xlarge'`,
    ],
    [
      'a model from the marketplace',
      'aws',
      `PublisherName LIKE 'Anthropic%' AND InvoiceIssuerName LIKE 'Amazon%'`,
    ],
    ['tokens in thousands', 'aws', `ConsumedUnit = '1K tokens'`],
    [
      'tokens priced by the million',
      'azure',
      `PricingUnit = '1M Tokens' AND ConsumedUnit = 'Tokens'`,
    ],
    [
      'blocks of tokens that are consumed as blocks',
      'azure',
      `ConsumedUnit = '1K'`,
    ],
    [
      'tag keys with blanks',
      'azure',
      `Tags LIKE '%" Application"%' OR Tags LIKE '%" Project "%'`,
    ],
    ['tag keys in capitals', 'azure', `Tags LIKE '%"ENVIRONMENT"%'`],
    ['usage without tags', 'aws', `ChargeCategory = 'Usage' AND Tags IS NULL`],
    ['amounts with an exponent', 'azure', `BilledCost LIKE '%E-12'`],
    ['callers without a project', 'openai', `SubAccountId IS NULL`],
    [
      'token directions of the 1.5 draft',
      'openai',
      `SkuPriceDetails LIKE '%"TokenDirection":"Output"%'`,
    ],
    [
      'cache actions of the 1.5 draft',
      'anthropic',
      `SkuPriceDetails LIKE '%"TokenCacheAction":"Write"%'`,
    ],
    [
      'times without a zone',
      'anthropic',
      `ChargePeriodStart LIKE '____-__-__ __:__:__'`,
    ],
    [
      'an open month without an invoice',
      'openai',
      `InvoiceId IS NULL AND BillingPeriodStart LIKE '2026-11%'`,
    ],
  ])('have %s', async (_, source, where) => {
    expect(await count(source, where)).toBeGreaterThan(0);
  });

  it('have rows that are alike in every column', async () => {
    const [{ n }] = await reader.rows(
      `SELECT count(*)::INTEGER AS n FROM (
         SELECT 1 FROM aws GROUP BY ALL HAVING count(*) > 1)`,
    );
    expect(n).toBeGreaterThan(0);
  });

  it('change the version of FOCUS on the way', () => {
    const columns = (period: string) =>
      reader.rows(
        `DESCRIBE SELECT * FROM read_parquet(
           '${directory}/aws/billing_period=${period}/*.parquet')`,
      );
    return Promise.all([columns('2025-11'), columns('2026-11')]).then(
      ([first, last]) => {
        expect(first.length).toBeLessThan(last.length);
        expect(last.map(row => row.column_name)).toContain('SkuPriceDetails');
      },
    );
  });

  it('pay exactly for what a reservation holds', async () => {
    const months = await reader.rows(
      `SELECT strftime(ChargePeriodStart::TIMESTAMP, '%Y-%m') AS month,
         sum(BilledCost::DECIMAL(28,12)) = sum(EffectiveCost::DECIMAL(28,12)) AS even
       FROM azure WHERE CommitmentDiscountId IS NOT NULL
       GROUP BY ALL ORDER BY month`,
    );
    // The open month's usage is still coming in.
    expect(months.slice(0, -1).every(({ even }) => even)).toBe(true);
    expect(months).toHaveLength(11);
  });
});

describe('generating', () => {
  const contents = (folder: string) =>
    Object.fromEntries(
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => fs.statSync(path.join(folder, name)).isFile())
        .map(name => [
          name,
          fs.readFileSync(path.join(folder, name)).toString('base64'),
        ]),
    );

  it('writes the same bytes for the same options, and others for another seed', async () => {
    const write = async (name: string, seed: number) => {
      const outputDirectory = path.join(root, name);
      await generateSampleBills({
        outputDirectory,
        asOf: '2026-02-10',
        months: 2,
        seed,
      });
      return contents(outputDirectory);
    };
    const once = await write('once', 1);
    expect(await write('again', 1)).toEqual(once);
    expect((await write('other', 2))['oracle.json']).not.toBe(
      once['oracle.json'],
    );
  });

  it('restates the open month and leaves closed ones alone', async () => {
    const write = async (delivery: 'earlier' | 'latest') => {
      const outputDirectory = path.join(root, delivery);
      const { oracle } = await generateSampleBills({
        outputDirectory,
        asOf: '2026-11-23',
        months: 2,
        delivery,
        sources: ['aws', 'openai'],
      });
      return { files: contents(outputDirectory), oracle };
    };
    const earlier = await write('earlier');
    const latest = await write('latest');
    const changed = Object.keys(latest.files).filter(
      name => latest.files[name] !== earlier.files[name],
    );
    expect(Object.keys(earlier.files)).toEqual(Object.keys(latest.files));
    expect(changed.filter(name => !/2026-11|oracle\.json/.test(name))).toEqual(
      [],
    );
    expect(changed.length).toBeGreaterThan(3);
  });

  it.each([
    [{ asOf: '2026-02-30' }, 'is not a day'],
    [{ asOf: '2026-02-10', months: 0 }, 'at least one month'],
  ])('refuses %j', async (options, message) => {
    await expect(
      generateSampleBills({ outputDirectory: root, ...options }),
    ).rejects.toThrow(message);
  });
});
