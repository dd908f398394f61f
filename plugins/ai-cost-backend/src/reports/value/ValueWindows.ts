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
  type ComparedDays,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import { completenessOf, completeThroughOf } from '../freshness/completeness';
import type { SourceCoverage } from '../freshness/SourceCoverage';
import { daysOf, type DayRange } from '../window/dayRange';
import { previousRange } from '../window/previousRange';
import { comparedDays, windowParts } from '../window/windowParts';

/** Days that figures are computed over: of the range, and of the one before. */
export interface ValueDays {
  current: Day[];
  previous: Day[];
}

/** The days that a value report is about. */
export interface ValueWindows {
  range: DayRange;
  previous: DayRange;
  completeThrough?: Day;
  compared?: ComparedDays;
  /** All days of the two ranges. */
  all: ValueDays;
  /**
   * Days whose cost is complete, and those before that match them. Where a
   * delivery is missing and nothing was charged, the cost of a day is unknown.
   */
  complete: ValueDays;
}

/** Finds out which days of a range and of the one before can be relied on. */
export function valueWindows(options: {
  range: DayRange;
  coverages: readonly SourceCoverage[];
  hasCharges: (day: Day) => boolean;
}): ValueWindows {
  const { range, coverages, hasCharges } = options;
  const previous = previousRange(range);
  const completeThrough = completeThroughOf(coverages);
  const compared = comparedDays(
    windowParts({ range, previous, completeThrough }),
  );
  const known = (day: Day) =>
    hasCharges(day) || completenessOf(day, coverages) !== 'missing';
  return {
    range,
    previous: { from: previous.from, to: previous.to },
    completeThrough,
    compared,
    all: { current: daysOf(range), previous: daysOf(previous) },
    complete: {
      current: compared ? daysOf(compared.current).filter(known) : [],
      previous: compared ? daysOf(compared.previous).filter(known) : [],
    },
  };
}

/** Both ranges, when months of unlike length leave days between them unread. */
export function readRanges(range: DayRange): DayRange[] {
  const { from, to } = previousRange(range);
  return addDays(to, 1) >= range.from
    ? [{ from, to: range.to }]
    : [{ from, to }, range];
}
