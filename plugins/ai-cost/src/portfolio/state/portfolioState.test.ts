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

import { sharedSearch } from '../links/usePortfolioLink';
import { toggled, without } from './filters';
import { portfolioLineQuery, portfolioSeriesQuery } from './portfolioQuery';
import { DEFAULT_PORTFOLIO_STATE, type PortfolioState } from './PortfolioState';
import { readPortfolioState } from './readPortfolioState';
import { writePortfolioState } from './writePortfolioState';

const defaults = DEFAULT_PORTFOLIO_STATE;
const read = (search: string) =>
  readPortfolioState(new URLSearchParams(search), defaults);
const write = (state: PortfolioState, search = '') =>
  writePortfolioState(state, {
    defaults,
    previous: new URLSearchParams(search),
  }).toString();

const STATE: PortfolioState = {
  period: { from: '2026-10-05', to: '2026-11-15' },
  granularity: 'week',
  basis: 'list',
  groupBy: 'owner',
  filters: {
    model: ['arn:aws:bedrock:us-east-1::model/a&b', ''],
    environment: ['production', ''],
    owner: ['group:default/fraud'],
  },
  currency: 'EUR',
  order: { column: 'change', direction: 'desc' },
  drillDown: {
    filters: { entity: 'component:default/fraud-scoring', workload: '' },
    days: { from: '2026-10-05', to: '2026-10-11' },
    reason: 'unknown_entity',
    group: 'aws 1',
    lineKey: '42 component:default/fraud-scoring',
  },
};

describe('the state of many entities’ spend in the URL', () => {
  it('comes back as it was written', () => {
    expect(read(write(STATE))).toEqual(STATE);
  });

  it('leaves defaults out, and keeps what is not its own', () => {
    expect(
      write(defaults, 'show=models&filter=model:x&drill=all&sort=name'),
    ).toBe('show=models');
  });

  it('is at its defaults where the URL makes no sense', () => {
    expect(
      read(
        'period=x&granularity=hour&basis=x&groupBy=y&filter=planet:mars&filter=model&sort=-&from=2026-02-30&to=2026-03-01',
      ),
    ).toEqual({ ...defaults, filters: { model: [''] } });
    expect(read('drill=planet:mars&drillReason=x').drillDown).toEqual({
      filters: {},
    });
  });

  it('names environments as the tab of an entity does', () => {
    expect(
      write({ ...defaults, filters: { environment: ['production'] } }),
    ).toBe('env=production');
  });

  it('keeps a value once', () => {
    expect(read('filter=model:a&filter=model:a').filters).toEqual({
      model: ['a'],
    });
  });

  it('goes on to other screens without what is a screen’s own', () => {
    expect(read(sharedSearch(STATE).slice(1))).toEqual({
      ...defaults,
      period: STATE.period,
      basis: 'list',
      currency: 'EUR',
      filters: STATE.filters,
    });
    expect(sharedSearch(defaults)).toBe('');
  });
});

describe('the question of a state', () => {
  it('asks for whole months, and for no filter where there is none', () => {
    expect(portfolioSeriesQuery(defaults, '2026-11-23')).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
      basis: 'effective',
      currency: undefined,
      filters: undefined,
      granularity: 'day',
      groupBy: 'provider',
    });
  });

  it('asks for the lines of a figure within the filters of the screen', () => {
    const query = portfolioSeriesQuery(STATE, '2026-11-23');
    expect(
      portfolioLineQuery({
        query,
        drillDown: STATE.drillDown!,
        currency: 'EUR',
        scope: { scopeRef: 'group:default/fraud', relations: 'direct' },
      }),
    ).toEqual({
      from: '2026-10-05',
      to: '2026-10-11',
      basis: 'list',
      currency: 'EUR',
      scopeRef: 'group:default/fraud',
      relations: 'direct',
      reason: 'unknown_entity',
      group: 'aws 1',
      filters: {
        ...STATE.filters,
        entity: ['component:default/fraud-scoring'],
        workload: [''],
      },
    });
  });
});

describe('filters', () => {
  it('keep a value more, or one less', () => {
    const one = toggled({}, 'model', '');
    expect(one).toEqual({ model: [''] });
    expect(toggled(one, 'model', 'a')).toEqual({ model: ['', 'a'] });
    expect(toggled(one, 'model', '')).toEqual({});
    expect(without({ model: ['a', 'b'] }, 'model', 'a')).toEqual({
      model: ['b'],
    });
  });
});
