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
import {
  addDays,
  firstDayOf,
  lastDayOf,
} from 'backstage-plugin-ai-cost-common';
import { daysOf } from './dayRange';
import { summarySlices } from './summarySlices';

describe('summarySlices', () => {
  it('reads whole months by month and the rest by day', () => {
    expect(summarySlices({ from: '2026-09-29', to: '2026-12-02' })).toEqual([
      { unit: 'month', from: '2026-10', to: '2026-11' },
      { unit: 'day', from: '2026-09-29', to: '2026-09-30' },
      { unit: 'day', from: '2026-12-01', to: '2026-12-02' },
    ]);
  });

  it('reads days where no month is whole', () => {
    const range = { from: '2026-10-02', to: '2026-11-29' };
    expect(summarySlices(range)).toEqual([{ unit: 'day', ...range }]);
  });

  it('covers each day once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 500 }),
        (start, length) => {
          const from = addDays('2024-01-01', start);
          const range = { from, to: addDays(from, length) };
          const covered = summarySlices(range).flatMap(slice =>
            slice.unit === 'day'
              ? daysOf(slice)
              : daysOf({
                  from: firstDayOf(slice.from),
                  to: lastDayOf(slice.to),
                }),
          );
          expect(covered.sort()).toEqual(daysOf(range));
        },
      ),
    );
  });
});
