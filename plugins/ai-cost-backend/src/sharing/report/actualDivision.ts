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

import type { DividedCost } from './DividedCost';
import type { ShareSum } from './readShareSums';

/**
 * Whom an entity's cost went to, by what the ledger says.
 *
 * @param usage - by consumer, in the unit of the measure
 */
export function actualDivision(
  entityRef: string,
  sums: readonly ShareSum[],
  usage: ReadonlyMap<string, number>,
): DividedCost {
  let kept = 0n;
  const parts = new Map<string, bigint>();
  for (const { entityRef: payer, sharedFrom, cost } of sums) {
    if (sharedFrom === entityRef) {
      parts.set(payer, (parts.get(payer) ?? 0n) + cost);
    } else if (payer === entityRef && sharedFrom === undefined) {
      kept += cost;
    }
  }
  return {
    kept,
    parts: new Map(
      [...parts]
        .filter(([, cost]) => cost !== 0n)
        .map(([ref, cost]) => [ref, { cost, usage: usage.get(ref) }]),
    ),
  };
}
