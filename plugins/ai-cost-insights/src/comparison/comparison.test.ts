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
import { compareHistograms, compareMeans, compareShares } from './index';

describe('compareShares', () => {
  it('agrees with a worked example', () => {
    // 15 of 100 against 30 of 100: z = 0.15 / sqrt(0.225 × 0.775 × 0.02)
    // = 2.5400, of which both tails hold 0.01109.
    const { pValue, verdict } = compareShares(
      { hits: 15, of: 100 },
      { hits: 30, of: 100 },
    );
    expect(pValue).toBeCloseTo(0.01109, 4);
    expect(verdict).toBe('different');
  });

  it('writes large counts so that they can be read', () => {
    expect(
      compareShares(
        { hits: 5_662, of: 1_392_400 },
        { hits: 3_462, of: 450_581 },
      ).reason,
    ).toBe('5,662 of 1,392,400 and 3,462 of 450,581.');
  });

  it('asks for enough of both kinds', () => {
    expect(
      compareShares({ hits: 1, of: 100 }, { hits: 4, of: 100 }).verdict,
    ).toBe('too-few');
    expect(
      compareShares({ hits: 100, of: 100 }, { hits: 100, of: 100 }).verdict,
    ).toBe('too-few');
    expect(compareShares({ hits: 0, of: 0 }, { hits: 1, of: 9 }).verdict).toBe(
      'not-comparable',
    );
  });

  it('is the same from both sides', () => {
    const share = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
      .map(([hits, misses]) => ({ hits, of: hits + misses }));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [one, other] = [compareShares(a, b), compareShares(b, a)];
        expect(one.verdict).toBe(other.verdict);
        expect(one.pValue ?? 2).toBeCloseTo(other.pValue ?? 2, 12);
      }),
    );
  });
});

describe('compareMeans', () => {
  it('agrees with a worked example', () => {
    // Means 3 and 6, variances 2 and 8 over 7 days each: t = 3 / sqrt(10/7) =
    // 2.50998 with (10/7)² / ((2/7)²/6 + (8/7)²/6) = 8.8235 degrees of freedom,
    // of which both tails hold 0.033797 (by Simpson's rule over the density).
    const { pValue, verdict } = compareMeans(
      [1, 2, 2, 3, 4, 4, 5],
      [2, 4, 4, 6, 8, 8, 10],
    );
    expect(pValue).toBeCloseTo(0.033797, 6);
    expect(verdict).toBe('different');
  });

  it('asks for a week', () => {
    expect(compareMeans([1, 2, 3], [1, 2, 3, 4, 5, 6, 7]).verdict).toBe(
      'too-few',
    );
  });

  it('knows figures that never vary', () => {
    const week = (value: number) => new Array<number>(7).fill(value);
    expect(compareMeans(week(1), week(1)).pValue).toBe(1);
    expect(compareMeans(week(1), week(2)).pValue).toBe(0);
    expect(compareMeans(week(1), week(NaN)).verdict).toBe('not-comparable');
  });

  it('does not take rounding errors for a difference', () => {
    const days = (count: number, value: (index: number) => number) =>
      Array.from({ length: count }, (_, index) => value(index));
    // A month of 0.1 has a sum of 3.0000000000000013.
    expect(
      compareMeans(
        days(7, () => 0.1),
        days(30, () => 0.1),
      ).pValue,
    ).toBe(1);
    // The same price of a request, of unlike counts of requests.
    const price = (index: number) => (0.0031 * (index + 3)) / (index + 3);
    expect(compareMeans(days(7, price), days(30, price)).pValue).toBe(1);
    expect(
      compareMeans(
        days(7, () => 0.1),
        days(30, () => 0.2),
      ).pValue,
    ).toBe(0);
  });

  it('yields a probability', () => {
    const days = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: 7,
    });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const { pValue } = compareMeans(a, b);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('compareHistograms', () => {
  const bounds = [1, 2];

  it('agrees with a worked example', () => {
    // Expected 50, 30, 20 in each: 2 × (100/50 + 25/30 + 25/20) = 8.1667,
    // and exp(-8.1667 / 2) of the distribution with two degrees lies above.
    const { pValue, verdict } = compareHistograms(
      { bounds, counts: [60, 25, 15] },
      { bounds, counts: [40, 35, 25] },
    );
    expect(pValue).toBeCloseTo(Math.exp(-8.166666666 / 2), 9);
    expect(verdict).toBe('different');
  });

  it('compares on shared bounds alone', () => {
    expect(
      compareHistograms(
        { bounds, counts: [50, 0, 50] },
        { bounds: [1, 5], counts: [50, 25, 25] },
      ),
    ).toMatchObject({ verdict: 'no-evidence', pValue: 1 });
    expect(
      compareHistograms(
        { bounds, counts: [50, 0, 50] },
        { bounds: [3], counts: [50, 50] },
      ).verdict,
    ).toBe('not-comparable');
  });

  it('asks for enough samples, in more than one bucket', () => {
    expect(
      compareHistograms(
        { bounds, counts: [20, 20, 9] },
        { bounds, counts: [200, 200, 90] },
      ).verdict,
    ).toBe('too-few');
    expect(
      compareHistograms(
        { bounds, counts: [100, 1, 0] },
        { bounds, counts: [100, 0, 0] },
      ).verdict,
    ).toBe('not-comparable');
  });

  it('finds no evidence in a histogram against itself', () => {
    const counts = fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, some => {
        const one = { bounds, counts: some };
        expect(compareHistograms(one, one).verdict).not.toBe('different');
      }),
    );
  });
});
