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

import { isStale } from './isStale';

const now = new Date('2026-11-20T12:00:00Z');

describe('isStale', () => {
  it.each([
    ['two intervals ago', { hours: 6 }, '2026-11-20T00:00:00Z', false],
    ['longer ago', { hours: 6 }, '2026-11-19T23:59:59Z', true],
    [
      'four days ago by cron',
      { cron: '0 5 * * 1-5' },
      '2026-11-16T12:00:00Z',
      false,
    ],
    [
      'longer ago by cron',
      { cron: '0 5 * * 1-5' },
      '2026-11-16T11:59:00Z',
      true,
    ],
    [
      'ages ago by hand',
      { trigger: 'manual' as const },
      '2025-01-01T00:00:00Z',
      false,
    ],
    ['never', { hours: 6 }, undefined, false],
  ])('judges a last success %s', (_, frequency, lastSuccessAt, expected) => {
    expect(isStale({ frequency, lastSuccessAt, now })).toBe(expected);
  });

  it('is stale after a failed run', () => {
    expect(
      isStale({
        frequency: { hours: 6 },
        lastSuccessAt: '2026-11-20T11:00:00Z',
        lastOutcome: 'failed',
        now,
      }),
    ).toBe(true);
  });
});
