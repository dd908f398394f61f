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
import { BillFolder, toCsv } from '../__testUtils__/BillFolder';
import { azureRow, payAsYouGoRow, renamed } from '../__testUtils__/azureRow';
import { rollUp } from '../__testUtils__/drain';

const camelCase = (name: string) => name[0].toLowerCase() + name.slice(1);

const CUSTOMER_AGREEMENT = {
  ...renamed(azureRow(), camelCase),
  invoiceId: 'G000000001',
  previousInvoiceId: undefined,
  pricingCurrency: 'USD',
  costInPricingCurrency: '1.75',
  costInUsd: '1.75',
  paygCostInBillingCurrency: '2',
  exchangeRatePricingToBilling: '0.857142857142857',
  exchangeRateDate: '10/01/2026',
};

const FRENCH = {
  SubscriptionGuid: "GUID d'abonnement (SubscriptionGuid)",
  ResourceGroup: 'Groupe de ressources (ResourceGroup)',
  UsageDateTime: "Date et heure d'utilisation (UsageDateTime)",
  MeterCategory: 'Catégorie du compteur (MeterCategory)',
  MeterName: 'Nom du compteur (MeterName)',
  UsageQuantity: 'Quantité utilisée (UsageQuantity)',
  PreTaxCost: 'Coût avant taxes (PreTaxCost)',
  InstanceId: "ID d'instance (InstanceId)",
  Tags: 'Étiquettes (Tags)',
  Currency: 'Devise (Currency)',
  UnitOfMeasure: 'Unité de mesure (UnitOfMeasure)',
};

const SPANISH = {
  UsageDateTime: 'Fecha de uso (UsageDateTime)',
  UsageQuantity: 'Cantidad (Quantity)',
  PreTaxCost: 'Costo antes de impuestos (PreTaxCost)',
  Currency: 'Moneda (Currency)',
  UnitOfMeasure: 'Unidad de medida (UnitOfMeasure)',
};

const JAPANESE = {
  UsageDateTime: '使用日時（UsageDateTime）',
  MeterCategory: '測定カテゴリ（MeterCategory）',
  PreTaxCost: '税引前コスト（PreTaxCost）',
  InstanceId: 'インスタンス ID（InstanceId）',
  Currency: '通貨（Currency）',
  UnitOfMeasure: '測定単位（UnitOfMeasure）',
};

const WAREHOUSE = (name: string) =>
  name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

describe('the headers of an Azure export', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    ['of an enterprise agreement', azureRow()],
    ['of a customer agreement', CUSTOMER_AGREEMENT],
    ['of pay-as-you-go', payAsYouGoRow()],
    ['in French', renamed(payAsYouGoRow(), FRENCH)],
    ['in Spanish', renamed(payAsYouGoRow(), SPANISH)],
    [
      'in Japanese, with brackets of full width',
      renamed(payAsYouGoRow(), JAPANESE),
    ],
    [
      'partly in camel case',
      renamed(payAsYouGoRow(), {
        PreTaxCost: 'costInBillingCurrency',
        Currency: 'billingCurrency',
      }),
    ],
    [
      'with other names',
      renamed(azureRow(), {
        BillingCurrencyCode: 'BillingCurrency',
        ResourceGroup: 'ResourceGroupName',
        ResourceId: 'InstanceName',
        ProductName: 'Product',
        PayGPrice: 'MarketPrice',
      }),
    ],
    ['of a warehouse', renamed(azureRow(), WAREHOUSE)],
    [
      'in another order',
      Object.fromEntries(Object.entries(azureRow()).reverse()),
    ],
    [
      'with blanks, as old exports have them',
      renamed(azureRow(), {
        MeterCategory: 'Meter Category',
        Quantity: 'Consumed Quantity',
        UnitOfMeasure: 'Unit Of Measure',
        MeterSubCategory: 'Meter Sub-Category',
      }),
    ],
  ])('are found %s', async (_, row) => {
    const text = toCsv([row], { lineEnd: '\r\n' }).trimEnd();
    for (const file of [
      folder.write('plain.csv', text),
      folder.write('marked.csv.gz', gzipSync(`\uFEFF${text}`)),
      folder.write('utf-16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')),
    ]) {
      const { totals, charges, quarantine } = await rollUp(file);
      expect(quarantine).toEqual([]);
      expect(totals).toMatchObject([
        {
          currency: 'EUR',
          month: '2026-10',
          rows: 1,
          billed: '1.5',
          effective: '1.5',
        },
      ]);
      expect(charges).toMatchObject([
        {
          day: '2026-10-05',
          quantity: 250_000,
          line: {
            modelAsBilled: 'GPT 5',
            tokenClass: 'output',
            unit: 'Tokens',
            serviceName: 'Azure OpenAI',
            serviceProviderName: 'Microsoft',
            subAccountId: azureRow().SubscriptionId,
            resourceId: expect.stringMatching(/\/accounts\/shop-ai$/),
            resourceName: 'Shop-AI',
            tags: { application: 'shop', env: 'prod' },
          },
        },
      ]);
    }
  });

  it('are found in Parquet with nested tags', async () => {
    const file = await folder.parquet(
      'nested.parquet',
      [
        azureRow({
          Date: '2026-10-05',
          BillingPeriodStartDate: '2026-10-01',
          BillingPeriodEndDate: '2026-10-31',
          Tags: '{"application":"shop"}',
        }),
      ],
      {
        Date: 'TIMESTAMP',
        BillingPeriodStartDate: 'DATE',
        BillingPeriodEndDate: 'DATE',
        CostInBillingCurrency: 'DECIMAL(28,18)',
        Quantity: 'DECIMAL(28,12)',
        Tags: 'MAP(VARCHAR, VARCHAR)',
      },
    );
    const { charges } = await rollUp(file);
    expect(charges).toMatchObject([
      {
        day: '2026-10-05',
        billed: '1.5',
        list: '2',
        quantity: 250_000,
        line: { tags: { application: 'shop' } },
      },
    ]);
  });

  it('may stand twice where they are not read', async () => {
    const file = folder.csv('twice.csv', [
      { ...azureRow(), 'Service Info 1': 'a', ServiceInfo1: 'b' },
    ]);
    expect((await rollUp(file)).totals).toHaveLength(1);
  });

  it('are refused when two name the same', async () => {
    const file = folder.csv('same.csv', [
      { ...payAsYouGoRow(), 'Kosten (PreTaxCost)': '2' },
    ]);
    await expect(rollUp(file)).rejects.toThrow(
      'the columns PreTaxCost and Kosten (PreTaxCost) are the same',
    );
  });

  it('are refused when one is missing that no charge can do without', async () => {
    const file = folder.csv(
      'missing.csv',
      [azureRow({ BillingCurrencyCode: undefined })].map(
        ({ BillingCurrencyCode, Date, ...row }) => row,
      ),
    );
    await expect(rollUp(file)).rejects.toThrow(
      /columns of an Azure cost export are missing: BillingCurrency .*, Date/,
    );
  });

  it('tell the format, also when another is wanted', async () => {
    const file = folder.csv('wanted.csv', [azureRow()]);
    await expect(rollUp(file, { format: 'focus' })).rejects.toThrow(
      'the file is an Azure cost export in its own format, not FOCUS',
    );
    expect((await rollUp(file, { format: 'azure' })).totals).toHaveLength(1);
  });
});
