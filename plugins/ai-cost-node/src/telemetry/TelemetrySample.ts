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
  Day,
  HistogramMeasure,
  Hour,
  ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryDimensions } from './TelemetryDimensions';

/**
 * Something measured over one UTC hour, or over one UTC day where the source
 * cannot tell hours apart. What is not there was not measured: a source yields
 * a zero only where it saw one.
 *
 * @public
 */
export type TelemetrySample = CountSample | HistogramSample | ScoreSample;

/** @public */
export interface SampledPeriod {
  /** `YYYY-MM-DDTHH:00Z`, or `YYYY-MM-DD` for a day as a whole. */
  period: Hour | Day;
  dimensions: TelemetryDimensions;
  /**
   * Which of several systems saw it, where a source asks more than one that may
   * have seen the same calls. What two of them saw is never added up; see
   * {@link TelemetryConvention}.
   */
  system?: string;
}

/**
 * How many: added up over time and over series.
 *
 * @public
 */
export interface CountSample extends SampledPeriod {
  kind: 'count';
  measure: CountMeasure;
  /** Of `units` alone: what the service produces, such as `prediction`. */
  name?: string;
  /** In the unit of the measure; finite, not negative, may be a fraction. */
  value: number;
}

/**
 * How long, as a histogram: merged over time and over series, and percentiles
 * come from what was merged.
 *
 * @public
 */
export interface HistogramSample extends SampledPeriod {
  kind: 'histogram';
  measure: HistogramMeasure;
  /** Upper bounds of the buckets in seconds, rising, finite. */
  bounds: readonly number[];
  /**
   * How many lie in each bucket alone, not in those below; one more than
   * bounds, the last for what is above all of them.
   */
  counts: readonly number[];
  /** Seconds of all of them together, where it is known. */
  sum?: number;
}

/**
 * How good: a score by somebody or something that evaluates. Only scores of the
 * same name, evaluator, direction and source are ever put together.
 *
 * @public
 */
export interface ScoreSample extends SampledPeriod {
  kind: 'score';
  /** Such as `accuracy`. */
  name: string;
  /** Mean over the sample; finite. */
  value: number;
  /** How many answers were evaluated, above 0; absent when nobody says. */
  sampleSize?: number;
  /** Who or what evaluates, such as `human` or the id of a judging model. */
  evaluator: string;
  /** Which values are better. */
  direction: ScoreDirection;
  /** What was evaluated, where it is not the period: ISO 8601 instants. */
  window?: { from: string; to: string };
}
