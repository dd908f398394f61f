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

import fc from 'fast-check';
import { costOf, onDemand, underCommitment } from './Price';

const nanos = fc.integer({ min: 0, max: 2 ** 45 });
const thousandths = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });

describe('Price', () => {
  it('loses nothing when it is multiplied', () => {
    fc.assert(
      fc.property(nanos, thousandths, (price, quantity) => {
        const { list } = onDemand(price);
        expect(costOf(list, quantity) * 1000n).toBe(list * BigInt(quantity));
      }),
    );
  });

  it('takes a negotiated discount off what is billed, not off the list', () => {
    expect(onDemand(3_000_000, 60)).toEqual({
      list: 3_000_000_000n,
      contracted: 2_820_000_000n,
      billed: 2_820_000_000n,
      effective: 2_820_000_000n,
    });
  });

  it('bills nothing that a commitment has paid', () => {
    expect(underCommitment(1_000, 620)).toEqual({
      list: 1_000_000n,
      contracted: 1_000_000n,
      billed: 0n,
      effective: 620_000n,
    });
  });
});
