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
  addHours,
  type EntityUsageHours,
  type Hour,
  type ReportedUsage,
} from 'backstage-plugin-ai-cost-common';
import type { UsagePart } from './usageMeasures';

/** What is said of the last hour. */
export const STILL_RUNNING = 'Still running: more may be reported';

/** One hour of the chart. */
export interface UsageBar {
  hour: Hour;
  /** More may be reported of it. */
  running: boolean;
  /** By part; empty where nothing was reported. */
  amounts: Record<string, number>;
}

/** A bar for each hour, also for those of which nothing was reported. */
export function usageBars(options: {
  window: Pick<EntityUsageHours, 'from' | 'to'>;
  reported: ReportedUsage;
  parts: UsagePart[];
}): UsageBar[] {
  const { window, reported, parts } = options;
  const byHour = new Map(reported.hours.map(hour => [hour.hour, hour]));
  const bars: UsageBar[] = [];
  for (let hour = window.from; hour < window.to; hour = addHours(hour, 1)) {
    const usage = byHour.get(hour);
    const amounts: UsageBar['amounts'] = {};
    for (const part of usage ? parts : []) {
      const amount = part.amountOf(usage!);
      if (amount !== undefined) {
        amounts[part.id] = amount;
      }
    }
    bars.push({ hour, running: addHours(hour, 1) === window.to, amounts });
  }
  return bars;
}
