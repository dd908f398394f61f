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

import { BillFolder, billRow, type BillRow } from './__testUtils__/BillFolder';
import { rollUp } from './__testUtils__/drain';

jest.setTimeout(60_000);

function renamed(row: BillRow, names: Record<string, string[]>): BillRow {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, cell]) =>
      (names[name] ?? [name]).map(other => [other, cell]),
    ),
  );
}

describe('FOCUS', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  async function onlyLine(row: BillRow) {
    const { lines, quarantine } = await rollUp(folder.csv('bill.csv', [row]));
    expect(quarantine).toEqual([]);
    expect(lines).toHaveLength(1);
    return lines[0];
  }

  it('1.0 to 1.2 names the provider', async () => {
    const line = await onlyLine(
      billRow({ ProviderName: 'AWS', PublisherName: 'Publisher' }),
    );
    expect(line).toMatchObject({
      serviceProviderName: 'AWS',
      hostProviderName: 'AWS',
      publisherName: 'Publisher',
    });
  });

  it('1.3 names both, and the new columns count', async () => {
    const line = await onlyLine({
      ...billRow({ ProviderName: 'Old' }),
      ServiceProviderName: 'Developer',
      HostProviderName: 'Cloud',
    });
    expect(line).toMatchObject({
      serviceProviderName: 'Developer',
      hostProviderName: 'Cloud',
    });
  });

  it('1.4 has no ProviderName and PublisherName any more', async () => {
    const line = await onlyLine(
      renamed(billRow({ ProviderName: 'Developer' }), {
        ProviderName: ['ServiceProviderName', 'HostProviderName'],
        PublisherName: [],
      }),
    );
    expect(line).toMatchObject({
      serviceProviderName: 'Developer',
      hostProviderName: 'Developer',
      publisherName: undefined,
    });
  });

  it('1.5 tells model, tokens and credential', async () => {
    const line = await onlyLine({
      ...billRow(),
      CredentialId: 'key_01',
      SkuPriceDetails: JSON.stringify({
        ModelId: 'example-2',
        ModelFamily: 'Example',
        ModelDeveloper: 'Example AI',
        TokenDirection: 'Input',
        TokenCacheAction: 'Read',
      }),
    });
    expect(line).toMatchObject({
      credentialId: 'key_01',
      modelId: 'example-2',
      modelFamily: 'Example',
      modelDeveloper: 'Example AI',
      tokenDirection: 'Input',
      tokenCacheAction: 'Read',
      tokenClass: 'cache_read',
    });
  });

  it('columns may be in lower case and have underscores', async () => {
    const row = Object.fromEntries(
      Object.entries(billRow()).map(([name, cell]) => [
        name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase(),
        cell,
      ]),
    );
    expect(Object.keys(row)).toContain('billed_cost');
    expect(await onlyLine(row)).toMatchObject({ subAccountId: 'project-1' });
  });

  it('columns of providers fill gaps', async () => {
    const line = await onlyLine({
      ...billRow({
        SkuMeter: undefined,
        ChargeDescription: undefined,
        SkuPriceDetails: undefined,
      }),
      x_SkuMeterName: 'Example-1 Input',
      x_SkuDescription: 'A description',
      x_SkuDetails: '{"ServiceType":"Standard_NC24ads_A100_v4","GpuCount":1}',
      x_UsageType: 'USE1-Example-input-tokens',
      x_Operation: 'InvokeModel',
      'x_;"unknown" column': 'ignored',
      Id: 'ignored',
    });
    expect(line).toMatchObject({
      skuMeter: 'Example-1 Input',
      chargeDescription: 'A description',
      instanceType: 'Standard_NC24ads_A100_v4',
      gpuCount: 1,
      usageType: 'USE1-Example-input-tokens',
      operation: 'InvokeModel',
    });
  });

  it('charges that the bill split belong to the target', async () => {
    const split = {
      ...billRow({ ResourceId: 'cluster', Tags: '{"owner":"platform"}' }),
      AllocatedMethodId: 'gpu-seconds',
      AllocatedResourceId: 'pod',
      AllocatedTags: '{"owner":"shop"}',
    };
    expect(await onlyLine(split)).toMatchObject({
      allocatedMethodId: 'gpu-seconds',
      resourceId: 'pod',
      tags: { owner: 'shop' },
    });
    expect(
      await onlyLine({ ...split, AllocatedMethodId: undefined }),
    ).toMatchObject({ resourceId: 'cluster', tags: { owner: 'platform' } });
  });

  it('of AWS has cost categories, which are kept as tags', async () => {
    const line = await onlyLine({
      ...billRow({ SkuPriceDetails: undefined }),
      x_CostCategories: '{"application":"Booking","__proto__":"x"}',
      x_Discounts: '{"EdpDiscount":-0.1}',
      x_ServiceCode: 'AmazonBedrock',
      x_Operation: 'InvokeModelInference',
      SkuMeter: 'USW2-Claude4.6Sonnet-cache-read-input-token-count',
      ServiceName: 'Amazon Bedrock',
    });
    expect(Object.entries(line.tags)).toEqual([
      ['costCategory/__proto__', 'x'],
      ['costCategory/application', 'Booking'],
      ['application', 'shop'],
    ]);
    expect(line).toMatchObject({
      operation: 'InvokeModelInference',
      model: 'Claude4.6Sonnet',
      tokenClass: 'cache_read',
    });
  });

  it('of AWS counts without cost categories that are no object', async () => {
    const { totals, quarantine } = await rollUp(
      folder.csv('categories.csv', [{ ...billRow(), x_CostCategories: '[1' }]),
    );
    expect(totals).toMatchObject([{ rows: 1 }]);
    expect(quarantine).toMatchObject([
      { row: 1, column: 'x_CostCategories', excluded: false },
    ]);
  });

  it('values that it allows get its spelling', async () => {
    const line = await onlyLine(
      billRow({
        ChargeCategory: 'USAGE',
        ChargeClass: 'correction',
        PricingCategory: 'standard',
        CommitmentDiscountStatus: 'UNUSED',
        ServiceCategory: 'AI And Machine Learning',
      }),
    );
    expect(line).toMatchObject({
      chargeCategory: 'Usage',
      chargeClass: 'Correction',
      pricingCategory: 'Standard',
      commitmentDiscountStatus: 'Unused',
      serviceCategory: 'AI and Machine Learning',
    });
  });

  it('tags are flat, and a tag without a value is true', async () => {
    const line = await onlyLine(
      billRow({
        Tags: '{" org":"a","valueless":true,"number":1,"none":null,"aws/deep":{"x":1}}',
      }),
    );
    expect(line.tags).toEqual({
      org: 'a',
      valueless: 'true',
      number: '1',
      'aws/deep': '{"x":1}',
    });
  });

  it('what it demands and a bill lacks is unknown', async () => {
    const line = await onlyLine(
      billRow({ BillingAccountId: undefined, ServiceName: undefined }),
    );
    expect(line).toMatchObject({
      billingAccountId: 'unknown',
      serviceName: 'Example AI',
    });
  });
});

