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

import * as fc from 'fast-check';
import { CostRows, type CostRow } from './CostRows';
import { sortByNumber } from './sortByNumber';

function row(id: number, time: string): CostRow {
  return {
    id,
    time,
    billed: BigInt(id),
    effective: 2n,
    list: 3n,
    quantity: id % 2 ? id : undefined,
    charges: 1,
    quantityCharges: id % 2,
  };
}

describe('sortByNumber', () => {
  it('sorts, and keeps the order of equal keys', () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    );
    fc.assert(
      fc.property(fc.array(key), keys => {
        const expected = keys
          .map((value, index) => ({ value, index }))
          .sort((a, b) => a.value - b.value || a.index - b.index)
          .map(({ index }) => index);
        expect([...sortByNumber(Uint32Array.from(keys))]).toEqual(expected);
      }),
    );
  });
});

describe('CostRows', () => {
  it('yields what was put in, by id and then time', () => {
    const rows = CostRows.create({ capacity: 4 });
    for (const [id, time] of [
      [7, '2026-10-01'],
      [3, '2026-10-01'],
      [7, '2026-10-02'],
    ] as const) {
      rows.push(row(id, time));
    }
    expect(rows.full).toBe(false);
    rows.push(row(4, '2026-10-02'));
    expect(rows.full).toBe(true);
    expect(Array.from(rows.sorted(), sorted => ({ ...sorted }))).toEqual([
      row(3, '2026-10-01'),
      row(4, '2026-10-02'),
      row(7, '2026-10-01'),
      row(7, '2026-10-02'),
    ]);
  });
});
