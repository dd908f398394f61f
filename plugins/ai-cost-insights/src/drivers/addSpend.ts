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

import type { SpendPart } from './SpendPart';

/** Several parts of one key and group. */
export interface AddedSpend {
  cost: bigint;
  /** Thousandths of tokens; undefined where any part has none. */
  tokens?: bigint;
}

const TOKEN_PARTS = 1000;

/** Adds up parts, by group and key. */
export function addSpend(
  parts: readonly SpendPart[],
): Map<string | undefined, Map<string, AddedSpend>> {
  const groups = new Map<string | undefined, Map<string, AddedSpend>>();
  for (const { group, key, cost, tokens } of parts) {
    const ofGroup = groups.get(group) ?? new Map<string, AddedSpend>();
    groups.set(group, ofGroup);
    const part = { cost, tokens: countOf(tokens) };
    const added = ofGroup.get(key);
    ofGroup.set(key, added ? together(added, part) : part);
  }
  return groups;
}

function together(a: AddedSpend, b: AddedSpend): AddedSpend {
  return {
    cost: a.cost + b.cost,
    tokens:
      a.tokens === undefined || b.tokens === undefined
        ? undefined
        : a.tokens + b.tokens,
  };
}

/** Nothing has a price by the token without tokens. */
function countOf(tokens: number | undefined): bigint | undefined {
  const count = Math.round((tokens ?? 0) * TOKEN_PARTS);
  return Number.isFinite(count) && count > 0 ? BigInt(count) : undefined;
}
