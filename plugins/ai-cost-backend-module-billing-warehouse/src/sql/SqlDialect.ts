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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { ColumnType } from './ColumnType';
import type { TablePath } from './TablePath';

/**
 * How an engine says what the roll-up needs. All of it is SQL text, made of
 * names that have been checked; no value of a bill is ever a part of it.
 */
export interface SqlDialect {
  /** For people, such as `PostgreSQL`. */
  readonly title: string;
  /** What the parts of a table's path are, such as `schema`, `table`. */
  readonly pathParts: readonly string[];
  readonly types: {
    text: string;
    /** Room for 20 digits before the point and 18 after it. */
    money: string;
    /** 18 digits before the point, 12 after it. */
    quantity: string;
  };
  /** The character U+001F. */
  readonly separator: string;
  /**
   * How lines and their sums come of one scan: by grouping sets, or by grouping
   * once, with the texts carried along, where an engine has no such sets.
   */
  readonly grouping: 'sets' | 'once';
  /** What a query with grouping sets ends with. */
  readonly groupingSettings: string;
  /** Statements that a connection begins with. */
  readonly sessionSetup: readonly string[];
  /** How numbers and days are read from what is not exactly that. */
  readonly loose?: LooseCells;

  /** A name that has been checked, whatever its case. */
  quote(name: string): string;
  /** Yields name and type of each column in their order, as texts. */
  columnsSql(path: TablePath): string;
  typeOf(name: string): ColumnType;

  /** A cell of kind `json` as text. */
  jsonText(cell: string): string;
  /** Bytes of a text in UTF-8. */
  byteLength(text: string): string;
  /** A short text that stands for a long one and cannot be forged. */
  key(text: string): string;
  /** Rounds half away from zero. */
  round(number: string, places: number): string;
  /** Adds amounts up exactly, or fails. */
  sum(amount: string): string;
  /** The UTC day of a cell of kind `day`, `local` or `instant`. */
  dayOf(cell: string, type: ColumnType): string;
  /** As `YYYY-MM-DD`. */
  dayText(day: string): string;
  dayLiteral(day: Day): string;
}

/**
 * Reads cells that an engine can convert digit by digit. Without it, costs have
 * to be decimals, and days to be dates or times.
 */
export interface LooseCells {
  /** The number that a text is; NULL when it is none. */
  number(text: string): string;
  /** The shortest decimal that is a binary fraction; NULL when there is none. */
  binary(cell: string): string;
  /** The UTC day of an instant as text; NULL when it can only be guessed. */
  day(text: string): string;
}
