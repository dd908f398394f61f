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

import { completenessOf, completeThroughOf } from './completeness';
import { SourceCoverage, type SourceCoverageOptions } from './SourceCoverage';

/** A source of monthly deliveries, by first and last charge day. */
function source(
  deliveries: [first: string, last: string][],
  options: Partial<SourceCoverageOptions> = {},
): SourceCoverage {
  return SourceCoverage.create({
    sourceId: 'aws',
    grade: 'invoice',
    lagDays: 2,
    asOf: '2026-11-20T06:00:00.000Z',
    retired: false,
    deliveries: deliveries.map(([first, last], index) => ({
      id: index,
      sourceId: 'aws',
      period: last.slice(0, 7),
      grade: 'invoice',
      counted: true,
      firstChargeDay: first,
      lastChargeDay: last,
      currentAt: '2026-11-20T06:00:00.000Z',
    })),
    ...options,
  });
}

const AUTUMN: [string, string][] = [
  ['2026-09-10', '2026-09-30'],
  ['2026-10-01', '2026-10-28'],
  ['2026-11-01', '2026-11-19'],
];

describe('completeness of days', () => {
  it.each([
    ['2026-09-09', 'missing', 'before the first delivery'],
    ['2026-09-10', 'settled', 'the first day delivered'],
    ['2026-10-30', 'settled', 'a day without charges in a delivered month'],
    ['2026-11-17', 'settled', 'the last day older than the lag'],
    ['2026-11-18', 'provisional', 'a day that may still change'],
    ['2026-11-19', 'provisional', 'the last day with charges'],
    ['2026-11-20', 'missing', 'a day that nothing has told of'],
  ])('%s is %s: %s', (day, expected) => {
    expect(completenessOf(day, [source(AUTUMN)])).toBe(expected);
  });

  it('is missing in a period that was not delivered', () => {
    const gap = source([AUTUMN[0], AUTUMN[2]]);

    expect(completenessOf('2026-10-15', [gap])).toBe('missing');
    expect(gap.completeThrough).toBe('2026-11-17');
  });

  it('is not extended by corrections of other months and charges dated ahead', () => {
    const shifted = source([['2026-08-01', '2026-11-30']]);

    expect(completenessOf('2026-08-15', [shifted])).toBe('missing');
    expect(completenessOf('2026-11-20', [shifted])).toBe('provisional');
    expect(completenessOf('2026-11-21', [shifted])).toBe('missing');
  });

  it('never settles an estimate', () => {
    const estimate = source(AUTUMN, { grade: 'gateway_estimate' });

    expect(completenessOf('2026-10-15', [estimate])).toBe('provisional');
  });

  it('is provisional where one of several sources is behind', () => {
    const late = source(AUTUMN, { lagDays: 5 });
    const young = source([['2026-11-10', '2026-11-19']]);
    const sources = [source(AUTUMN), late, young];

    expect(completeThroughOf(sources)).toBe('2026-11-14');
    expect(completenessOf('2026-11-14', sources)).toBe('settled');
    expect(completenessOf('2026-11-15', sources)).toBe('provisional');
    // The young source did not exist: it holds nothing back.
    expect(completenessOf('2026-11-09', sources)).toBe('settled');
  });

  it('does not wait for a source that was removed', () => {
    const retired = source(AUTUMN.slice(0, 2), { retired: true });
    const sources = [retired, source(AUTUMN.slice(2))];

    expect(completeThroughOf(sources)).toBe('2026-11-17');
    expect(completenessOf('2026-11-17', sources)).toBe('settled');
    expect(completeThroughOf([retired])).toBe('2026-10-28');
  });

  it('has no complete day before anything was delivered', () => {
    expect(completeThroughOf([source(AUTUMN), source([])])).toBeUndefined();
    expect(completeThroughOf([])).toBeUndefined();
    expect(completenessOf('2026-11-01', [])).toBe('missing');
  });
});
