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
import { mergeHistograms, type Histogram } from '../histogram';
import { resultOf } from './resultOf';
import type { TestResult } from './TestResult';
import { wholeCount } from './wholeCount';

const TEST = 'chi-square test of homogeneity';
const LEAST_SAMPLES = 50;
const LEAST_EXPECTED = 5;

/** How many of two arms lie in the same bucket. */
type Cell = readonly [first: number, second: number];

/**
 * Compares how two histograms are spread over the buckets that they share.
 *
 * @remarks
 * Needs fifty samples in each arm. Neighbouring buckets are put together until
 * five samples are expected of each arm, as the test asks for.
 *
 * @public
 */
export function compareHistograms(a: Histogram, b: Histogram): TestResult {
  const shared = mergeHistograms([a, b]);
  if (!shared) {
    return {
      test: TEST,
      verdict: 'not-comparable',
      reason: 'The two have no bound of a bucket in common.',
    };
  }
  const [first, second] = [a, b].map(histogram => onBounds(histogram, shared));
  const totals: Cell = [sum(first), sum(second)];
  const [one, other] = totals.map(wholeCount);
  const counted = `${one} and ${other} samples`;
  if (!(Math.min(...totals) >= LEAST_SAMPLES)) {
    return {
      test: TEST,
      verdict: 'too-few',
      reason: `There are ${counted}; each arm needs ${LEAST_SAMPLES}.`,
    };
  }
  const cells = filled(
    first.map((count, index) => [count, second[index]]),
    totals,
  );
  if (cells.length < 2) {
    return {
      test: TEST,
      verdict: 'not-comparable',
      reason: `With ${counted}, nearly all lie in one bucket that both have.`,
    };
  }
  const statistic = chiSquareOf(cells, totals);
  return resultOf(
    TEST,
    1 - jStat.chisquare.cdf(statistic, cells.length - 1),
    `${counted} in ${cells.length} buckets.`,
  );
}

function onBounds(histogram: Histogram, { bounds }: Histogram): number[] {
  const empty = new Array<number>(bounds.length + 1).fill(0);
  return [...mergeHistograms([histogram, { bounds, counts: empty }])!.counts];
}

/** Puts neighbours together until each cell is filled well enough. */
function filled(cells: readonly Cell[], totals: Cell): Cell[] {
  const merged: Cell[] = [];
  let open: Cell = [0, 0];
  for (const cell of cells) {
    open = add(open, cell);
    if (expectedOf(open, totals) >= LEAST_EXPECTED) {
      merged.push(open);
      open = [0, 0];
    }
  }
  const last = merged.pop();
  return last ? [...merged, add(last, open)] : merged;
}

function expectedOf(cell: Cell, totals: Cell): number {
  return ((cell[0] + cell[1]) * Math.min(...totals)) / sum(totals);
}

function chiSquareOf(cells: readonly Cell[], totals: Cell): number {
  const all = sum(totals);
  return sum(
    cells.flatMap(cell =>
      cell.map((count, arm) => {
        const expected = (sum(cell) * totals[arm]) / all;
        return (count - expected) ** 2 / expected;
      }),
    ),
  );
}

function add(a: Cell, b: Cell): Cell {
  return [a[0] + b[0], a[1] + b[1]];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
