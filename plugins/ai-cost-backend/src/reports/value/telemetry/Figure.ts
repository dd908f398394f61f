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
  ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import type { Histogram } from 'backstage-plugin-ai-cost-insights';

/** Who measured. Two of them may have counted the same calls. */
export interface FigureSource {
  /** The lower, the more it is trusted. */
  rank: number;
  /** Id of a telemetry source, subject of who pushes, or `usage`. */
  id: string;
}

/** An entity's part of what was measured of something on a day. */
interface MeasuredDay {
  source: FigureSource;
  /** The empty string stands for "unknown", here and below. */
  environment: string;
  model: string;
  day: Day;
}

/** A count. */
export interface CountFigure extends MeasuredDay {
  measure: CountMeasure;
  /** Of `units`: what is produced; the empty string of others. */
  name: string;
  count: number;
}

/** A histogram of durations. */
export interface HistogramFigure extends MeasuredDay {
  measure: HistogramMeasure;
  histogram: Histogram;
}

/** A score. */
export interface ScoreFigure extends MeasuredDay {
  name: string;
  evaluator: string;
  direction: ScoreDirection;
  value: number;
  sampleSize?: number;
}

/** Everything that was measured of an entity, in no order. */
export interface EntityFigures {
  counts: CountFigure[];
  histograms: HistogramFigure[];
  scores: ScoreFigure[];
}

export function noFigures(): EntityFigures {
  return { counts: [], histograms: [], scores: [] };
}
