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

import { previousRange } from './previousRange';
import { comparedDays, windowParts } from './windowParts';

const range = { from: '2026-11-01', to: '2026-11-20' };

function partsThrough(completeThrough?: string) {
  return windowParts({
    range,
    previous: previousRange(range),
    completeThrough,
  });
}

describe('windowParts', () => {
  it('cuts both windows after the complete days', () => {
    const parts = partsThrough('2026-11-18');

    expect(parts).toEqual([
      {
        window: 'current',
        complete: true,
        from: '2026-11-01',
        to: '2026-11-18',
      },
      {
        window: 'current',
        complete: false,
        from: '2026-11-19',
        to: '2026-11-20',
      },
      {
        window: 'previous',
        complete: true,
        from: '2026-10-01',
        to: '2026-10-18',
      },
      {
        window: 'previous',
        complete: false,
        from: '2026-10-19',
        to: '2026-10-20',
      },
    ]);
    expect(comparedDays(parts)).toEqual({
      current: { from: '2026-11-01', to: '2026-11-18' },
      previous: { from: '2026-10-01', to: '2026-10-18' },
    });
  });

  it('compares everything when everything is complete', () => {
    expect(partsThrough('2026-12-31')).toEqual([
      { window: 'current', complete: true, ...range },
      {
        window: 'previous',
        complete: true,
        from: '2026-10-01',
        to: '2026-10-20',
      },
    ]);
  });

  it.each([['2026-10-31'], [undefined]])(
    'compares nothing when data is complete through %s',
    completeThrough => {
      const parts = partsThrough(completeThrough);

      expect(parts.map(({ complete }) => complete)).toEqual([false, false]);
      expect(comparedDays(parts)).toBeUndefined();
    },
  );
});
