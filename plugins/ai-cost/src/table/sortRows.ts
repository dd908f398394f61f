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

import type { DataColumn, RowOrder, SortValue } from './DataColumn';

/**
 * Puts rows in order of a column; equals stay as they were. Rows without a
 * value come last either way: what is not known is neither most nor least.
 */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly DataColumn<T>[],
  order: RowOrder | undefined,
): readonly T[] {
  const column = columns.find(({ id }) => id === order?.column);
  const { sortBy } = column ?? {};
  if (!order || !sortBy) {
    return rows;
  }
  const sign = order.direction === 'asc' ? 1 : -1;
  return rows
    .map(row => ({ row, value: sortBy(row) }))
    .sort(({ value: a }, { value: b }) =>
      a === undefined || b === undefined
        ? Number(a === undefined) - Number(b === undefined)
        : sign * compare(a, b),
    )
    .map(({ row }) => row);
}

function compare(
  a: Exclude<SortValue, undefined>,
  b: Exclude<SortValue, undefined>,
): number {
  if (typeof a === 'string' || typeof b === 'string') {
    return String(a).localeCompare(String(b), undefined, { numeric: true });
  }
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
