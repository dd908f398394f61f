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

import { oneOf } from './oneOf';

/** Which column a table is sorted by. */
export interface ColumnOrder<T extends string> {
  column: T;
  direction: 'asc' | 'desc';
}

/** `cost`, or `-cost` for the most first; undefined for other columns. */
export function readOrder<T extends string>(
  columns: readonly T[],
  text: string | null,
): ColumnOrder<T> | undefined {
  const column = oneOf(columns, text?.replace(/^-/, ''));
  return column && { column, direction: directionOf(text) };
}

/** Like {@link readOrder}, of a table that knows its columns itself. */
export function readAnyOrder(
  text: string | null,
): ColumnOrder<string> | undefined {
  const column = text?.replace(/^-/, '');
  return column ? { column, direction: directionOf(text) } : undefined;
}

/** What {@link readOrder} reads. */
export function orderParam(order: ColumnOrder<string>): string {
  return `${order.direction === 'desc' ? '-' : ''}${order.column}`;
}

function directionOf(text: string | null): 'asc' | 'desc' {
  return text?.startsWith('-') ? 'desc' : 'asc';
}
