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
  addMonths,
  bucketStart,
  daysInRange,
  firstDayOf,
  isDay,
  isMonth,
  lastDayOf,
  monthOf,
  monthsInRange,
  utcDay,
} from './days';

const day = fc
  .date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map(utcDay);

describe('isDay', () => {
  it.each(['2024-02-29', '2026-12-31'])('accepts %s', text => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '20260101',
    "2026-01-01' or 1=1",
    '',
  ])('refuses %j', text => {
    expect(isDay(text)).toBe(false);
  });
});

describe('isMonth', () => {
  it.each(['2026-01', '2026-12'])('accepts %s', text => {
    expect(isMonth(text)).toBe(true);
  });

  it.each(['2026-00', '2026-13', '2026-1', '2026-01-01', '202601', ''])(
    'refuses %j',
    text => {
      expect(isMonth(text)).toBe(false);
    },
  );
});

describe('days and months', () => {
  it('counts over months, leap days and daylight saving', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(daysInRange('2026-10-01', '2026-10-31')).toBe(31);
    expect(daysInRange('2026-10-31', '2026-10-31')).toBe(1);
    expect(daysInRange('2026-11-01', '2026-10-31')).toBe(0);
  });

  it('counts months, both ends included', () => {
    expect(monthsInRange('2026-11', '2026-11')).toBe(1);
    expect(monthsInRange('2024-12', '2027-01')).toBe(26);
    expect(monthsInRange('2026-11', '2026-10')).toBe(0);
  });

  it('knows the bounds of a month', () => {
    expect(monthOf('2024-02-29')).toBe('2024-02');
    expect(firstDayOf('2024-02')).toBe('2024-02-01');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
  });

  it('takes the day of an instant in UTC', () => {
    expect(utcDay(new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11-30');
    expect(utcDay(new Date('2026-12-01T01:00:00+02:00'))).toBe('2026-11-30');
  });

  it('starts weeks on Monday', () => {
    expect(bucketStart('2026-11-29', 'week')).toBe('2026-11-23');
    expect(bucketStart('2026-11-23', 'week')).toBe('2026-11-23');
    expect(bucketStart('2027-01-01', 'week')).toBe('2026-12-28');
    expect(bucketStart('2026-11-29', 'month')).toBe('2026-11-01');
    expect(bucketStart('2026-11-29', 'day')).toBe('2026-11-29');
  });

  it('goes forth and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
        expect(daysInRange(from, to)).toBe(days + 1);
        expect(bucketStart(from, 'month')).toBe(firstDayOf(monthOf(from)));
      }),
    );
  });
});
