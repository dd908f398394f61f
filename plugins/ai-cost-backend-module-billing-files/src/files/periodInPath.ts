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

import { addMonths, type Month } from 'backstage-plugin-ai-cost-common';

/** A billing period that a path names, and where. */
export interface PeriodInPath {
  period: Month;
  /** Folders up to here are above the one that names it, or begins to. */
  start: number;
  /** Folders and file names up to here name it; what follows are runs and parts. */
  end: number;
}

const YEAR = String.raw`(?<year>20\d{2})`;
const MONTH = String.raw`(?<month>0[1-9]|1[0-2])`;
const NOT_IN_A_NUMBER = String.raw`(?<![\d-])`;

/** Ways to name a month, the surest first. */
const PATTERNS = [
  // billing_period=2026-11, BILLING_PERIOD=2026-11-01
  String.raw`billing_?period=${YEAR}-${MONTH}(?:-01)?(?!\d)`,
  // year=2026/month=11, year=2026/month=1
  String.raw`year=${YEAR}/month=(?<month>0?[1-9]|1[0-2])(?!\d)`,
  // 20261101-20261130, 20261101-20261201
  String.raw`${NOT_IN_A_NUMBER}${YEAR}${MONTH}01-(?<last>20\d{6})(?!\d)`,
  // 2026-11 and 2026_11, but not the day 2026-11-23
  String.raw`${NOT_IN_A_NUMBER}${YEAR}[-_]${MONTH}(?![-_]?\d)`,
  // a folder or file 202611
  String.raw`(?<=^|/)${YEAR}${MONTH}(?=[/.]|$)`,
  // folders 2026/11
  String.raw`(?<=^|/)${YEAR}/${MONTH}(?=/)`,
].map(pattern => new RegExp(pattern, 'gi'));

/**
 * Reads the billing period out of a path.
 *
 * @param path - relative, with `/` between its parts
 * @returns undefined when the path names no month
 */
export function periodInPath(path: string): PeriodInPath | undefined {
  for (const pattern of PATTERNS) {
    // The last one: folders above may name when something was set up.
    const match = [...path.matchAll(pattern)].filter(isOfOneMonth).pop();
    if (match) {
      const { year, month } = match.groups!;
      const end = match.index + match[0].length;
      const rest = path.indexOf('/', end);
      return {
        period: `${year}-${month.padStart(2, '0')}`,
        start: path.lastIndexOf('/', match.index) + 1,
        end: rest === -1 ? path.length : rest + 1,
      };
    }
  }
  return undefined;
}

/** An export of several months at once names its first and its last day. */
function isOfOneMonth({ groups }: RegExpMatchArray): boolean {
  const { year, month, last } = groups!;
  if (last === undefined) {
    return true;
  }
  const following = addMonths(`${year}-${month}`, 1).replace('-', '');
  return last.startsWith(`${year}${month}`) || last === `${following}01`;
}
