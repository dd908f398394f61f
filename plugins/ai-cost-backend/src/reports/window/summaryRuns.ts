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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { summarySlices } from './summarySlices';
import type { WindowPart } from './windowParts';

/** Adjoining pieces of window parts that one scan of a summary reads. */
export interface SummaryRun {
  unit: 'day' | 'month';
  /** First day or month, included. */
  from: string;
  /** Last day or month, included. */
  to: string;
  /** In the order of time; each ends where the next begins. */
  pieces: {
    /** Position of the part. */
    part: number;
    /** Last day or month of the piece. */
    to: string;
  }[];
}

/**
 * Cuts window parts into pieces of days and whole months, and joins those days
 * that follow each other: a window and the one before it are often one run.
 */
export function summaryRuns(parts: readonly WindowPart[]): SummaryRun[] {
  const pieces = parts
    .flatMap((range, part) =>
      summarySlices(range).map(slice => ({ ...slice, part })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const runs: SummaryRun[] = [];
  for (const { unit, from, to, part } of pieces) {
    const last = runs[runs.length - 1];
    if (
      unit === 'day' &&
      last?.unit === 'day' &&
      from === addDays(last.to, 1)
    ) {
      last.pieces.push({ part, to });
      last.to = to;
    } else {
      runs.push({ unit, from, to, pieces: [{ part, to }] });
    }
  }
  return runs;
}
