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

/** Keeps the rows that have every word of a text, whatever the case. */
export function filterRows<T>(
  rows: readonly T[],
  columns: readonly DataColumn<T>[],
  text: string,
): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return rows;
  }
  return rows.filter(row => {
    const texts = columns.map(column =>
      (column.text?.(row) ?? '').toLowerCase(),
    );
    return words.every(word => texts.some(one => one.includes(word)));
  });
}
