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

import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import type { TelemetrySeries } from './telemetrySeries';

/** What is known of a series in an hour or a day. */
export interface Figure {
  /**
   * The count, the mean score, or the sum of what a histogram holds; null for a
   * histogram whose sum nobody knows.
   */
  value: number | null;
  /** Of a histogram and a score; null when nobody says. */
  samples: number | null;
  /** Of a histogram: how many lie in each bucket alone. */
  counts: readonly number[] | null;
  /** Of a score: what was evaluated, where it is not the period. */
  evaluated: Interval | null;
}

/** ISO 8601 instants in UTC. */
export interface Interval {
  from: string;
  to: string;
}

/** What a sample says. */
export function figureOf(sample: TelemetrySample): Figure {
  switch (sample.kind) {
    case 'count':
      return {
        value: sample.value,
        samples: null,
        counts: null,
        evaluated: null,
      };
    case 'histogram':
      return {
        value: sample.sum ?? null,
        samples: sample.counts.reduce((sum, count) => sum + count, 0),
        counts: sample.counts,
        evaluated: null,
      };
    default:
      return {
        value: sample.value,
        samples: sample.sampleSize ?? null,
        counts: null,
        evaluated: sample.window ? intervalOf(sample.window) : null,
      };
  }
}

/**
 * How figures of a series are put together: `sum` of counts, `merge` of
 * histograms, `weigh` scores by how many were evaluated, and of scores that do
 * not say so, the `newest` stands.
 */
export type Statistic = 'sum' | 'merge' | 'weigh' | 'newest';

/** How figures of a series are put together. */
export function statisticOf({ kind, facts }: TelemetrySeries): Statistic {
  if (kind === 'score') {
    return facts.sized ? 'weigh' : 'newest';
  }
  return kind === 'count' ? 'sum' : 'merge';
}

/**
 * Puts two figures of a series together.
 *
 * @param later - of the later time, or what came later of the same time
 */
export function mergeFigures(
  statistic: Statistic,
  earlier: Figure,
  later: Figure,
): Figure {
  switch (statistic) {
    case 'sum':
      return { ...later, value: sumOf(earlier.value, later.value) };
    case 'merge':
      return {
        ...later,
        value: sumOf(earlier.value, later.value),
        samples: sumOf(earlier.samples, later.samples),
        counts: later.counts!.map(
          (count, bucket) => count + earlier.counts![bucket],
        ),
      };
    case 'weigh':
      return {
        ...later,
        value: meanOf(earlier, later),
        samples: sumOf(earlier.samples, later.samples),
        evaluated: hullOf(earlier.evaluated, later.evaluated),
      };
    default:
      return later;
  }
}

/** What one of them does not know, both of them together do not. */
function sumOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function meanOf(a: Figure, b: Figure): number {
  const samples = a.samples! + b.samples!;
  return (a.value! * a.samples! + b.value! * b.samples!) / samples;
}

function hullOf(a: Interval | null, b: Interval | null): Interval | null {
  if (!a || !b) {
    return a ?? b;
  }
  return {
    from: a.from < b.from ? a.from : b.from,
    to: a.to > b.to ? a.to : b.to,
  };
}

function intervalOf(window: Interval): Interval {
  return {
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
  };
}
