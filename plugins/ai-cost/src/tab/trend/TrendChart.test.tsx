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

import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TrendChart } from './TrendChart';
import { trendBars } from './trendBars';
import { trendGroups } from './trendGroups';

function renderChart() {
  const groups = trendGroups({
    series: [{ key: 'gpt-4o', values: ['2', '3', '0', '-1'] }],
    nameOf: key => key,
    colors: ['navy'],
    otherColor: 'grey',
  });
  const bars = trendBars({
    buckets: [
      { start: '2026-11-01', end: '2026-11-01', completeness: 'settled' },
      { start: '2026-11-02', end: '2026-11-02', completeness: 'provisional' },
      { start: '2026-11-03', end: '2026-11-03', completeness: 'missing' },
      { start: '2026-11-04', end: '2026-11-04', completeness: 'settled' },
    ],
    groups,
    from: '2026-11-01',
    today: '2026-11-30',
  });
  const selected: string[] = [];
  const { container } = render(
    <TrendChart
      bars={bars}
      groups={groups}
      granularity="day"
      currency="USD"
      onSelect={(bar, group) => selected.push(`${bar.start} ${group.key}`)}
    />,
  );
  const drawn = [...container.querySelectorAll('.recharts-bar-rectangle path')];
  return { container, drawn, selected };
}

describe('TrendChart', () => {
  it('hatches what may still change, and draws nothing where there is no data', () => {
    const { container, drawn } = renderChart();

    const fills = drawn.map(bar => bar.getAttribute('fill'));
    expect(fills).toHaveLength(3);
    expect(fills[0]).toBe('navy');
    expect(fills[1]).toMatch(/^url\(#/);
    expect(fills[2]).toBe('navy');
    const pattern = fills[1]!.slice('url('.length, -1);
    expect(container.querySelector(CSS.escape(pattern))).toBeDefined();
    expect(container.querySelectorAll('.recharts-reference-area')).toHaveLength(
      1,
    );
  });

  it('opens what a bar stands for', async () => {
    const { drawn, selected } = renderChart();

    await userEvent.setup().click(drawn[1]);

    expect(selected).toEqual(['2026-11-02 gpt-4o']);
  });
});
