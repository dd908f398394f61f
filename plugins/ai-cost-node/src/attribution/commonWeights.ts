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

import { splitAmount } from 'backstage-plugin-ai-cost-common';

/** The ledger keeps a weight in 32 bits. */
const MOST = 2n ** 31n - 1n;
const MILLION = 1_000_000n;

/**
 * Puts several ways of dividing in one row of weights, in which each of them has
 * the same part of the whole.
 *
 * @remarks
 * Exact, unless the weights grow too large for it: then each way is divided in
 * millionths, and a weight below one of them becomes 0.
 *
 * @param ways - each of one or more weights, all above zero
 */
export function commonWeights(
  ways: readonly (readonly number[])[],
): number[][] {
  if (ways.length === 1) {
    return [[...ways[0]]];
  }
  const totals = ways.map(weights =>
    weights.reduce((sum, weight) => sum + BigInt(weight), 0n),
  );
  const common = totals.reduce(leastCommonMultiple);
  return ways.map((weights, way) =>
    common * BigInt(ways.length) <= MOST
      ? weights.map(weight => Number((BigInt(weight) * common) / totals[way]))
      : splitAmount(MILLION, weights).map(Number),
  );
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
