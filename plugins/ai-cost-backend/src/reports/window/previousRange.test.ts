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

import { previousRange } from './previousRange';

/** `from..to` of the previous range, with the day that stands for `day`. */
function before(range: string, day?: string): string {
  const [from, to] = range.split('..');
  const previous = previousRange({ from, to });
  return day ? previous.matching(day) : `${previous.from}..${previous.to}`;
}

describe('previousRange', () => {
  it.each([
    [
      'the days directly before',
      '2026-11-08..2026-11-14',
      '2026-11-01..2026-11-07',
    ],
    ['one day', '2026-03-01..2026-03-01', '2026-02-01..2026-02-01'],
    [
      'days across a leap day',
      '2028-03-05..2028-03-10',
      '2028-02-28..2028-03-04',
    ],
    ['the month before', '2026-03-01..2026-03-31', '2026-02-01..2026-02-28'],
    [
      'a longer month before',
      '2026-02-01..2026-02-28',
      '2026-01-01..2026-01-31',
    ],
    [
      'as many months before',
      '2026-01-01..2026-03-31',
      '2025-10-01..2025-12-31',
    ],
    [
      'the same days of the month before',
      '2026-11-01..2026-11-17',
      '2026-10-01..2026-10-17',
    ],
    [
      'what a short month before has',
      '2026-03-01..2026-03-30',
      '2026-02-01..2026-02-28',
    ],
    [
      'days before a range from one month into another',
      '2026-10-01..2026-11-10',
      '2026-08-21..2026-09-30',
    ],
  ])('is %s', (_, range, expected) => {
    expect(before(range)).toBe(expected);
  });

  it.each([
    ['2026-11-08..2026-11-14', '2026-11-10', '2026-11-03'],
    ['2026-11-01..2026-11-30', '2026-11-12', '2026-10-12'],
    ['2026-03-01..2026-03-31', '2026-03-29', '2026-02-28'],
    ['2026-01-01..2026-03-31', '2026-02-28', '2025-11-30'],
    ['2026-03-01..2026-03-30', '2026-03-30', '2026-02-28'],
  ])('in %s, %s stands beside %s', (range, day, expected) => {
    expect(before(range, day)).toBe(expected);
  });
});
