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

/** What is weighed: what it costs against how good it is. @public */
export interface Candidate {
  cost: number;
  quality: {
    /** Only scores of the same key are compared. */
    key: string;
    value: number;
    /** Which values are better. */
    direction: 'higher' | 'lower';
    /** A score of which nobody says how many were evaluated is not compared. */
    sampleSize?: number;
  };
}

/**
 * Those of which no other is both cheaper and better: none costs at most as much
 * and is at least as good, and one of the two by some.
 *
 * @remarks
 * A candidate whose score cannot be compared with any other's is left out:
 * nothing says that it is on the frontier.
 *
 * @public
 */
export function frontierOf<T extends Candidate>(candidates: readonly T[]): T[] {
  const comparable = candidates.filter(
    ({ cost, quality }) =>
      (quality.sampleSize ?? 0) > 0 &&
      Number.isFinite(cost) &&
      Number.isFinite(quality.value),
  );
  return comparable.filter(one => {
    const alike = comparable.filter(other => areAlike(one, other));
    return alike.length > 1 && !alike.some(other => dominates(other, one));
  });
}

function areAlike(a: Candidate, b: Candidate): boolean {
  return (
    a.quality.key === b.quality.key &&
    a.quality.direction === b.quality.direction
  );
}

function dominates(a: Candidate, b: Candidate): boolean {
  const better = goodness(a) - goodness(b);
  const cheaper = b.cost - a.cost;
  return better >= 0 && cheaper >= 0 && (better > 0 || cheaper > 0);
}

function goodness({ quality }: Candidate): number {
  return quality.direction === 'higher' ? quality.value : -quality.value;
}
