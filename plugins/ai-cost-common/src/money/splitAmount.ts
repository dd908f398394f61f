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

/**
 * Splits an amount in proportion to whole-number weights. The parts always sum
 * to the amount: what integer division leaves goes to the first of the largest
 * weights.
 *
 * @param amount - attos, of either sign
 * @param weights - one or more, none negative, not all zero
 * @throws RangeError when the weights cannot divide anything
 * @public
 */
export function splitAmount(
  amount: bigint,
  weights: readonly (number | bigint)[],
): bigint[] {
  const whole = weights.map(BigInt);
  const total = whole.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || whole.some(weight => weight < 0n)) {
    throw new RangeError('weights must not be negative, and not all zero');
  }
  if (weights.length === 1) {
    return [amount];
  }
  const parts = whole.map(weight => (amount * weight) / total);
  const rest = parts.reduce((sum, part) => sum - part, amount);
  const largest = whole.reduce(
    (best, weight, part) => (weight > whole[best] ? part : best),
    0,
  );
  parts[largest] += rest;
  return parts;
}
