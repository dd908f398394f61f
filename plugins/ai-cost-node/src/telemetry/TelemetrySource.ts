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
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Hour, TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import type { TelemetrySample } from './TelemetrySample';
import type { TrainingRun } from './TrainingRun';

/**
 * Something that is asked how AI performs, how good it is and what it produces:
 * Prometheus, a tracer, a registry of models.
 *
 * @remarks
 * Scheduling, storing, rolling up and attributing are the plugin's. A source
 * keeps nothing between calls.
 *
 * @public
 */
export interface TelemetrySource {
  /** Stable and unique among telemetry sources: letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /**
   * What it is, such as `prometheus`. An annotation names a source by its id, or
   * by its type where there is one source of it.
   */
  readonly type: string;
  /** For people: where this comes from, without secrets. */
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  /**
   * For how many hours telemetry may still come: each run asks for so many
   * before the last one that was read again, and for all since, up to the last
   * hour that is over. A whole number, 1 to 168.
   */
  readonly trailingHours: number;
  /**
   * How many hours back the first run reaches, and from there to the begin of the
   * day; as far as days are kept (`aiCost.telemetry.keepDays`). A whole number;
   * `trailingHours` unless it is more.
   */
  readonly historyHours?: number;
  /** What it looks for without annotations, for people who miss it. */
  readonly conventions: readonly TelemetryConvention[];

  /**
   * Reads a window, in batches of any size and order. Once it has ended, it
   * replaces what the source said of the hours and days of the window before.
   *
   * @throws when the window cannot be read as a whole; what was known of it then
   * stays. What concerns one query or series is a problem of a batch instead,
   * and what was known of that stays as well.
   */
  collect(
    window: TelemetryWindow,
    context: TelemetryContext,
  ): AsyncIterable<TelemetryBatch>;

  /**
   * Answers a query of an annotation at once, for the people who write it.
   *
   * @throws InputError that says what is wrong with the query
   */
  preview?(
    query: TelemetryQuery,
    context: Omit<TelemetryContext, 'queries'>,
  ): Promise<TelemetryPreview>;
}

/** @public */
export interface TelemetryConvention {
  /** Name of the metric, score or field that is looked for. */
  name: string;
  /** What it is taken for. */
  measure: string;
  /**
   * The `system` of its samples. Of two that saw the same, that of the earlier
   * convention counts.
   */
  system?: string;
}

/**
 * At most 168 hours. What a run asks for beyond comes in further windows, the
 * oldest first, of which all but the last end with a day.
 *
 * An hour or a day belongs to the window that its end lies in: after `from`, and
 * not after `to`.
 *
 * @public
 */
export interface TelemetryWindow {
  /** First hour. */
  from: Hour;
  /** The hour after the last one. */
  to: Hour;
}

/** @public */
export interface TelemetryContext {
  logger: LoggerService;
  /** Aborted when the run was cancelled or has timed out. */
  signal: AbortSignal;
  /** What annotations ask of this source. Their text is hostile. */
  queries: readonly EntityTelemetryQuery[];
}

/**
 * What an annotation of an entity asks for.
 *
 * @public
 */
export interface EntityTelemetryQuery extends TelemetryQuery {
  entityRef: string;
  /** Of `ai-cost/environment`. */
  environment?: string;
}

/** @public */
export interface TelemetryBatch {
  samples: readonly TelemetrySample[];
  /** Runs that changed in the window. */
  runs?: readonly TrainingRun[];
  problems?: readonly TelemetryProblem[];
}

/**
 * Something that could not be read while the rest could.
 *
 * @public
 */
export interface TelemetryProblem {
  /** What is wrong and what to do, without secrets. */
  message: string;
  /** The query of an annotation that it is about. */
  query?: EntityTelemetryQuery;
}

/** @public */
export interface TelemetryPreview {
  /** The query as it was sent. */
  sent: string;
  /** Some of what came back, most recent first. */
  series: { labels: Record<string, string>; value: string }[];
  /** How many series came back. */
  found: number;
  /** Why it cannot be used, where it cannot. */
  problem?: string;
}
