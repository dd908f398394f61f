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

import { SUM_MARK } from './expressions';
import type { Labels } from './LabelMapping';
import type { Omissions } from './Omissions';
import { identityOf, type Series } from './PrometheusApi';
import { readNativeHistograms } from './readNativeHistograms';

/** What was observed up to one instant. */
export interface Histogram {
  labels: Labels;
  /** Seconds since 1970. */
  at: number;
  bounds: number[];
  /** In each bucket alone. */
  counts: number[];
  sum?: number;
}

interface Cumulative {
  labels: Labels;
  /** By time, counts up to each bound. */
  instants: Map<number, { buckets: Map<number, number>; sum?: number }>;
}

/**
 * Reads native histograms, and puts classic buckets together. As `histogram_quantile` does, a bucket that has
 * less than the one below it is taken to have as much: what is extrapolated need
 * not rise. Histograms in which nothing was observed are left out.
 *
 * @param options - `factor` is from the unit of the bounds to seconds
 */
export function readHistograms(
  series: readonly Series[],
  options: { omissions: Omissions; factor?: number },
): Histogram[] {
  const { omissions, factor = 1 } = options;
  const histograms: Histogram[] = [];
  for (const { labels, instants } of grouped(series).values()) {
    for (const [at, { buckets, sum }] of instants) {
      const total = buckets.get(Infinity);
      if ([...buckets.values()].some(count => !Number.isFinite(count))) {
        omissions.add('notFinite');
      } else if (total === undefined) {
        omissions.add('unbounded');
      } else if (total < 0) {
        omissions.add('negative');
      } else if (total > 0 && buckets.size === 1) {
        omissions.add('unshared');
      } else if (total > 0) {
        const bounds = [...buckets.keys()].sort((a, b) => a - b).slice(0, -1);
        histograms.push({
          labels,
          at,
          bounds: bounds.map(bound => bound * factor),
          counts: countsOf(bounds, buckets),
          ...(sum !== undefined && Number.isFinite(sum) && sum >= 0
            ? { sum: sum * factor }
            : {}),
        });
      }
    }
  }
  return [...histograms, ...readNativeHistograms(series, options)];
}

function grouped(series: readonly Series[]): Map<string, Cumulative> {
  const groups = new Map<string, Cumulative>();
  for (const { labels: all, points } of series) {
    const labels = new Map(all);
    const bound = all.get('le') ?? '';
    labels.delete('le');
    const identity = identityOf(labels);
    const group = groups.get(identity) ?? { labels, instants: new Map() };
    groups.set(identity, group);
    for (const [at, value] of points) {
      const instant = group.instants.get(at) ?? { buckets: new Map() };
      group.instants.set(at, instant);
      if (bound === SUM_MARK) {
        instant.sum = value;
      } else {
        const upper = boundOf(bound);
        // Servers write the same bound as 1 and as 1.0.
        instant.buckets.set(upper, (instant.buckets.get(upper) ?? 0) + value);
      }
    }
  }
  return groups;
}

function boundOf(text: string): number {
  return text === '+Inf' || text === 'inf' ? Infinity : Number(text || NaN);
}

function countsOf(
  bounds: readonly number[],
  buckets: ReadonlyMap<number, number>,
): number[] {
  let below = 0;
  return [...bounds, Infinity].map(bound => {
    const upTo = Math.max(below, buckets.get(bound)!);
    const count = upTo - below;
    below = upTo;
    return count;
  });
}
