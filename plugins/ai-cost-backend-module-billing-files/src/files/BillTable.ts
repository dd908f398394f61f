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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Delimiter } from '../csv/header';
import type { FileColumn } from './BillColumns';
import type { BillFormat, CostBasis } from '../formats/BillFormat';
import type { BillFile } from './BillFile';

/** A file of a bill and how to read it. */
export interface BillTable {
  file: BillFile;
  /** What to read: the file, or a copy of it in UTF-8. */
  path: string;
  /** Only rows of this billing period count; all of them when absent. */
  period?: Month;
  container: 'csv' | 'jsonl' | 'parquet';
  format: BillFormat;
  /** The only basis that costs count in; each of them when absent. */
  basis?: CostBasis;
  /** In their order in the file. */
  columns: FileColumn[];
  /** True when it has columns and no rows. */
  empty: boolean;
  /** CSV only. */
  delimiter?: Delimiter;
  /** CSV and JSON lines only. */
  gzip?: boolean;
}

/** A table whose format is not known yet. */
export type PlainTable = Omit<BillTable, 'format'>;
