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

import { DEFAULT_BOUNDS } from '../source/HistogramTally';
import type { Omissions } from './Omissions';
import type { Series } from './PrometheusApi';
import type { Histogram } from './readHistograms';
import type { NativeHistogram } from './shapes';

type Bucket = NativeHistogram['buckets'][number];

/**
 * Quarters of powers of two, from a millisecond to an hour: all finer buckets of
 * native histograms have them among their bounds.
 */
const QUARTERS = Array.from({ length: 89 }, (_, at) => 2 ** (at / 4 - 10));
/** Bounds of native histograms are powers of two to a part of this. */
const FINEST = 256;
/** Servers round the powers otherwise. */
const ROUNDING = 1e-9;

/**
 * Reads native histograms. Bounds are kept at which the counts of all instants of
 * a series are exact, which none are that lie within a bucket: finer buckets are
 * put together, and none is parted.
 *
 * @param options - `factor` is from the unit of the bounds to seconds
 */
export function readNativeHistograms(
  series: readonly Series[],
  options: { omissions: Omissions; factor?: number },
): Histogram[] {
  const { omissions, factor = 1 } = options;
  return series.flatMap(({ labels, histograms }) => {
    const read = histograms.filter(([, each]) => isReadable(each, omissions));
    const bounds = boundsOf(distinct(read.map(([, { buckets }]) => buckets)));
    if (bounds.length === 0) {
      read.forEach(() => omissions.add('unshared'));
      return [];
    }
    return read.map(([at, { buckets, sum }]) => ({
      labels,
      at,
      bounds: bounds.map(bound => bound * factor),
      counts: countsOf(bounds, buckets),
      ...(Number.isFinite(sum) && sum >= 0 ? { sum: sum * factor } : {}),
    }));
  });
}

/** Whether something was observed that has a bucket, and nothing below zero. */
function isReadable(
  { buckets, count }: NativeHistogram,
  omissions: Omissions,
): boolean {
  const counted = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  if (!Number.isFinite(count) || !Number.isFinite(counted)) {
    omissions.add('notFinite');
    return false;
  }
  if (buckets.some(isNegative)) {
    omissions.add('negative');
    return false;
  }
  // What is no number is observed, and in no bucket.
  if (count - counted > ROUNDING * count) {
    omissions.add('notFinite');
  }
  return counted > 0;
}

/** The bucket around zero has a lower bound below it, and custom ones have none. */
function isNegative({ lower, upper, count }: Bucket): boolean {
  return count < 0 || (upper <= 0 && Number.isFinite(lower) && lower < 0);
}

/** Each pair of bounds once. */
function distinct(histograms: readonly (readonly Bucket[])[]): Bucket[] {
  const found = new Map<string, Bucket>();
  for (const bucket of histograms.flat()) {
    if (bucket.count > 0) {
      found.set(`${bucket.lower} ${bucket.upper}`, bucket);
    }
  }
  return [...found.values()];
}

/**
 * Where a native histogram's buckets are powers, the same bounds whatever was
 * observed, so that series do not change with it. Custom ones have their own, and
 * those that OpenTelemetry advises where they are exact as well.
 */
function boundsOf(buckets: readonly Bucket[]): number[] {
  const ends = buckets
    .filter(({ lower }) => lower >= 0 || lower === -Infinity)
    .map(({ upper }) => upper)
    .filter(Number.isFinite);
  const candidates = ends.every(isPower)
    ? QUARTERS
    : [...new Set([...buckets.flatMap(endsOf), ...DEFAULT_BOUNDS])].sort(
        (a, b) => a - b,
      );
  return candidates.filter(
    bound =>
      !buckets.some(
        ({ lower, upper }) =>
          lower * (1 + ROUNDING) < bound && bound < upper * (1 - ROUNDING),
      ),
  );
}

function isPower(bound: number): boolean {
  const exponent = Math.log2(bound) * FINEST;
  return Math.abs(exponent - Math.round(exponent)) < ROUNDING * FINEST * 2;
}

function endsOf({ lower, upper }: Bucket): number[] {
  return [lower, upper].filter(end => Number.isFinite(end) && end >= 0);
}

/** Counts between bounds, of which none lies within a bucket. */
function countsOf(
  bounds: readonly number[],
  buckets: readonly Bucket[],
): number[] {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const { upper, count } of buckets) {
    const at = bounds.findIndex(bound => upper <= bound * (1 + ROUNDING));
    counts[at < 0 ? bounds.length : at] += count;
  }
  return counts;
}
