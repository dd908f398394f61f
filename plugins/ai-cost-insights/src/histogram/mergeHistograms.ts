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

import type { Histogram } from './Histogram';

/**
 * Puts histograms together on the bounds that all of them share, which is exact:
 * what lies between two shared bounds is the sum of the buckets between them.
 *
 * @returns undefined when there is nothing to merge, or no bound is shared
 * @public
 */
export function mergeHistograms(
  histograms: readonly Histogram[],
): Histogram | undefined {
  if (histograms.length === 0) {
    return undefined;
  }
  const [first, ...others] = histograms;
  const bounds = others.reduce(
    (shared, histogram) =>
      histogram.bounds === shared ? shared : intersect(shared, histogram),
    first.bounds,
  );
  if (bounds.length === 0) {
    return undefined;
  }
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const histogram of histograms) {
    addOn(bounds, histogram, counts);
  }
  return { bounds, counts };
}

/** How many lie in a histogram. @public */
export function samplesOf({ counts }: Histogram): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * A part of what several share.
 *
 * @param share - 0 to 1
 * @public
 */
export function scaleHistogram(
  { bounds, counts }: Histogram,
  share: number,
): Histogram {
  return { bounds, counts: counts.map(count => count * share) };
}

function intersect(
  bounds: readonly number[],
  histogram: Histogram,
): readonly number[] {
  const others = new Set(histogram.bounds);
  return bounds.filter(bound => others.has(bound));
}

function addOn(
  bounds: readonly number[],
  histogram: Histogram,
  counts: number[],
): void {
  let bucket = 0;
  histogram.counts.forEach((count, index) => {
    const bound = histogram.bounds[index] ?? Infinity;
    while (bucket < bounds.length && bounds[bucket] < bound) {
      bucket += 1;
    }
    counts[bucket] += count;
  });
}
