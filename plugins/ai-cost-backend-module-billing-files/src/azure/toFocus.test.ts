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

import { BillFolder, type BillRow } from '../__testUtils__/BillFolder';
import { azureRow, payAsYouGoRow } from '../__testUtils__/azureRow';
import { rollUp } from '../__testUtils__/drain';

describe('a row of an Azure export', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  async function lineOf(cells: BillRow) {
    const { lines, quarantine } = await rollUp(
      folder.csv('row.csv', [azureRow(cells)]),
    );
    expect(quarantine).toEqual([]);
    return lines[0];
  }

  async function chargeOf(row: BillRow) {
    const { charges, quarantine } = await rollUp(folder.csv('row.csv', [row]));
    expect(quarantine).toEqual([]);
    return charges[0];
  }

  it.each([
    ['Usage', 'Usage', undefined],
    ['usage', 'Usage', undefined],
    ['UnusedReservation', 'Usage', 'Unused'],
    ['UnusedSavingsPlan', 'Usage', 'Unused'],
    ['Purchase', 'Purchase', undefined],
    ['Tax', 'Tax', undefined],
    ['Credit', 'Credit', undefined],
    ['Refund', 'Adjustment', undefined],
    ['RoundingAdjustment', 'Adjustment', undefined],
    ['Rounding Adjustment', 'Adjustment', undefined],
    ['Something New', 'Something New', undefined],
    [undefined, 'unknown', undefined],
  ])('of the charge type %s is %s', async (ChargeType, category, status) => {
    expect(await lineOf({ ChargeType })).toMatchObject({
      chargeCategory: category,
      commitmentDiscountStatus: status,
    });
  });

  it.each([
    ['OnDemand', undefined, 'Standard', undefined, undefined],
    ['Spot', undefined, 'Dynamic', undefined, undefined],
    [
      'Reservation',
      '/providers/Microsoft.Capacity/x',
      'Committed',
      'Used',
      'Reservation',
    ],
    [
      'SavingsPlan',
      '/providers/Microsoft.BillingBenefits/x',
      'Committed',
      'Used',
      'Savings Plan',
    ],
    [
      undefined,
      '/providers/microsoft.billingbenefits/x',
      'Committed',
      'Used',
      'Savings Plan',
    ],
    [
      'OnDemand',
      '/providers/Microsoft.Capacity/x',
      'Standard',
      undefined,
      undefined,
    ],
    ['New Model', undefined, 'New Model', undefined, undefined],
  ])(
    'of the model %s with the benefit %s is %s',
    async (PricingModel, benefitId, category, status, type) => {
      expect(await lineOf({ PricingModel, benefitId })).toMatchObject({
        pricingCategory: category,
        commitmentDiscountId: benefitId?.toLowerCase(),
        commitmentDiscountStatus: status,
        commitmentDiscountType: type,
      });
    },
  );

  it('says whose it is, and where', async () => {
    expect(await lineOf({})).toMatchObject({
      billingAccountId: '12345678',
      billingAccountName: 'Example Ltd.',
      subAccountName: 'shop-production',
      serviceCategory: 'AI and Machine Learning',
      serviceSubcategory: 'Generative AI',
      resourceType: 'microsoft.cognitiveservices/accounts',
      regionId: 'swedencentral',
      hostProviderName: 'Microsoft',
      invoiceIssuerName: 'Microsoft',
    });
    const { line } = await chargeOf(payAsYouGoRow());
    expect(line.billingAccountId).toBe(line.subAccountId);
    expect(line.chargeCategory).toBe('Usage');
  });

  it('of the marketplace is sold by its publisher', async () => {
    expect(
      await lineOf({
        PublisherType: 'Marketplace',
        PublisherName: 'Anthropic',
        MeterCategory: 'SaaS',
        MeterSubCategory: undefined,
        ProductName: 'Claude Sonnet 4.5',
        MeterName: 'claude-sonnet-4-5 input tokens',
        UnitOfMeasure: '1M',
        ChargeType: 'Purchase',
      }),
    ).toMatchObject({
      serviceProviderName: 'Anthropic',
      hostProviderName: 'Microsoft',
      serviceName: 'Claude Sonnet 4.5',
      classificationRule: 'model-vendor',
      tokenClass: 'input',
    });
  });

  it('knows a GPU by the details of the machine', async () => {
    expect(
      await lineOf({
        MeterCategory: 'Virtual Machines',
        MeterSubCategory: undefined,
        MeterName: 'A large one',
        ProductName: 'A large one',
        ConsumedService: 'MICROSOFT.COMPUTE',
        UnitOfMeasure: '100 Hours',
        AdditionalInfo: '"ServiceType":"Standard_NC24ads_A100_v4","VCPUs":24',
      }),
    ).toMatchObject({
      instanceType: 'Standard_NC24ads_A100_v4',
      classificationRule: 'accelerator',
      serviceCategory: 'Compute',
    });
  });

  it.each([
    ['"a": "1","b": "2"', { a: '1', b: '2' }],
    ['{"a":"1","b":"2"}', { a: '1', b: '2' }],
    [' { "b":"2", "a":"1" } ', { a: '1', b: '2' }],
    ['{}', {}],
    [undefined, {}],
  ])('has the tags %s', async (Tags, tags) => {
    expect((await lineOf({ Tags })).tags).toEqual(tags);
  });

  it('counts without tags that cannot be read', async () => {
    const { totals, quarantine } = await rollUp(
      folder.csv('tags.csv', [azureRow({ Tags: 'none' })]),
    );
    expect(totals).toMatchObject([{ billed: '1.5' }]);
    expect(quarantine).toMatchObject([{ row: 1, column: 'Tags' }]);
  });

  it.each([
    ['1M', 'GPT 5 outpt Glbl 1M Tokens', '2', 2_000_000, 'Tokens'],
    ['1K', 'gpt-4o-0806-Outp-glbl Tokens', '2', 2_000, 'Tokens'],
    ['1K Tokens', 'gpt-4o-0806-Outp-glbl Tokens', '2', 2_000, 'Tokens'],
    ['1', 'GPT 5 outpt Glbl 1M Tokens', '0.5', 500_000, 'Tokens'],
    [undefined, 'GPT 5 outpt Glbl 1M Tokens', '0.5', 500_000, 'Tokens'],
    ['1', 'gpt-4o-0806-FT-Trng-glbl Tokens', '500', 500, 'Tokens'],
    ['1K', 'gpt-4o-0806-FT-Trng-glbl tkn Tokens', '2', 2_000, 'Tokens'],
    ['1 Hour', 'Provisioned Managed Global Unit', '100', 100, 'Hours'],
    ['1/Hour', 'Provisioned Managed Global Unit', '100', 100, 'Hours'],
    ['100 Hours', 'Provisioned Managed Global Unit', '3', 300, 'Hours'],
    ['1 GB/Month', 'Assistants-File Search-glbl GB', '3', 3, 'GB-Months'],
    ['10K', 'S0 Transactions', '0.7974', 7_974, 'Count'],
    ['100', 'Image-DALL-E-3-glbl Images', '2', 200, 'Count'],
  ])(
    'counts %s of %s',
    async (UnitOfMeasure, MeterName, Quantity, quantity, unit) => {
      const charge = await chargeOf(
        azureRow({
          UnitOfMeasure,
          MeterName,
          Quantity,
          ProductName: `Azure OpenAI - ${MeterName}`,
        }),
      );
      expect([charge.quantity, charge.line.unit]).toEqual([quantity, unit]);
    },
  );

  it.each([
    [{ PayGPrice: '8', Quantity: '0.25' }, '2'],
    [{ PayGPrice: '0.004499678', Quantity: '0.7974' }, '0.0035880432372'],
    [{ PayGPrice: '0' }, '1.5'],
    [{ PayGPrice: undefined }, '1.5'],
    [
      {
        PayGPrice: '8',
        pricingCurrency: 'USD',
        exchangeRatePricingToBilling: '0.5',
      },
      '1',
    ],
    [
      {
        PayGPrice: '8',
        pricingCurrency: 'EUR',
        exchangeRatePricingToBilling: '1',
      },
      '2',
    ],
    [{ PayGPrice: '1E-9', Quantity: '1E3' }, '0.000001'],
    [{ paygCostInBillingCurrency: '1.75' }, '1.75'],
    [{ paygCostInBillingCurrency: '0' }, '1.5'],
    [{ PayGPrice: '1234567.8901', Quantity: '2' }, '2469135.7802'],
    [{ PayGPrice: '0.00001', Quantity: '98765432109' }, '987654.32109'],
  ])('with %p would cost %s at list prices', async (cells, list) => {
    const { totals } = await rollUp(folder.csv('list.csv', [azureRow(cells)]));
    expect(totals[0].list).toBe(list);
  });

  it('keeps all digits of costs, and says which cannot be read', async () => {
    const { totals, quarantine, quarantinedRows } = await rollUp(
      folder.csv('digits.csv', [
        azureRow({ CostInBillingCurrency: '5.64902E-05' }),
        azureRow({ CostInBillingCurrency: '0.000000000000000001' }),
        azureRow({ CostInBillingCurrency: '-1.5' }),
        azureRow({ CostInBillingCurrency: '1,5' }),
        azureRow({ CostInBillingCurrency: undefined }),
        azureRow({ BillingCurrencyCode: 'USD', CostInBillingCurrency: '3' }),
      ]),
    );
    expect(
      totals.map(({ currency, billed, rows }) => [currency, billed, rows]),
    ).toEqual([
      ['EUR', '-1.499943509799999999', 3],
      ['USD', '3', 1],
    ]);
    expect(quarantinedRows).toBe(2);
    expect(quarantine.map(({ row, column }) => [row, column])).toEqual([
      [4, 'CostInBillingCurrency'],
      [5, 'CostInBillingCurrency'],
    ]);
  });

  it('may be hostile', async () => {
    const { totals, lines } = await rollUp(
      folder.csv('hostile.csv', [
        azureRow({
          MeterName: `GPT 5'; DROP TABLE lines; -- outpt 1M Tokens`,
          Tags: '"__proto__":"x"',
          AdditionalInfo: '{"ServiceType":{"__proto__":1}}',
          UnitOfMeasure: `1'--`,
          Quantity: '99999999999999999999999999999999999999999',
        }),
      ]),
    );
    expect(totals).toMatchObject([{ rows: 1, billed: '1.5' }]);
    expect(Object.entries(lines[0].tags)).toEqual([['__proto__', 'x']]);
  });
});
