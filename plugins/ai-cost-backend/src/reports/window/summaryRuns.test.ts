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
import { summaryRuns } from './summaryRuns';
import { windowParts } from './windowParts';

function runsOf(from: string, to: string, completeThrough: string) {
  const range = { from, to };
  return summaryRuns(
    windowParts({ range, previous: previousRange(range), completeThrough }),
  );
}

describe('summaryRuns', () => {
  it('reads windows that follow each other at once', () => {
    expect(runsOf('2026-11-08', '2026-11-14', '2026-11-12')).toEqual([
      {
        unit: 'day',
        from: '2026-11-01',
        to: '2026-11-14',
        pieces: [
          { part: 2, to: '2026-11-05' },
          { part: 3, to: '2026-11-07' },
          { part: 0, to: '2026-11-12' },
          { part: 1, to: '2026-11-14' },
        ],
      },
    ]);
  });

  it('leaves out the days between windows', () => {
    expect(
      runsOf('2026-11-01', '2026-11-20', '2026-11-30').map(
        ({ from, to }) => `${from}..${to}`,
      ),
    ).toEqual(['2026-10-01..2026-10-20', '2026-11-01..2026-11-20']);
  });

  it('reads whole months by month', () => {
    expect(runsOf('2026-10-01', '2026-11-30', '2026-11-17')).toEqual([
      {
        unit: 'month',
        from: '2026-08',
        to: '2026-08',
        pieces: [{ part: 2, to: '2026-08' }],
      },
      {
        unit: 'day',
        from: '2026-09-01',
        to: '2026-09-30',
        pieces: [
          { part: 2, to: '2026-09-17' },
          { part: 3, to: '2026-09-30' },
        ],
      },
      {
        unit: 'month',
        from: '2026-10',
        to: '2026-10',
        pieces: [{ part: 0, to: '2026-10' }],
      },
      {
        unit: 'day',
        from: '2026-11-01',
        to: '2026-11-30',
        pieces: [
          { part: 0, to: '2026-11-17' },
          { part: 1, to: '2026-11-30' },
        ],
      },
    ]);
  });
});
