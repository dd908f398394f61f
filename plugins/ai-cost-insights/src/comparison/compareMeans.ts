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

const TEST = "Welch's t-test";
const LEAST_DAYS = 7;
// Relative to the figures: what varies by less does so by rounding.
const ROUNDING = 1e-12;

/**
 * Compares the means of daily figures by Welch's t-test, two-sided: it does not
 * take the two to vary alike.
 *
 * @remarks
 * Needs seven days in each arm, so that each has seen a whole week.
 *
 * @public
 */
export function compareMeans(
  a: readonly number[],
  b: readonly number[],
): TestResult {
  const days = `${a.length} and ${b.length} days`;
  if (![...a, ...b].every(Number.isFinite)) {
    return {
      test: TEST,
      verdict: 'not-comparable',
      reason: 'Some of the figures are no numbers.',
    };
  }
  if (Math.min(a.length, b.length) < LEAST_DAYS) {
    return {
      test: TEST,
      verdict: 'too-few',
      reason: `There are ${days}; each arm needs ${LEAST_DAYS}.`,
    };
  }
  const [first, second] = [momentsOf(a), momentsOf(b)];
  const squaredError = first.squaredError + second.squaredError;
  const difference = second.mean - first.mean;
  const noise = ROUNDING * [...a, ...b].reduce(largest, 0);
  if (Math.sqrt(squaredError) <= noise) {
    return resultOf(
      TEST,
      Math.abs(difference) <= noise ? 1 : 0,
      `${days}, all alike within each arm.`,
    );
  }
  const degreesOfFreedom =
    squaredError ** 2 /
    (first.squaredError ** 2 / (a.length - 1) +
      second.squaredError ** 2 / (b.length - 1));
  const t = difference / Math.sqrt(squaredError);
  return resultOf(
    TEST,
    2 * jStat.studentt.cdf(-Math.abs(t), degreesOfFreedom),
    `Means over ${days}.`,
  );
}

function largest(most: number, value: number): number {
  return Math.max(most, Math.abs(value));
}

/** The mean, and the square of its standard error. */
function momentsOf(values: readonly number[]) {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, squaredError: squares / (count - 1) / count };
}
