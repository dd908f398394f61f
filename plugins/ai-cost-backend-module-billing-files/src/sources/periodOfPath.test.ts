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

import { periodOfPath } from './periodOfPath';

describe('periodOfPath', () => {
  it.each([
    ['billing_period=2026-11/part-1.parquet', '2026-11'],
    ['20261101-20261201/focus.csv.gz', '2026-11'],
    ['costs-2026-11.csv', '2026-11'],
    ['2026/11/focus.csv', '2026-11'],
    ['202611/focus.csv', '2026-11'],
    ['2025-12/export-2026-01.csv', '2026-01'],
    ['focus.csv', undefined],
    ['run-20261/focus.csv', undefined],
    ['2026-13/focus.csv', undefined],
  ])('finds in %s the period %s', (path, period) => {
    expect(periodOfPath(path)).toBe(period);
  });
});
