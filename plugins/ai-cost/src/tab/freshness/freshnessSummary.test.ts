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

import { richEntity } from '../../../dev/sample/sampleEntities';
import { sampleReport } from '../../../dev/sample/sampleReport';
import { fixToday, TODAY } from '../../../dev/testing/fixToday';
import { freshnessSummary } from './freshnessSummary';

fixToday();

function summaryOf(
  days: { from: string; to: string },
  difference: object = {},
) {
  const report = sampleReport(
    {
      ...days,
      entityRef: 'component:default/fraud-scoring',
      granularity: 'week',
      basis: 'effective',
      groupBy: 'model',
    },
    richEntity(TODAY),
  );
  return freshnessSummary({ ...report, ...difference }, TODAY);
}

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

describe('freshnessSummary', () => {
  it('counts the days with charges that may still change', () => {
    expect(summaryOf(NOVEMBER).provisionalDays).toBe(2);
    expect(
      summaryOf({ from: '2026-10-01', to: '2026-10-31' }).provisionalDays,
    ).toBe(0);
    expect(
      summaryOf({ from: '2026-11-23', to: '2026-11-23' }).provisionalDays,
    ).toBe(1);
  });

  it('takes all days for provisional where none is complete', () => {
    expect(
      summaryOf(NOVEMBER, { completeThrough: undefined }).provisionalDays,
    ).toBe(23);
  });

  it('is as sure as the least sure source', () => {
    const source = {
      deliveredAt: '2026-11-23T09:00:00Z',
      lastChargeDay: TODAY,
      stale: false,
    };
    expect(
      summaryOf(NOVEMBER, {
        freshness: [
          { ...source, sourceId: 'aws', grade: 'invoice' },
          {
            ...source,
            sourceId: 'gateway',
            grade: 'gateway_estimate',
            deliveredAt: '2026-11-23T10:00:00Z',
            stale: true,
          },
        ],
      }),
    ).toMatchObject({
      grade: 'gateway_estimate',
      deliveredAt: '2026-11-23T10:00:00Z',
      staleSources: ['gateway'],
    });
  });

  it('claims nothing about an entity without sources', () => {
    expect(
      summaryOf(NOVEMBER, { freshness: [], completeThrough: undefined }),
    ).toEqual({ provisionalDays: 0, staleSources: [] });
  });
});
