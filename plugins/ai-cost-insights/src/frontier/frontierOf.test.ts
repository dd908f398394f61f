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
import { frontierOf, type Candidate } from './index';

const candidate = (
  cost: number,
  value: number,
  quality: Partial<Candidate['quality']> = {},
): Candidate => ({
  cost,
  quality: {
    key: 'accuracy',
    direction: 'higher',
    sampleSize: 100,
    value,
    ...quality,
  },
});

describe('frontierOf', () => {
  it('keeps what nothing is both cheaper and better than', () => {
    const [cheap, good, worse] = [
      candidate(1, 0.8),
      candidate(5, 0.9),
      candidate(6, 0.85),
    ];
    expect(frontierOf([worse, good, cheap])).toEqual([good, cheap]);
  });

  it('knows which values are better', () => {
    const lower = { key: 'toxicity', direction: 'lower' as const };
    const [cheap, good] = [candidate(1, 0.2, lower), candidate(5, 0.1, lower)];
    const worse = candidate(6, 0.9, lower);
    expect(frontierOf([cheap, good, worse])).toEqual([cheap, good]);
  });

  it('compares no score that is unlike or of unknown size', () => {
    const alone = candidate(1, 0.9, { key: 'f1' });
    const unsized = candidate(0.1, 0.99, { sampleSize: undefined });
    const [cheap, good] = [candidate(1, 0.8), candidate(5, 0.9)];
    expect(frontierOf([alone, unsized, cheap, good])).toEqual([cheap, good]);
  });

  it('has a better or equal one on the frontier for each that is not', () => {
    const some = fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ max: 20, min: 0 }))
        .map(([cost, value]) => candidate(cost, value / 20)),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, all => {
        const frontier = frontierOf(all);
        for (const one of all) {
          expect(
            frontier.some(
              it =>
                it.cost <= one.cost && it.quality.value >= one.quality.value,
            ),
          ).toBe(true);
        }
      }),
    );
  });
});
