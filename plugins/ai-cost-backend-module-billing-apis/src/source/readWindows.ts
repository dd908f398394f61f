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
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { ReadWindow } from './CostReader';

/** A billing period, and whether it is read again and again. */
export interface OfferedWindow extends ReadWindow {
  /** False when what it says is not expected to change any more. */
  open: boolean;
}

/**
 * The billing periods from `since` on that have a day to read.
 *
 * @param options - `through` is the last day to read, and `today` the current
 * one; a month stays open for `trailingDays` after its end
 */
export function readWindows(options: {
  since: Day;
  through: Day;
  today: Day;
  trailingDays: number;
}): OfferedWindow[] {
  const { since, through, today, trailingDays } = options;
  const windows: OfferedWindow[] = [];
  for (
    let period: Month = monthOf(since);
    firstDayOf(period) <= through;
    period = addMonths(period, 1)
  ) {
    const first = firstDayOf(period);
    const last = lastDayOf(period);
    const window = {
      period,
      from: since > first ? since : first,
      through: through < last ? through : last,
      open: addDays(last, trailingDays) >= today,
    };
    if (window.from <= window.through) {
      windows.push(window);
    }
  }
  return windows;
}
