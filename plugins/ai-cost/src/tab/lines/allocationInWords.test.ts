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

import type { AllocatedUsage } from 'backstage-plugin-ai-cost-common';
import { allocationInWords } from './allocationInWords';

const USAGE: AllocatedUsage = {
  methodId: 'ai-cost:usage-split',
  ratio: 0.25,
  usageUnit: 'Tokens',
  usageQuantity: 250_000,
  sourceId: 'litellm',
  matchedBy: 'token_class',
};

describe('allocationInWords', () => {
  it('names the share, the driver and whose word it is', () => {
    expect(allocationInWords(USAGE)).toBe(
      '25% of charges that nobody claims: 250,000 tokens of the usage of the model and kind of tokens, as litellm reports it',
    );
    expect(
      allocationInWords({
        ...USAGE,
        usageUnit: 'USD',
        usageQuantity: 36.5,
        matchedBy: 'account',
      }),
    ).toBe(
      '25% of charges that nobody claims: an estimated $36.50 of the usage of the account, as litellm reports it',
    );
  });
});
