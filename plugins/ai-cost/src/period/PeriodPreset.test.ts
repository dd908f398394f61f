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

import { defaultGranularity } from './defaultGranularity';
import { daysOfPreset, PERIOD_PRESETS } from './PeriodPreset';

describe('daysOfPreset', () => {
  it('takes whole months and quarters, because they compare with whole ones', () => {
    const days = PERIOD_PRESETS.map(preset => {
      const { from, to } = daysOfPreset(preset, '2026-11-23');
      return `${preset} ${from} ${to}`;
    });
    expect(days).toEqual([
      'this-month 2026-11-01 2026-11-30',
      'last-month 2026-10-01 2026-10-31',
      'last-30-days 2026-10-25 2026-11-23',
      'last-90-days 2026-08-26 2026-11-23',
      'this-quarter 2026-10-01 2026-12-31',
      'last-12-months 2025-12-01 2026-11-30',
    ]);
  });

  it('crosses years and leap days', () => {
    expect(daysOfPreset('last-month', '2028-03-31')).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
    expect(daysOfPreset('last-month', '2027-01-01').from).toBe('2026-12-01');
    expect(daysOfPreset('this-quarter', '2027-01-01').from).toBe('2027-01-01');
  });
});

describe('defaultGranularity', () => {
  it.each([
    ['2026-11-01', '2026-11-30', 'day'],
    ['2026-10-01', '2026-12-31', 'week'],
    ['2025-12-01', '2026-11-30', 'month'],
  ])('of %s to %s is a %s', (from, to, granularity) => {
    expect(defaultGranularity({ from, to })).toBe(granularity);
  });
});
