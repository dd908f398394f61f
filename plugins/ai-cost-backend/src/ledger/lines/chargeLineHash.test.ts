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

import { chargeLine } from '../../__testUtils__/chargeLine';
import { chargeLineHash } from './chargeLineHash';

describe('chargeLineHash', () => {
  it('does not depend on the order of fields and tags, or on absent ones', () => {
    const line = chargeLine({ tags: { a: '1', b: '2' } });
    const shuffled = Object.fromEntries(Object.entries(line).reverse());
    expect(
      chargeLineHash({
        ...(shuffled as typeof line),
        tags: { b: '2', a: '1' },
        resourceId: undefined,
      }),
    ).toBe(chargeLineHash(line));
  });

  it('tells lines apart by every field', () => {
    const lines = [
      chargeLine(),
      chargeLine({ skuId: 'x' }),
      chargeLine({ skuMeter: 'x' }),
      chargeLine({ tags: { skuId: 'x' } }),
      chargeLine({ tags: { skuId: '', x: '' } }),
      chargeLine({ gpuCount: 0 }),
      chargeLine({ workloadFromBill: true }),
      chargeLine({ billingCurrency: 'EUR' }),
      chargeLine({ chargeDescription: '' }),
    ];
    expect(new Set(lines.map(chargeLineHash)).size).toBe(lines.length);
  });
});
