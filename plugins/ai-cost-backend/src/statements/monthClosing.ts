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

import {
  addMonths,
  lastDayOf,
  monthOf,
  utcDay,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { KnownSource } from '../reports/freshness/readKnownSources';
import { sourcesBehind } from '../reports/freshness/sourcesBehind';
import { readSumDeliveries } from '../reports/sums/readSumDeliveries';

/** Whether a month can be issued, and whom it waits for. */
export interface MonthClosing {
  closed: boolean;
  /** It is not over. */
  running: boolean;
  /** Sources whose charges of it may still change or arrive. */
  sources: readonly KnownSource[];
}

/**
 * A month is closed once it is over, and every source that has spend in it, or
 * had some in the month before, was read after the charges of its last day had
 * stopped changing. A source that was taken out of the configuration is not
 * waited for.
 */
export async function closingOf(
  knex: Knex,
  options: { month: Month; sources: readonly KnownSource[]; now: Date },
): Promise<MonthClosing> {
  const { month, sources, now } = options;
  const running = monthOf(utcDay(now)) <= month;
  const used = await readSumDeliveries({
    knex,
    months: { from: addMonths(month, -1), to: month },
  });
  const unsettled = sourcesBehind(used, sources).filter(
    ({ configured, coverage }) =>
      configured !== undefined &&
      (coverage.settledThrough ?? '') < lastDayOf(month),
  );
  return {
    closed: !running && unsettled.length === 0,
    running,
    sources: unsettled,
  };
}

/** What a month waits for, for people; which source only for who may know. */
export function waitingFor(
  month: Month,
  closing: MonthClosing,
  options: { mayReadSources: boolean },
): string[] {
  if (closing.running) {
    return [`${month} is not over`];
  }
  if (closing.closed) {
    return [];
  }
  return options.mayReadSources
    ? closing.sources.map(
        ({ id, coverage }) =>
          `The charges of ${id} may still change: they are final up to ${
            coverage.settledThrough ?? 'no day'
          }, not yet up to ${lastDayOf(month)}`,
      )
    : ['Charges of a billing source may still change'];
}
