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

import { periodInPath } from './periodInPath';

describe('periodInPath', () => {
  it.each([
    ['billing_period=2026-11/part-0.parquet', '2026-11', 'part-0.parquet'],
    [
      'data/BILLING_PERIOD=2026-11/2026-12-01T00-uuid/p.parquet',
      '2026-11',
      '2026-12-01T00-uuid/p.parquet',
    ],
    ['billing_period=2026-11-01/p.csv', '2026-11', 'p.csv'],
    [
      'focus/20261101-20261130/202612010042/guid/part_0.csv',
      '2026-11',
      '202612010042/guid/part_0.csv',
    ],
    ['20261101-20261201/cur.csv.gz', '2026-11', 'cur.csv.gz'],
    ['year=2026/month=3/p.parquet', '2026-03', 'p.parquet'],
    ['2026-11/bill.csv', '2026-11', 'bill.csv'],
    ['exports-2024-01/2026-11.csv', '2026-11', ''],
    ['bill_2026_11.csv', '2026-11', ''],
    ['202611/bill.csv', '2026-11', 'bill.csv'],
    ['2026/11/bill.csv', '2026-11', 'bill.csv'],
  ])('finds the month in %s', (path, period, rest) => {
    const found = periodInPath(path);
    expect(found?.period).toBe(period);
    expect(path.slice(found?.end)).toBe(rest);
  });

  it.each([
    'bill.csv',
    'focus-2026-11-23.csv',
    'run-20261123T000000Z/bill.csv',
    '202612010042/bill.csv',
    'account-123456-20/bill.csv',
    '2026-13/bill.csv',
    'once/20260101-20260630/guid/part_0.csv',
    'once/20261201-20270201/part_0.csv',
    '12026-11/bill.csv',
    'billing_period=2026-00/bill.csv',
  ])('finds none in %s', path => {
    expect(periodInPath(path)).toBeUndefined();
  });
});
