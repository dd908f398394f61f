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

import type { LatencyValue } from 'backstage-plugin-ai-cost-common';
import {
  mergeHistograms,
  quantileOf,
  samplesOf,
  type Histogram,
} from 'backstage-plugin-ai-cost-insights';

const PERCENTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/**
 * Percentiles of merged histograms; undefined when nothing was timed, or no
 * bound of a bucket is in all of them.
 */
export function latencyValue(
  histograms: readonly Histogram[],
): LatencyValue | undefined {
  const merged = mergeHistograms(histograms);
  const samples = merged ? samplesOf(merged) : 0;
  if (!merged || samples === 0) {
    return undefined;
  }
  const latency: LatencyValue = { samples, error: {} };
  for (const [name, share] of PERCENTILES) {
    const quantile = quantileOf(merged, share);
    if (quantile) {
      latency[name] = quantile.value;
      latency.error[name] = quantile.width;
    }
  }
  return latency;
}
