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

import type { EntityUse } from './readEntityUse';

/** Who uses something, and what they spend on it in one currency. */
export class UseTally {
  readonly #currency: string | undefined;
  readonly #entities = new Map<string, bigint>();
  readonly #owners = new Map<string, bigint>();
  readonly #ownerOf = new Map<string, string>();
  readonly #otherCurrencies = new Set<string>();

  static create(currency: string | undefined): UseTally {
    return new UseTally(currency);
  }

  private constructor(currency: string | undefined) {
    this.#currency = currency;
  }

  add({ entityRef, owner, currency, cost }: EntityUse): void {
    const counts = currency === this.#currency;
    if (!counts) {
      this.#otherCurrencies.add(currency);
    }
    addTo(this.#entities, entityRef, counts ? cost : 0n);
    addTo(this.#owners, owner, counts ? cost : 0n);
    this.#ownerOf.set(entityRef, owner);
  }

  /** How many entities and owners there are, nobody left out. */
  counts(): { entities: number; owners: number } {
    return {
      entities: somebody(this.#entities).length,
      owners: somebody(this.#owners).length,
    };
  }

  /** Those that spend most, nobody left out. */
  topEntities(most: number): string[] {
    return ranked(somebody(this.#entities), most).map(([ref]) => ref);
  }

  /** Those that spend most, nobody left out. */
  topOwners(most: number): string[] {
    return ranked(somebody(this.#owners), most).map(([ref]) => ref);
  }

  /** Who spends most, with their owners; also nobody. Attos. */
  users(
    most: number,
  ): { entityRef: string; owner: string | undefined; cost: bigint }[] {
    return ranked([...this.#entities], most).map(([entityRef, cost]) => ({
      entityRef,
      owner: this.#ownerOf.get(entityRef) || undefined,
      cost,
    }));
  }

  /** In which it is paid as well; undefined for none. */
  otherCurrencies(): string[] | undefined {
    return this.#otherCurrencies.size > 0
      ? [...this.#otherCurrencies].sort()
      : undefined;
  }
}

function addTo(sums: Map<string, bigint>, key: string, cost: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + cost);
}

function somebody(sums: ReadonlyMap<string, bigint>): [string, bigint][] {
  return [...sums].filter(([ref]) => ref !== '');
}

function ranked(
  sums: readonly [string, bigint][],
  most: number,
): [string, bigint][] {
  return [...sums]
    .sort(([refA, a], [refB, b]) => {
      if (a === b) {
        return refA < refB ? -1 : 1;
      }
      return a < b ? 1 : -1;
    })
    .slice(0, most);
}
