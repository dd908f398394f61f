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

/** Adds up what values cost, to tell the most expensive. */
export class RankedValues {
  readonly #costs = new Map<string, bigint>();

  add(value: string | undefined, cost: bigint): void {
    if (value !== undefined && value !== '') {
      this.#costs.set(value, (this.#costs.get(value) ?? 0n) + cost);
    }
  }

  /** The most expensive values with what they cost, in a fixed order. */
  top(limit: number): { value: string; cost: bigint }[] {
    return [...this.#costs]
      .map(([value, cost]) => ({ value, cost }))
      .sort(mostExpensive)
      .slice(0, limit);
  }

  names(limit: number): string[] {
    return this.top(limit).map(({ value }) => value);
  }
}

function mostExpensive(
  a: { value: string; cost: bigint },
  b: { value: string; cost: bigint },
): number {
  if (a.cost !== b.cost) {
    return a.cost > b.cost ? -1 : 1;
  }
  return a.value < b.value ? -1 : 1;
}
