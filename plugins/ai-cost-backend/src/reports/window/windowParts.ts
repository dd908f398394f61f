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
import type { DayRange } from './dayRange';
import type { PreviousRange } from './previousRange';

/** The asked window, or the one that it is compared with. */
export type CostWindow = 'current' | 'previous';

/** A part of a window: all of its days are complete, or none is. */
export interface WindowPart extends DayRange {
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
}

/**
 * Cuts the asked and the previous range where the complete days end.
 *
 * @param options - without `completeThrough` no day is complete
 */
export function windowParts(options: {
  range: DayRange;
  previous: PreviousRange;
  completeThrough?: Day;
}): WindowPart[] {
  const { range, previous, completeThrough } = options;
  if (completeThrough === undefined || completeThrough < range.from) {
    return [...cut('current', range), ...cut('previous', previous)];
  }
  const through = completeThrough < range.to ? completeThrough : range.to;
  return [
    ...cut('current', range, through),
    ...cut('previous', previous, previous.matching(through)),
  ];
}

/** The days that comparisons are made over; undefined when none is complete. */
export function comparedDays(
  parts: readonly WindowPart[],
): ComparedDays | undefined {
  const complete = (window: CostWindow) => {
    const part = parts.find(it => it.complete && it.window === window);
    return part && { from: part.from, to: part.to };
  };
  const current = complete('current');
  const previous = complete('previous');
  return current && previous && { current, previous };
}

function cut(
  window: CostWindow,
  { from, to }: DayRange,
  through?: Day,
): WindowPart[] {
  if (through === undefined) {
    return [{ window, complete: false, from, to }];
  }
  const parts = [{ window, complete: true, from, to: through }];
  if (through < to) {
    const rest = addDays(through, 1);
    parts.push({ window, complete: false, from: rest, to });
  }
  return parts;
}
