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

import type { Day, Hour } from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryDimensions,
  TelemetrySample,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import { problemOfFigure, problemOfSeries } from './checkSample';
import {
  figureOf,
  mergeFigures,
  statisticOf,
  type Figure,
  type Statistic,
} from './Figure';
import { readSampledPeriod, type SampledPeriod } from './readSampledPeriod';
import { SkippedSamples } from './SkippedSamples';
import {
  telemetrySeriesHash,
  telemetrySeriesOf,
  type TelemetrySeries,
} from './telemetrySeries';

const MOST_PERIODS = 20_000;

/** What was read of a series. */
export interface ReadSeries {
  hash: string;
  series: TelemetrySeries;
  statistic: Statistic;
  /** Of days whose hours are kept. */
  hours: Map<Hour, Figure>;
  /** Of days that came as such, and of those whose hours are not kept. */
  days: Map<Day, Figure>;
  /** The hour that a figure in `days` is of, where the newest stands. */
  newest: Map<Day, Hour>;
}

/** What samples of a batch have in common, by the objects that they share. */
interface BatchCache {
  series: Map<TelemetryDimensions, Map<string, ReadSeries | string>>;
  bounds: Map<readonly number[], string>;
}

/**
 * Checks samples and puts together those of the same series and time, as they
 * come: what is kept in memory does not grow with their number.
 */
export class TelemetryReading {
  readonly reporter: string;
  /** First day whose hours are kept. */
  readonly keptFrom: Day;
  readonly window?: TelemetryWindow;
  readonly #series = new Map<string, ReadSeries>();
  readonly #periods = new Map<string, SampledPeriod | undefined>();
  readonly #skipped = SkippedSamples.create();

  static create(options: {
    reporter: string;
    keptFrom: Day;
    /** Samples of other periods are skipped. */
    window?: TelemetryWindow;
  }): TelemetryReading {
    return new TelemetryReading(options);
  }

  private constructor(options: Parameters<typeof TelemetryReading.create>[0]) {
    this.reporter = options.reporter;
    this.keptFrom = options.keptFrom;
    this.window = options.window;
  }

  /** What could not be read, for people. */
  get skipped(): SkippedSamples {
    return this.#skipped;
  }

  /** Adds samples; those that cannot be stored are skipped. */
  add(samples: readonly TelemetrySample[]): void {
    const cache: BatchCache = { series: new Map(), bounds: new Map() };
    for (const sample of samples) {
      const problem = this.#add(sample, cache);
      if (problem !== undefined) {
        this.#skipped.add(problem, describe(sample));
      }
    }
  }

  /** The series in the order of their hashes, which is that of writing them. */
  list(): ReadSeries[] {
    return [...this.#series.values()].sort((a, b) =>
      a.hash < b.hash ? -1 : 1,
    );
  }

  #add(sample: TelemetrySample, cache: BatchCache): string | undefined {
    const period = this.#periodOf(sample.period);
    if (!period) {
      return this.window
        ? `the period is not among ${this.window.from} to ${this.window.to}`
        : 'the period is neither an hour nor a day';
    }
    const read = this.#seriesOf(sample, cache);
    if (typeof read === 'string') {
      return read;
    }
    const problem = problemOfFigure(sample);
    if (problem !== undefined) {
      return problem;
    }
    if (period.hour !== undefined && read.statistic === 'newest') {
      const newest = read.newest.get(period.key);
      if (newest !== undefined && newest > period.hour) {
        return undefined;
      }
      read.newest.set(period.key, period.hour);
    }
    const figures: Map<string, Figure> = read[period.into];
    const figure = figureOf(sample);
    const known = figures.get(period.key);
    figures.set(
      period.key,
      known ? mergeFigures(read.statistic, known, figure) : figure,
    );
    return undefined;
  }

  /** The series of a sample, or what is wrong with it. */
  #seriesOf(sample: TelemetrySample, cache: BatchCache): ReadSeries | string {
    const { dimensions } = sample;
    let ofDimensions = cache.series.get(dimensions);
    if (!ofDimensions) {
      ofDimensions = new Map();
      cache.series.set(dimensions, ofDimensions);
    }
    const key = keyOf(sample, cache);
    let read = ofDimensions.get(key);
    if (read === undefined) {
      read = problemOfSeries(sample) ?? this.#findOrAdd(sample);
      ofDimensions.set(key, read);
    }
    return read;
  }

  #findOrAdd(sample: TelemetrySample): ReadSeries {
    const series = telemetrySeriesOf(sample, this.reporter);
    const hash = telemetrySeriesHash(series);
    let read = this.#series.get(hash);
    if (!read) {
      read = {
        hash,
        series,
        statistic: statisticOf(series),
        hours: new Map(),
        days: new Map(),
        newest: new Map(),
      };
      this.#series.set(hash, read);
    }
    return read;
  }

  /** Undefined for a period that is none, or is not among those asked for. */
  #periodOf(text: string): SampledPeriod | undefined {
    if (this.#periods.has(text)) {
      return this.#periods.get(text);
    }
    if (this.#periods.size >= MOST_PERIODS) {
      this.#periods.clear();
    }
    const period = readSampledPeriod(text, this);
    this.#periods.set(text, period);
    return period;
  }
}

/**
 * Tells the series of the same dimensions apart. Control characters separate,
 * for no series that is taken has any in its texts.
 */
function keyOf(sample: TelemetrySample, { bounds }: BatchCache): string {
  const { system = '\n' } = sample;
  const resolution = `${sample.period.length}\n${system}`;
  switch (sample.kind) {
    case 'count':
      return `c\n${resolution}\n${sample.measure}\n${sample.name ?? '\n'}`;
    case 'histogram': {
      let text = bounds.get(sample.bounds);
      if (text === undefined) {
        text = sample.bounds.join();
        bounds.set(sample.bounds, text);
      }
      return `h\n${resolution}\n${sample.measure}\n${text}`;
    }
    default: {
      const sized = sample.sampleSize !== undefined;
      return `s\n${resolution}\n${sample.name}\n${sample.evaluator}\n${sample.direction}\n${sized}`;
    }
  }
}

/** Of what a sample is: words of this plugin and its time. */
function describe({ kind, period }: TelemetrySample): string {
  return `a ${kind} of ${String(period)
    .slice(0, 20)
    .replace(/[^\w:-]/g, '?')}`;
}
