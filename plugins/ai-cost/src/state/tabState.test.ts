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

import { readTabState } from './readTabState';
import { DEFAULT_TAB_STATE, type TabState } from './TabState';
import { writeTabState } from './writeTabState';

const read = (search: string) => readTabState(new URLSearchParams(search));
const write = (state: TabState, search = '') =>
  writeTabState(state, new URLSearchParams(search)).toString();

describe('the tab’s state in the URL', () => {
  it('comes back as it was written', () => {
    const state: TabState = {
      view: 'value',
      period: { from: '2026-10-05', to: '2026-11-15' },
      granularity: 'week',
      basis: 'list',
      groupBy: 'service',
      environments: ['production', ''],
      currency: 'EUR',
      modelOrder: { column: 'change', direction: 'asc' },
      drillDown: {
        filters: {
          model: 'arn:aws:bedrock:us-east-1::model/a&b',
          workload: '',
        },
        days: { from: '2026-10-05', to: '2026-10-11' },
        lineId: '42',
      },
      unit: 'prediction',
      valueOrder: { column: 'cache_read', direction: 'asc' },
      arms: [
        { from: '2026-10-05', to: '2026-10-11', model: 'qwen3:8b' },
        { from: '2026-10-12', to: '2026-10-18' },
      ],
    };
    expect(read(write(state))).toEqual(state);
  });

  it('leaves defaults out, and keeps what is not its own', () => {
    expect(write(DEFAULT_TAB_STATE, 'other=1&basis=list&drill=all')).toBe(
      'other=1',
    );
  });

  it('is at its defaults where the URL makes no sense', () => {
    expect(
      read(
        'period=forever&from=2026-02-30&to=2026-03-01&granularity=hour&basis=x&groupBy=y&sort=-z&view=x&valueSort=y&arm=2026-10-05..2026-10-11&arm=now',
      ),
    ).toEqual(DEFAULT_TAB_STATE);
    expect(read('from=2026-03-02&to=2026-03-01').period).toBe('this-month');
    expect(read('drill=planet:mars&drillDays=now').drillDown).toEqual({
      filters: {},
    });
  });

  it('opens all lines when the drill-down has no filter', () => {
    const state = { ...DEFAULT_TAB_STATE, drillDown: { filters: {} } };
    expect(write(state)).toBe('drill=all');
    expect(read('drill=all')).toEqual(state);
  });
});
