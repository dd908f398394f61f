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

import { usageCharges, type CallUsage } from './usageCharges';

const CALLS: CallUsage = {
  dimensions: {
    billingCurrency: 'USD',
    billingAccountId: 'org-acme',
    serviceProviderName: 'OpenAI',
    serviceCategory: 'AI and Machine Learning',
    serviceName: 'OpenAI API',
    chargeCategory: 'Usage',
    tags: { team: 'search' },
  },
  day: '2026-10-05',
  tokens: {},
};

describe('usageCharges', () => {
  const told = (usage: Partial<CallUsage>) =>
    [...usageCharges({ ...CALLS, ...usage })].map(
      ({ dimensions, billed, effective, list, quantity, rows }) => [
        dimensions.skuMeter,
        dimensions.tokenDirection,
        dimensions.tokenCacheAction,
        ...[billed, effective, list, quantity, rows],
      ],
    );

  it('has the money in one charge, and tokens by class without any', () => {
    const tokens = { input: 5, output: 2, cache_read: 3, cache_write: 0 };
    expect(told({ cost: 7n, requests: 4, tokens })).toEqual([
      ['Requests', undefined, undefined, 0n, 7n, 7n, 4, 1],
      ['Tokens', 'Input', 'Uncached', 0n, 0n, 0n, 5, 0],
      ['Tokens', 'Input', 'Read', 0n, 0n, 0n, 3, 0],
      ['Tokens', 'Output', undefined, 0n, 0n, 0n, 2, 0],
    ]);
    expect(told({ cost: 7n, billed: 6n })).toEqual([
      ['Cost', undefined, undefined, 6n, 7n, 7n, undefined, 1],
    ]);
  });

  it('says no more than is known', () => {
    expect(told({})).toEqual([]);
    expect(told({ tokens: { input: 5 }, inputIncludesCache: true })).toEqual([
      ['Tokens', 'Input', undefined, 0n, 0n, 0n, 5, 1],
    ]);
  });
});
