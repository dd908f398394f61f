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
import type { Hour } from 'backstage-plugin-ai-cost-common';
import type { UsageAmounts } from './UsageAmounts';
import type { UsageDimensions } from './UsageDimensions';

/**
 * Something that is asked for recent usage by the hour: a provider's usage API,
 * a gateway's log.
 *
 * @remarks
 * Scheduling, storing and attributing are the plugin's. A source keeps nothing
 * between calls.
 *
 * @public
 */
export interface UsageSource {
  /** Stable and unique among usage sources: letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** For people: where this comes from, without secrets. */
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  /**
   * For how many hours usage may still change: each run asks for so many again,
   * the running one included. A whole number, 1 to 168.
   */
  readonly trailingHours: number;

  /**
   * Reads the usage of a window, in batches of any size and order; what has the
   * same hour and dimensions is added up. Once it has ended, it replaces what
   * the source said of these hours before; an hour without any had no usage.
   * What cannot be counted, such as a text of more than 256 characters, is left
   * out with a word in the log.
   *
   * @throws when the window cannot be read as a whole; what was known of it then
   * stays
   */
  collect(
    window: UsageWindow,
    context: UsageSourceContext,
  ): AsyncIterable<HourlyUsage[]>;
}

/** @public */
export interface UsageWindow {
  /** First hour. */
  from: Hour;
  /** The hour after the last one. */
  to: Hour;
}

/** @public */
export interface UsageSourceContext {
  logger: LoggerService;
  /** Aborted when the run was cancelled or has timed out. */
  signal: AbortSignal;
}

/**
 * What was used in one hour.
 *
 * @public
 */
export interface HourlyUsage extends UsageDimensions, UsageAmounts {
  hour: Hour;
}
