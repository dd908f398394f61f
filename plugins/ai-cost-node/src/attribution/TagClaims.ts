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

import type { LineTag } from './lineFacts';

interface TagClaim<T> {
  tags: readonly LineTag[];
  value: T;
}

/**
 * Finds those of many tag claims whose pairs a charge has all of. A claim is
 * filed under that of its pairs which fewest claims ask for.
 */
export class TagClaims<T> {
  readonly #byKey = new Map<string, Map<string, TagClaim<T>[]>>();

  static create<T>(claims: readonly TagClaim<T>[]): TagClaims<T> {
    return new TagClaims(claims);
  }

  private constructor(claims: readonly TagClaim<T>[]) {
    const frequency = new Map<string, number>();
    for (const tag of claims.flatMap(({ tags }) => tags)) {
      frequency.set(pairOf(tag), (frequency.get(pairOf(tag)) ?? 0) + 1);
    }
    for (const claim of claims) {
      this.#file(
        claim,
        claim.tags.reduce((a, b) =>
          frequency.get(pairOf(b))! < frequency.get(pairOf(a))! ? b : a,
        ),
      );
    }
  }

  match(tags: readonly LineTag[]): T[] {
    const found: T[] = [];
    for (const { key, value } of tags) {
      const claims = this.#byKey.get(key)?.get(value) ?? [];
      for (const claim of claims) {
        if (hasAll(tags, claim.tags)) {
          found.push(claim.value);
        }
      }
    }
    return found;
  }

  #file(claim: TagClaim<T>, { key, value }: LineTag): void {
    const byValue = this.#byKey.get(key) ?? new Map<string, TagClaim<T>[]>();
    const claims = byValue.get(value) ?? [];
    claims.push(claim);
    byValue.set(value, claims);
    this.#byKey.set(key, byValue);
  }
}

function hasAll(tags: readonly LineTag[], asked: readonly LineTag[]): boolean {
  return asked.every(({ key, value }) =>
    tags.some(tag => tag.key === key && tag.value === value),
  );
}

function pairOf({ key, value }: LineTag): string {
  return `${key}\u0000${value}`;
}
