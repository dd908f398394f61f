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

import type { ReactNode } from 'react';

/** What rows are put in order by; what is undefined comes last either way. */
export type SortValue = string | number | bigint | undefined;

/** A column of a {@link DataTable}. */
export interface DataColumn<T> {
  /** Stays the same, for it is kept in URLs and settings. */
  id: string;
  title: string;
  /** A second, quiet line of the heading: the unit. */
  of?: string;
  align?: 'right';
  value(row: T): ReactNode;
  /** Without it the table does not sort by the column. */
  sortBy?(row: T): SortValue;
  /** What the text filter looks at. */
  text?(row: T): string | undefined;
  /** Shown once it is chosen. */
  optional?: boolean;
}

/** Which column rows are in order of. */
export interface RowOrder {
  column: string;
  direction: 'asc' | 'desc';
}
