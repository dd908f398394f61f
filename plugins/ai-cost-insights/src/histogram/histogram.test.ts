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
import {
  mergeHistograms,
  quantileOf,
  samplesOf,
  scaleHistogram,
  type Histogram,
} from './index';

const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const histograms: fc.Arbitrary<Histogram> = fc
  .subarray(BOUNDS, { minLength: 1 })
  .chain(bounds =>
    fc
      .array(fc.nat(1000), {
        minLength: bounds.length + 1,
        maxLength: bounds.length + 1,
      })
      .map(counts => ({ bounds, counts })),
  );

/** How many lie at or below a bound. */
function below({ bounds, counts }: Histogram, bound: number): number {
  return counts
    .filter((_, index) => (bounds[index] ?? Infinity) <= bound)
    .reduce((sum, count) => sum + count, 0);
}

describe('mergeHistograms', () => {
  it('keeps what lies below each shared bound, and invents nothing', () => {
    fc.assert(
      fc.property(fc.array(histograms, { minLength: 1 }), all => {
        const merged = mergeHistograms(all);
        const shared = BOUNDS.filter(bound =>
          all.every(({ bounds }) => bounds.includes(bound)),
        );
        expect(merged?.bounds).toEqual(shared.length > 0 ? shared : undefined);
        for (const bound of merged ? [...shared, Infinity] : []) {
          expect(below(merged!, bound)).toBe(
            all.reduce((sum, histogram) => sum + below(histogram, bound), 0),
          );
        }
      }),
    );
  });

  it('does not care for the order', () => {
    fc.assert(
      fc.property(histograms, histograms, (a, b) => {
        expect(mergeHistograms([a, b])).toEqual(mergeHistograms([b, a]));
      }),
    );
  });

  it('has nothing of nothing', () => {
    expect(mergeHistograms([])).toBeUndefined();
  });
});

describe('quantileOf', () => {
  it('is linear within a bucket, as histogram_quantile is', () => {
    const histogram = { bounds: [1, 2, 4], counts: [50, 30, 20, 0] };
    // Rank 50 is the end of the first bucket, 90 half-way through 2 to 4.
    expect(quantileOf(histogram, 0.5)).toEqual({ value: 1, width: 1 });
    expect(quantileOf(histogram, 0.9)).toEqual({ value: 3, width: 2 });
  });

  it('is absent above the highest bound, and of nothing', () => {
    expect(quantileOf({ bounds: [1], counts: [9, 1] }, 0.95)).toBeUndefined();
    expect(quantileOf({ bounds: [1], counts: [0, 0] }, 0.5)).toBeUndefined();
  });

  it('lies in the bucket of the true value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 10, noNaN: true }), {
          minLength: 1,
        }),
        fc.constantFrom(0.5, 0.95, 0.99),
        (values, share) => {
          const counts = [...BOUNDS, Infinity].map(
            (bound, index) =>
              values.filter(
                value => value <= bound && value > (BOUNDS[index - 1] ?? 0),
              ).length,
          );
          const sorted = [...values].sort((a, b) => a - b);
          const truth = sorted[Math.ceil(share * values.length) - 1];
          const { value, width } = quantileOf(
            { bounds: BOUNDS, counts },
            share,
          )!;
          expect(Math.abs(value - truth)).toBeLessThanOrEqual(width + 1e-9);
        },
      ),
    );
  });

  it('rises with the share, and stays when all counts are halved', () => {
    fc.assert(
      fc.property(histograms, one => {
        const values = [0.5, 0.95, 0.99].map(
          share => quantileOf(one, share)?.value ?? Infinity,
        );
        expect([...values].sort((a, b) => a - b)).toEqual(values);
        const half = scaleHistogram(one, 0.5);
        expect(samplesOf(half)).toBe(samplesOf(one) / 2);
        expect(quantileOf(half, 0.95)).toEqual(quantileOf(one, 0.95));
      }),
    );
  });
});
