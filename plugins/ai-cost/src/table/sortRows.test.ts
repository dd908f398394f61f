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

import type { DataColumn } from './DataColumn';
import { sortRows } from './sortRows';

interface Row {
  name: string;
  cost?: bigint;
}

const columns: DataColumn<Row>[] = [
  {
    id: 'name',
    title: 'Name',
    value: row => row.name,
    sortBy: row => row.name,
  },
  { id: 'cost', title: 'Cost', value: () => '', sortBy: row => row.cost },
  { id: 'note', title: 'Note', value: () => '' },
];

const rows: Row[] = [
  { name: 'b10', cost: 10n ** 30n },
  { name: 'unknown' },
  { name: 'b9', cost: 10n ** 30n + 1n },
  { name: 'a', cost: -1n },
];

const namesBy = (column: string, direction: 'asc' | 'desc') =>
  sortRows(rows, columns, { column, direction }).map(row => row.name);

describe('sortRows', () => {
  it('tells apart what a number could not', () => {
    expect(namesBy('cost', 'desc')).toEqual(['b9', 'b10', 'a', 'unknown']);
  });

  it('leaves what is unknown last either way', () => {
    expect(namesBy('cost', 'asc')).toEqual(['a', 'b10', 'b9', 'unknown']);
  });

  it('reads numbers in names as numbers', () => {
    expect(namesBy('name', 'asc')).toEqual(['a', 'b9', 'b10', 'unknown']);
  });

  it('keeps the order where a column has none, or there is no such column', () => {
    const asGiven = rows.map(row => row.name);
    expect(namesBy('note', 'asc')).toEqual(asGiven);
    expect(namesBy('gone', 'asc')).toEqual(asGiven);
  });
});
