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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { SourceGrade } from 'backstage-plugin-ai-cost-common';
import { chargeLine } from '../../__testUtils__/chargeLine';
import { countedCosts, totalOf } from '../../__testUtils__/countedCosts';
import {
  MemoryBillingSource,
  type MemoryCharge,
} from '../../__testUtils__/MemoryBillingSource';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { SourceReports } from '../../reports/sources/SourceReports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

type Told = Partial<MemoryCharge> & {
  effective: string;
  tokenClass?: 'input' | 'output' | 'cache_read';
  currency?: string;
};

describe.each(databases.eachSupportedId())('variances, %p', id => {
  async function createPortal() {
    const portal = await TestPortal.create(await databases.init(id));
    // October is not over: bills tell of its days up to the last charge.
    portal.now = new Date('2026-10-24T06:00:00.000Z');
    const sources: MemoryBillingSource[] = [];
    const reports = SourceReports.create({
      knex: portal.knex,
      configuredSources: () => sources,
      now: () => portal.now,
    });
    return {
      portal,
      async deliver(sourceId: string, grade: SourceGrade, told: Told[]) {
        const source = MemoryBillingSource.create({ id: sourceId, grade });
        sources.push(source);
        source.deliveries = [
          {
            period: '2026-10',
            version: 'v1',
            charges: told.map(({ tokenClass, currency, ...charge }) => ({
              line: chargeLine({
                serviceProviderName: 'OpenAI',
                billingAccountId: 'org-acme',
                billingCurrency: currency ?? 'USD',
                tokenClass,
                unit: tokenClass && 'Tokens',
              }),
              day: '2026-10-05',
              ...charge,
            })),
          },
        ];
        await portal.ingest(undefined, source);
      },
      async variance(sourceId: string) {
        return (await reports.get(sourceId)).variance;
      },
    };
  }

  it('compares each estimate with what counts', async () => {
    const { deliver, variance, portal } = await createPortal();
    await deliver('openai', 'provider_cost', [{ effective: '100' }]);
    await deliver('gateway', 'gateway_estimate', [{ effective: '96' }]);
    await deliver('traces', 'trace_estimate', [{ effective: '93' }]);

    expect(totalOf(await countedCosts(portal.knex))).toBe('100');
    const of = {
      against: ['openai'],
      provider: 'openai',
      account: 'org-acme',
      month: '2026-10',
      currency: 'USD',
      total: '100',
    };
    expect(await variance('gateway')).toEqual([
      {
        ...of,
        sourceId: 'gateway',
        estimate: '96',
        difference: '-4',
        percent: -4,
        cause: 'unknown',
        evidence: expect.any(String),
      },
    ]);
    expect(await variance('traces')).toMatchObject([
      { ...of, sourceId: 'traces', difference: '-7', percent: -7 },
    ]);
    // The source of what counts shows both.
    expect(await variance('openai')).toMatchObject([
      { sourceId: 'gateway' },
      { sourceId: 'traces' },
    ]);
  });

  it.each<[string, Told[], Told[], string]>([
    [
      'missing_days',
      [1, 2, 3].map(day => ({ day: `2026-10-0${day}`, effective: '10' })),
      [1, 3].map(day => ({ day: `2026-10-0${day}`, effective: '9.9' })),
      'Nothing was reported for 2026-10-02, which cost 10 USD',
    ],
    [
      'bypassed_calls',
      [{ effective: '10', tokenClass: 'input', quantity: 1000 }],
      [{ effective: '9', tokenClass: 'input', quantity: 900 }],
      '900 tokens were reported, and 1000 billed',
    ],
    [
      'repeated_calls',
      [{ effective: '10', tokenClass: 'input', quantity: 1000 }],
      [{ effective: '20', tokenClass: 'input', quantity: 2000 }],
      '2000 tokens were reported, and 1000 billed',
    ],
    [
      'cached_tokens',
      [
        { effective: '6', tokenClass: 'input', quantity: 600 },
        { effective: '1', tokenClass: 'cache_read', quantity: 400 },
      ],
      [{ effective: '10', tokenClass: 'input', quantity: 1000 }],
      '0 of the tokens were reported as read from a cache, and 400 billed',
    ],
    [
      'prices',
      [{ effective: '20', tokenClass: 'output', quantity: 1000 }],
      [{ effective: '10', tokenClass: 'output', quantity: 1000 }],
      'priority',
    ],
    [
      'none',
      [{ effective: '20', tokenClass: 'output', quantity: 1000 }],
      [{ effective: '20' }],
      'the same',
    ],
  ])('sees the likely cause: %s', async (cause, billed, reported, evidence) => {
    const { deliver, variance } = await createPortal();
    await deliver('openai', 'provider_cost', billed);
    await deliver('gateway', 'gateway_estimate', reported);
    expect(await variance('gateway')).toMatchObject([
      { cause, evidence: expect.stringContaining(evidence) },
    ]);
  });

  it('never mixes currencies', async () => {
    const { deliver, variance } = await createPortal();
    await deliver('openai', 'provider_cost', [
      { effective: '90', currency: 'EUR' },
    ]);
    await deliver('gateway', 'gateway_estimate', [{ effective: '100' }]);
    const [entry] = await variance('gateway');
    expect(entry).toMatchObject({
      cause: 'currency',
      currency: 'USD',
      estimate: '100',
    });
    expect(entry.total).toBeUndefined();
    expect(entry.percent).toBeUndefined();
  });

  it('compares the days that both tell of', async () => {
    const { deliver, variance } = await createPortal();
    await deliver('bill', 'invoice', [
      { effective: '10', day: '2026-10-01' },
      { effective: '10', day: '2026-10-02' },
    ]);
    await deliver('api', 'provider_cost', [
      { effective: '11', day: '2026-10-02' },
      { effective: '12', day: '2026-10-03' },
    ]);
    await deliver('gateway', 'gateway_estimate', [
      { effective: '8', day: '2026-10-02' },
      { effective: '8', day: '2026-10-03' },
      { effective: '8', day: '2026-10-04' },
    ]);
    expect(await variance('api')).toMatchObject([
      { sourceId: 'api', against: ['bill'], estimate: '11', total: '10' },
      { sourceId: 'gateway' },
    ]);
    expect((await variance('gateway'))[0]).toMatchObject({
      against: ['api', 'bill'],
      estimate: '16',
      total: '22',
    });
  });
});
