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

/**
 * Upper bounds in seconds that OpenTelemetry advises for durations of generative
 * AI.
 */
export const BOUNDS: readonly number[] = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48,
  40.96, 81.92,
];

/** Durations whose logarithms are normally distributed. */
export interface Latency {
  median: number;
  /** Standard deviation of the natural logarithm. */
  spread: number;
}

/** Share of durations that are at most so long. */
export function shareUpTo(
  { median, spread }: Latency,
  seconds: number,
): number {
  return normal(Math.log(seconds / median) / spread);
}

/** How many of some durations lie in each bucket; their sum is exact. */
export function bucketCounts(latency: Latency, total: number): number[] {
  const upTo = BOUNDS.map(bound =>
    Math.round(total * shareUpTo(latency, bound)),
  );
  return [...upTo, total].map((count, at) => count - (upTo[at - 1] ?? 0));
}

/** The duration that a share of several durations together stays below. */
export function quantile(
  parts: readonly { latency: Latency; total: number }[],
  share: number,
): number {
  const all = parts.reduce((sum, { total }) => sum + total, 0);
  let low = 0;
  let high = 1000;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const below = parts.reduce(
      (sum, { latency, total }) => sum + total * shareUpTo(latency, middle),
      0,
    );
    if (below < share * all) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** Abramowitz and Stegun 7.1.26: the error is below 1.5e-7. */
function normal(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial =
    t *
    (0.254829592 +
      t *
        (-0.284496736 +
          t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (polynomial * Math.exp(-z * z)) / 2;
  return x < 0 ? tail : 1 - tail;
}
