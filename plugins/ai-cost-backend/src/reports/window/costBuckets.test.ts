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

import fc from 'fast-check';
import { addDays, bucketStart } from 'backstage-plugin-ai-cost-common';
import { bucketsOf } from './costBuckets';
import { daysOf } from './dayRange';

describe('bucketsOf', () => {
  it('starts weeks on Monday, before the range where it begins mid-week', () => {
    expect(bucketsOf({ from: '2026-11-04', to: '2026-11-17' }, 'week')).toEqual(
      [
        { start: '2026-11-02', end: '2026-11-08' },
        { start: '2026-11-09', end: '2026-11-15' },
        { start: '2026-11-16', end: '2026-11-17' },
      ],
    );
  });

  it('cuts months where they end', () => {
    expect(
      bucketsOf({ from: '2027-12-31', to: '2028-02-29' }, 'month'),
    ).toEqual([
      { start: '2027-12-01', end: '2027-12-31' },
      { start: '2028-01-01', end: '2028-01-31' },
      { start: '2028-02-01', end: '2028-02-29' },
    ]);
  });

  it('has every day in one bucket', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        (start, length, granularity) => {
          const from = addDays('2024-01-01', start);
          const range = { from, to: addDays(from, length) };
          const buckets = bucketsOf(range, granularity);
          expect(
            daysOf(range).map(day => bucketStart(day, granularity)),
          ).toEqual(
            buckets.flatMap(bucket =>
              daysOf({
                from: bucket.start > from ? bucket.start : from,
                to: bucket.end,
              }).map(() => bucket.start),
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
