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
import { samplesOf } from './mergeHistograms';

/** A percentile, and how far off it may be. @public */
export interface Quantile {
  value: number;
  /** Width of the bucket that it lies in; the true value is in that bucket. */
  width: number;
}

/**
 * The value below which a share lies, linear within its bucket as Prometheus'
 * `histogram_quantile` has it. The first bucket begins at zero, and has no width
 * where that is negative.
 *
 * @param share - 0 to 1
 * @returns undefined when nothing was counted, or it lies above the highest bound
 * @public
 */
export function quantileOf(
  histogram: Histogram,
  share: number,
): Quantile | undefined {
  const { bounds, counts } = histogram;
  const samples = samplesOf(histogram);
  if (!(samples > 0)) {
    return undefined;
  }
  const rank = share * samples;
  let below = 0;
  for (let index = 0; index < bounds.length; index += 1) {
    const count = counts[index];
    if (count > 0 && below + count >= rank) {
      const upper = bounds[index];
      const lower = lowerBound(bounds, index);
      const width = upper - lower;
      const part = Math.min(1, Math.max(0, (rank - below) / count));
      return { value: lower + width * part, width };
    }
    below += count;
  }
  return undefined;
}

function lowerBound(bounds: readonly number[], index: number): number {
  if (index > 0) {
    return bounds[index - 1];
  }
  return Math.min(0, bounds[0]);
}
