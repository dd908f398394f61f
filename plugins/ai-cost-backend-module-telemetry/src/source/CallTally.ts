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
  CountMeasure,
  HistogramMeasure,
  Hour,
} from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryDimensions,
  TelemetryProblem,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { HistogramTally } from './HistogramTally';

type TokenMeasure = Extract<CountMeasure, `${string}_tokens`>;

/** A call of a model that ended. */
export interface ModelCall {
  hour: Hour;
  dimensions: TelemetryDimensions;
  failed: boolean;
  /** Whether it repeats an earlier one; undefined when nobody says. */
  retried?: boolean;
  /** Seconds, as its caller sees it; absent of what is not timed. */
  duration?: number;
  /** Seconds; absent of what did not stream. */
  toFirstToken?: number;
  /** Absent of what was never sent, and of what nobody counted. */
  tokens?: Partial<Record<TokenMeasure, number>>;
}

/** With tags, and as many again without. */
const MOST_SERIES = 5_000;

/** What is known of the calls of an hour that have the same dimensions. */
interface Sums {
  hour: Hour;
  dimensions: TelemetryDimensions;
  counts: Map<CountMeasure, number>;
  histograms: Map<HistogramMeasure, HistogramTally>;
}

/**
 * Adds up calls, so that no more of them is kept than their series. Calls that
 * differ in too much are added up without their tags, and those that still do are
 * left out.
 */
export class CallTally {
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Sums>();
  #untagged = 0;
  #leftOut = 0;

  static create(options: { bounds: readonly number[] }): CallTally {
    return new CallTally(options.bounds);
  }

  private constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  add(call: ModelCall): void {
    const sums = this.#sumsOf(call);
    if (!sums) {
      this.#leftOut += 1;
      return;
    }
    const count = (measure: CountMeasure, value: number) =>
      sums.counts.set(measure, (sums.counts.get(measure) ?? 0) + value);
    count('requests', 1);
    count('failures', call.failed ? 1 : 0);
    if (call.retried !== undefined) {
      count('retries', call.retried ? 1 : 0);
    }
    for (const [measure, tokens] of Object.entries(call.tokens ?? {})) {
      if (tokens !== undefined) {
        count(measure as CountMeasure, tokens);
      }
    }
    this.#time(sums, 'client_duration', call.duration);
    this.#time(sums, 'time_to_first_token', call.toFirstToken);
  }

  get samples(): TelemetrySample[] {
    return [...this.#series.values()].flatMap(
      ({ hour, dimensions, counts, histograms }) => [
        ...[...counts].map(
          ([measure, value]): TelemetrySample => ({
            ...{ kind: 'count', period: hour, dimensions, measure, value },
          }),
        ),
        ...[...histograms].map(
          ([measure, tally]): TelemetrySample => ({
            ...{ kind: 'histogram', period: hour, dimensions, measure },
            ...tally.histogram,
          }),
        ),
      ],
    );
  }

  /** What became of calls that differ in too much, if there were any. */
  get problems(): TelemetryProblem[] {
    const untagged = `${
      this.#untagged
    } calls are counted without their tags, for calls differ in more than ${MOST_SERIES} ways in a few hours; name the tags that say whose a call is in tags of the source`;
    const leftOut = `${
      this.#leftOut
    } calls are left out, for they differ in too many models, keys and projects`;
    return [
      ...(this.#untagged > 0 ? [{ message: untagged }] : []),
      ...(this.#leftOut > 0 ? [{ message: leftOut }] : []),
    ];
  }

  /** Undefined where there is no room for them. */
  #sumsOf({ hour, dimensions }: ModelCall): Sums | undefined {
    const known = this.#find({ hour, dimensions }, MOST_SERIES);
    if (known) {
      return known;
    }
    const untagged = { ...dimensions, tags: {} };
    const found = this.#find({ hour, dimensions: untagged }, 2 * MOST_SERIES);
    this.#untagged += found ? 1 : 0;
    return found;
  }

  #find(
    { hour, dimensions }: Pick<Sums, 'hour' | 'dimensions'>,
    most: number,
  ): Sums | undefined {
    const { provider, model, project, apiKeyId } = dimensions;
    const { environment, tags } = dimensions;
    const key = JSON.stringify([
      ...[hour, provider, model, project, apiKeyId, environment],
      Object.entries(tags),
    ]);
    const known = this.#series.get(key);
    if (known || this.#series.size >= most) {
      return known;
    }
    const sums = {
      ...{ hour, dimensions },
      counts: new Map(),
      histograms: new Map(),
    };
    this.#series.set(key, sums);
    return sums;
  }

  #time(sums: Sums, measure: HistogramMeasure, seconds?: number): void {
    if (seconds !== undefined) {
      const tally =
        sums.histograms.get(measure) ?? HistogramTally.create(this.#bounds);
      sums.histograms.set(measure, tally);
      tally.add(seconds);
    }
  }
}
