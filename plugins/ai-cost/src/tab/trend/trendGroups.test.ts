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

import { trendBars } from './trendBars';
import { trendGroups } from './trendGroups';

const colors = ['first', 'second'];
const nameOf = (key: string) => key || 'Unknown model';

describe('trendGroups', () => {
  it('adds up exactly what has no colour of its own', () => {
    const groups = trendGroups({
      series: [
        { key: 'a', values: ['10', '20'] },
        { key: '', values: ['5', '6'] },
        { key: 'c', values: ['0.1', '9007199254740993'] },
        { key: 'd', values: ['0.2', '0.000000000000000001'] },
      ],
      nameOf,
      colors,
      otherColor: 'rest',
    });

    expect(groups.map(({ name, color, key }) => [name, color, key])).toEqual([
      ['a', 'first', 'a'],
      ['Unknown model', 'second', ''],
      ['2 others', 'rest', undefined],
    ]);
    expect(groups[2].values).toEqual([
      '0.3',
      '9007199254740993.000000000000000001',
    ]);
  });

  it('names a single value that has no colour of its own', () => {
    const groups = trendGroups({
      series: ['a', 'b', 'c'].map(key => ({ key, values: ['1'] })),
      nameOf,
      colors,
      otherColor: 'rest',
    });
    expect(groups[2]).toMatchObject({ name: 'c', key: 'c', color: 'rest' });
  });
});

describe('trendGroups of what was added up already', () => {
  it('gives it no colour of its own, and counts what is in it', () => {
    const groups = trendGroups({
      series: [
        { key: 'a', values: ['3'] },
        { key: 'rest', values: ['2'], rest: 12 },
      ],
      nameOf,
      colors,
      otherColor: 'rest',
    });
    expect(groups.map(({ name, color, key }) => [name, color, key])).toEqual([
      ['a', 'first', 'a'],
      ['12 others', 'rest', undefined],
    ]);
  });
});

describe('trendBars', () => {
  it('leaves days to come out, and tells no data from zero', () => {
    const [group] = trendGroups({
      series: [{ key: 'a', values: ['0', '0', '0'] }],
      nameOf,
      colors,
      otherColor: 'rest',
    });
    const bars = trendBars({
      buckets: [
        { start: '2026-11-01', end: '2026-11-01', completeness: 'settled' },
        { start: '2026-11-02', end: '2026-11-02', completeness: 'missing' },
        { start: '2026-11-03', end: '2026-11-03', completeness: 'missing' },
      ],
      groups: [group],
      from: '2026-11-01',
      today: '2026-11-02',
    });

    expect(bars.map(({ start, total }) => [start, total])).toEqual([
      ['2026-11-01', '0'],
      ['2026-11-02', undefined],
    ]);
    expect(bars[1].heights).toEqual({});
  });
});
