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

import { BillFolder, billRow } from '../__testUtils__/BillFolder';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

describe('FOCUS as emitters write it', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it("reads Vercel's charges, which lack account, period and list cost", async () => {
    const charge = {
      BilledCost: 0.1234567890123456,
      BillingCurrency: 'USD',
      ChargeCategory: 'Usage',
      ChargePeriodStart: '2026-10-05T00:00:00.000Z',
      ChargePeriodEnd: '2026-10-06T00:00:00.000Z',
      ConsumedQuantity: 1200,
      ConsumedUnit: 'Tokens',
      EffectiveCost: 0.1,
      ServiceName: 'AI Gateway',
      ServiceCategory: 'AI and Machine Learning',
      ServiceProviderName: 'Vercel',
      Tags: { ProjectId: 'prj_1', ProjectName: 'web' },
    };
    const file = folder.write('vercel.jsonl', `${JSON.stringify(charge)}\n`);
    const { charges, problems } = await rollUp(file, { period: '2026-10' });
    expect(problems).toEqual([]);
    expect(charges).toMatchObject([
      {
        day: '2026-10-05',
        billed: '0.1234567890123456',
        effective: '0.1',
        list: '0.1234567890123456',
        quantity: 1200,
        line: {
          billingAccountId: 'vercel',
          subAccountId: 'prj_1',
          serviceProviderName: 'Vercel',
          tags: { ProjectId: 'prj_1', ProjectName: 'web' },
        },
      },
    ]);
  });

  it('takes of an export of LiteLLM what it means', async () => {
    const row = billRow({
      BillingAccountId: 'hash-of-a-key',
      BillingAccountName: 'checkout key',
      BillingAccountType: 'API Key',
      BillingPeriodStart: '2026-10-05T00:00:00Z',
      ChargePeriodStart: '2026-10-05T00:00:00Z',
      ChargeDescription: 'gpt-5-mini',
      ConsumedQuantity: '1.000000',
      ConsumedUnit: 'Requests',
      PricingQuantity: '1.000000',
      PricingUnit: 'Requests',
      ProviderName: 'openai',
      InvoiceIssuerName: 'openai',
      PublisherName: 'openai',
      ResourceId: 'gpt-5-mini',
      ServiceName: 'chat',
      SkuMeter: undefined,
      SkuPriceDetails: undefined,
      SubAccountId: 'team-checkout',
      Tags: '{"team_id":"team-checkout"}',
    });
    const file = folder.csv('litellm.csv', [row]);
    const { charges } = await rollUp(file, {
      format: 'litellm',
      period: '2026-10',
    });
    expect(charges).toMatchObject([
      {
        day: '2026-10-05',
        billed: '0',
        effective: '1.25',
        list: '2',
        quantity: undefined,
        line: {
          billingAccountId: 'unknown',
          credentialId: 'hash-of-a-key',
          subAccountId: 'team-checkout',
          serviceProviderName: 'openai',
          model: 'gpt-5-mini',
        },
      },
    ]);
  });

  it('says which format a file is when another one was set', async () => {
    const file = folder.csv('focus.csv', [billRow()]);
    await expect(rollUp(file, { format: 'gcp' })).rejects.toMatchObject({
      message: expect.stringContaining('the file is FOCUS'),
      advice: expect.stringContaining('"focus"'),
    });
  });
});
