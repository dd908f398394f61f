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
 * Buckets that OpenTelemetry advises for durations of generative AI, in seconds.
 * Sources that share them can be put together.
 */
export const DEFAULT_BOUNDS: readonly number[] = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48,
  40.96, 81.92,
];

/** Counts values into buckets, of which each has its upper bound. */
export class HistogramTally {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;

  /** @param bounds - rising, in the unit of the values */
  static create(bounds: readonly number[]): HistogramTally {
    return new HistogramTally(bounds);
  }

  private constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = new Array(bounds.length + 1).fill(0);
  }

  add(value: number): void {
    const at = this.#bounds.findIndex(bound => value <= bound);
    this.#counts[at < 0 ? this.#bounds.length : at] += 1;
    this.#sum += value;
  }

  get isEmpty(): boolean {
    return this.#counts.every(count => count === 0);
  }

  get histogram(): {
    bounds: readonly number[];
    counts: number[];
    sum: number;
  } {
    return { bounds: this.#bounds, counts: [...this.#counts], sum: this.#sum };
  }
}
