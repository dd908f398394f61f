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

import type {
  CountSample,
  HistogramSample,
  TelemetryDimensions,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';

/**
 * Adds up what belongs to the same period and dimensions: several series may,
 * once their labels are read.
 */
export class SampleTally {
  readonly #counts = new Map<string, CountSample>();
  readonly #histograms = new Map<string, HistogramSample>();

  static create(): SampleTally {
    return new SampleTally();
  }

  private constructor() {}

  get samples(): TelemetrySample[] {
    return [...this.#counts.values(), ...this.#histograms.values()];
  }

  addCount(sample: CountSample): void {
    const key = keyOf(sample, sample.name);
    const known = this.#counts.get(key);
    this.#counts.set(
      key,
      known ? { ...known, value: known.value + sample.value } : sample,
    );
  }

  /** Only those of the same bounds are merged here. */
  addHistogram(sample: HistogramSample): void {
    const key = keyOf(sample, sample.bounds);
    const known = this.#histograms.get(key);
    this.#histograms.set(key, known ? merged(known, sample) : sample);
  }
}

function merged(a: HistogramSample, b: HistogramSample): HistogramSample {
  const { sum, ...rest } = a;
  return {
    ...rest,
    counts: a.counts.map((count, i) => count + b.counts[i]),
    ...(sum !== undefined && b.sum !== undefined ? { sum: sum + b.sum } : {}),
  };
}

function keyOf(
  { measure, period, dimensions }: CountSample | HistogramSample,
  extra: unknown,
): string {
  return JSON.stringify([measure, period, extra, sorted(dimensions)]);
}

function sorted({ tags, ...rest }: TelemetryDimensions): unknown[] {
  return [Object.entries(rest).sort(), Object.entries(tags).sort()];
}
