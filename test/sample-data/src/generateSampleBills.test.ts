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
import { TRAPS } from './__testUtils__/traps';
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

  it('knows what entities share out, and to whom', () => {
    const { shared, allocations } = bills.oracle;
    const costOf = (entity: string, rows: typeof shared) =>
      rows
        .filter(row => row.entity === entity)
        .reduce((sum, row) => sum + parseDecimal(row.effective), 0n);
    const [tools, chargebacks] = [
      'developer-tools',
      'chargeback-assistant',
    ].map(name => costOf(`component:default/${name}`, shared));
    expect(tools).toBeGreaterThan(0n);
    expect(35n * tools).toBe(40n * chargebacks);
    const kept = allocations
      .filter(({ entity }) => entity === 'component:default/llm-gateway')
      .reduce((sum, row) => sum + parseDecimal(row.effective), 0n);
    expect(25n * tools).toBe(40n * kept);
    expect(new Set(shared.map(({ sharedFrom }) => sharedFrom))).toEqual(
      new Set([
        'component:default/llm-gateway',
        'resource:default/gpu-training-cluster',
      ]),
    );
  });

  it('has charges that are nobody’s for every reason of a bill', () => {
    expect(
      new Set(bills.oracle.unallocated.map(({ reason }) => reason)),
    ).toEqual(
      new Set([
        'no_tags',
        'no_entity_tag',
        'unknown_entity',
        'ambiguous_entity',
        'orphaned_entity',
        'untagged_credit',
        'untagged_tax',
        'untagged_purchase',
      ]),
    );
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

  it.each(TRAPS)('have %s', async (_, source, where) => {
    expect(await count(source, where)).toBeGreaterThan(0);
  });

  it('have rows that are alike in every column', async () => {
    const [{ n }] = await reader.rows(
      `SELECT count(*)::INTEGER AS n FROM (
         SELECT 1 FROM aws GROUP BY ALL HAVING count(*) > 1)`,
    );
    expect(n).toBeGreaterThan(0);
  });

  it('change the version of FOCUS on the way', async () => {
    const columns = (period: string) =>
      reader.rows(
        `DESCRIBE SELECT * FROM read_parquet(
           '${directory}/aws/billing_period=${period}/*.parquet')`,
      );
    const first = await columns('2025-11');
    const last = await columns('2026-11');
    expect(first.length).toBeLessThan(last.length);
    expect(last.map(row => row.column_name)).toContain('SkuPriceDetails');
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

describe('the story', () => {
  const effective = (entity: string, month: string, model?: string) =>
    bills.oracle.allocations
      .filter(
        row =>
          row.entity === entity &&
          row.month === month &&
          row.currency === 'USD' &&
          (model === undefined || row.model === model),
      )
      .reduce((sum, row) => sum + parseDecimal(row.effective), 0n);

  it('has a launch', () => {
    const production = (month: string) =>
      bills.oracle.allocations.some(
        row =>
          row.entity === 'component:default/trip-assistant' &&
          row.environment === 'production' &&
          row.workload === 'inference' &&
          row.month === month,
      );
    expect(production('2026-05')).toBe(false);
    expect(production('2026-07')).toBe(true);
  });

  it('has a migration to another model', () => {
    const triage = 'component:default/mail-triage';
    const [before, after] = [
      'claude-3-7-sonnet-20250219',
      'claude-sonnet-4-5-20250929',
    ];
    expect(effective(triage, '2026-08', after)).toBe(0n);
    expect(effective(triage, '2026-08', before)).toBeGreaterThan(0n);
    expect(effective(triage, '2026-11', after)).toBeGreaterThan(0n);
    expect(effective(triage, '2026-11', before)).toBe(0n);
  });

  it('has a training job that ran away', () => {
    const training = 'component:default/ranker-training';
    expect(effective(training, '2026-11')).toBeGreaterThan(
      5n * effective(training, '2026-10'),
    );
  });

  it('has a price cut', async () => {
    const prices = await reader.rows(
      `SELECT ListUnitPrice::DECIMAL(28,12)::VARCHAR AS price,
         min(ChargePeriodStart)[:10] AS since
       FROM openai WHERE SkuId = 'gpt-5-mini-2025-08-07-input-tokens'
       GROUP BY ALL ORDER BY since`,
    );
    expect(prices).toEqual([
      { price: '0.250000000000', since: '2025-11-01' },
      { price: '0.180000000000', since: '2026-09-08' },
    ]);
  });

  it('has an endpoint and a virtual machine that nobody needs', async () => {
    const [idle] = await reader.rows(
      `SELECT count(DISTINCT ChargePeriodStart)::INTEGER AS days
       FROM aws WHERE ResourceId LIKE '%endpoint/result-ranker-v2-canary'`,
    );
    expect(idle.days).toBeGreaterThan(300);
    const [forgotten] = await reader.rows(
      `SELECT min(ChargePeriodStart)[:10] AS since
       FROM azure WHERE ResourceName = 'vm-intern-gpu'`,
    );
    expect(forgotten.since).toBe('2026-04-22');
  });
});
