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

import type {
  SourceGrade,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { AzureOptions } from '../azure/AzureOptions';
import type { BillColumns } from '../files/BillColumns';
import type { BillTable } from '../files/BillTable';
import type { DuckDbSession } from '../rollup/DuckDbSession';

/**
 * Names of formats, as configuration has them.
 *
 * @public
 */
export const BILL_FORMAT_IDS = [
  'focus',
  'aws-cur',
  'azure',
  'gcp',
  'vercel',
  'litellm',
] as const;

/**
 * Name of a bill's format.
 *
 * @public
 */
export type BillFormatId = (typeof BILL_FORMAT_IDS)[number];

/**
 * A format of bills: how its files are told from others, and what its columns
 * are in the terms of FOCUS. Nothing behind it knows any other terms.
 */
export interface BillFormat {
  readonly id: BillFormatId;
  /** For people, such as `FOCUS`. */
  readonly title: string;
  /** Of the money in it; `invoice` when absent. */
  readonly grade?: SourceGrade;

  /** True for names of columns that are read; they must not be there twice. */
  isKnown(name: string): boolean;

  /** True when a file with these columns is of this format. */
  recognises(columns: BillColumns): boolean;

  /**
   * Which of several exports of the same charges a table is, for people, such as
   * `a detailed billing export of Google Cloud`. Undefined when its columns do
   * not tell; absent when the format has one only.
   */
  variant?(table: Pick<BillTable, 'columns' | 'container'>): string | undefined;

  /**
   * @param file - name of the file, for errors
   * @throws DeliveryError when columns are missing that no bill can do without
   */
  check(file: string, columns: BillColumns): void;

  /**
   * How to read it as FOCUS; absent when its columns are those of FOCUS.
   *
   * @param basis - the only one that costs count in; each of them when absent
   */
  toFocus?(columns: BillColumns, basis?: CostBasis): FocusMapping;

  /**
   * Looks at the rows for what columns do not tell. Absent when columns tell all.
   *
   * @throws DeliveryError when the tables cannot be read, or not together
   */
  settle?(options: SettleOptions): Promise<SettledTables>;
}

/**
 * What a cost is: `billed` is what the invoice is made of, `effective` spreads
 * what was paid ahead over its use.
 */
export type CostBasis = 'billed' | 'effective';

/** Tables to look at, and what configuration says of formats. */
export interface SettleOptions {
  session: DuckDbSession;
  /** All of a delivery that are of the format. */
  tables: readonly BillTable[];
  options?: FormatOptions;
}

/** What configuration says of formats. */
export interface FormatOptions {
  azure?: AzureOptions;
}

/** Tables of which everything is known. */
export interface SettledTables {
  tables: BillTable[];
  /** What a person should know of them. */
  problems: SourceProblem[];
}

/** How rows of another format become rows of FOCUS. */
export interface FocusMapping {
  columns: MappedColumn[];
  /**
   * What is joined to the rows, which are called `bill`: SQL such as a lateral
   * join that makes several rows of one. Absent when each row stays one.
   */
  join?: string;
  /** What else keeps a row from counting; without costs, such a row is excluded. */
  unreadable?: UnreadableCell;
}

/** A cell of the file that no column of FOCUS stands for, but costs hang on. */
export interface UnreadableCell {
  /** Its text in rows where it cannot be read, else NULL, as SQL. */
  sql: string;
  /** The file's column. */
  from: string;
  /** What is wrong, after the text. */
  problem: string;
}

/** A column of FOCUS and what it is made of. */
export interface MappedColumn {
  /** Of FOCUS. */
  name: string;
  /** Over the columns of the file, as DuckDB's SQL. */
  sql: string;
  /** The file's column to look at when a value is wrong. */
  from?: string;
}
