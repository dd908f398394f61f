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

import { jStat } from 'jstat';
import { resultOf } from './resultOf';
import type { TestResult } from './TestResult';
import { wholeCount } from './wholeCount';

const TEST = 'two-proportion z-test';
// The usual rule for the normal approximation of a binomial distribution.
const LEAST_EXPECTED = 5;

/** How many of how many, such as failed calls of all calls. @public */
export interface CountedShare {
  hits: number;
  of: number;
}

/**
 * Compares two shares by the two-proportion z-test with a pooled share, two-sided.
 *
 * @remarks
 * Needs at least five expected hits and five expected misses in each arm.
 *
 * @public
 */
export function compareShares(a: CountedShare, b: CountedShare): TestResult {
  const [first, second] = [a, b].map(
    ({ hits, of }) => `${wholeCount(hits)} of ${wholeCount(of)}`,
  );
  const counted = `${first} and ${second}`;
  if (![a, b].every(isShare)) {
    return {
      test: TEST,
      verdict: 'not-comparable',
      reason: `These are no shares: ${counted}.`,
    };
  }
  const pooled = (a.hits + b.hits) / (a.of + b.of);
  const least = Math.min(pooled, 1 - pooled) * Math.min(a.of, b.of);
  if (!(least >= LEAST_EXPECTED)) {
    return {
      test: TEST,
      verdict: 'too-few',
      reason: `With ${counted}, fewer than ${LEAST_EXPECTED} of one kind are expected in an arm.`,
    };
  }
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
  const z = (b.hits / b.of - a.hits / a.of) / deviation;
  return resultOf(
    TEST,
    2 * jStat.normal.cdf(-Math.abs(z), 0, 1),
    `${counted}.`,
  );
}

function isShare({ hits, of }: CountedShare): boolean {
  return of > 0 && Number.isFinite(of) && hits >= 0 && hits <= of;
}
