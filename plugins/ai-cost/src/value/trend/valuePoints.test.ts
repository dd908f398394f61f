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

import type { ValueDay } from 'backstage-plugin-ai-cost-common';
import { isAlone, valuePoints } from './valuePoints';

const days: ValueDay[] = [
  { day: '2026-11-19', completeness: 'settled', unitCost: 2, cost: '8' },
  { day: '2026-11-20', completeness: 'settled', cost: '8' },
  { day: '2026-11-21', completeness: 'settled', unitCost: 3, cost: '9' },
  { day: '2026-11-22', completeness: 'provisional', unitCost: 4, cost: '4' },
  { day: '2026-11-23', completeness: 'missing' },
  { day: '2026-11-24', completeness: 'missing' },
];

describe('valuePoints', () => {
  it('joins the provisional line to the settled one, and leaves gaps', () => {
    const points = valuePoints(days, 'unitCost', '2026-11-23');

    expect(
      points.map(({ day, settled, provisional, height }) => [
        day,
        settled.unitCost,
        provisional.unitCost,
        height,
      ]),
    ).toEqual([
      ['2026-11-19', 2, undefined, 8],
      ['2026-11-20', undefined, undefined, 8],
      ['2026-11-21', 3, 3, 9],
      ['2026-11-22', undefined, 4, 4],
      ['2026-11-23', undefined, undefined, undefined],
    ]);
  });

  it('marks days that no line would show', () => {
    const points = valuePoints(days, 'unitCost', '2026-11-23');

    expect(
      points.map((_, index) => isAlone(points, index, 'unitCost')),
    ).toEqual([true, false, false, false, false]);
  });

  it('has no error rate where there were no requests', () => {
    const quiet: ValueDay[] = [
      { day: '2026-11-19', completeness: 'settled', requests: 0, failures: 0 },
      { day: '2026-11-20', completeness: 'settled', requests: 4, failures: 1 },
      { day: '2026-11-21', completeness: 'settled', requests: 4 },
    ];

    expect(
      valuePoints(quiet, 'errorRate', '2026-11-23').map(
        ({ values }) => values.errorRate,
      ),
    ).toEqual([undefined, 0.25, undefined]);
  });
});