describe('Parquet', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    'DECIMAL(38,18)',
    'DECIMAL(28,12)',
    'DECIMAL(9,3)',
    'DECIMAL(38,25)',
    'DOUBLE',
    'VARCHAR',
  ])('may hold costs as %s', async type => {
    const file = await folder.parquet(
      'costs.parquet',
      [billRow({ BilledCost: '0.1' }), billRow({ BilledCost: '0.2' })],
      { BilledCost: type, EffectiveCost: type, ListCost: type },
    );
    const { totals, quarantine, problems } = await rollUp(file);
    expect(totals).toMatchObject([{ billed: '0.3', effective: '2.5' }]);
    expect(quarantine).toEqual([]);
    expect(problems).toHaveLength(type === 'DOUBLE' ? 1 : 0);
  });

  it.each(['TIMESTAMP', 'TIMESTAMPTZ', 'TIMESTAMP_NS', 'TIMESTAMP_MS', 'DATE'])(
    'may hold instants as %s',
    async type => {
      const file = await folder.parquet('instants.parquet', [billRow()], {
        ChargePeriodStart: type,
        BillingPeriodStart: type,
      });
      const { charges } = await rollUp(file, { period: '2026-10' });
      expect(charges).toMatchObject([{ day: '2026-10-05', rows: 1 }]);
    },
  );

  it.each([
    'MAP(VARCHAR, VARCHAR)',
    'STRUCT(application VARCHAR)',
    'STRUCT("key" VARCHAR, "value" VARCHAR)[]',
  ])('may hold tags as %s', async type => {
    const tags = type.endsWith('[]')
      ? '[{"key":"application","value":"shop"}]'
      : '{"application":"shop"}';
    const file = await folder.parquet(
      'tags.parquet',
      [billRow({ Tags: tags })],
      {
        Tags: type,
      },
    );
    const { lines, quarantine } = await rollUp(file);
    expect(quarantine).toEqual([]);
    expect(lines[0].tags).toEqual({ application: 'shop' });
  });

  it('may hold ids as numbers', async () => {
    const file = await folder.parquet(
      'ids.parquet',
      [billRow({ BillingAccountId: '123456789012' })],
      { BillingAccountId: 'BIGINT' },
    );
    const { lines } = await rollUp(file);
    expect(lines[0].billingAccountId).toBe('123456789012');
  });
});
