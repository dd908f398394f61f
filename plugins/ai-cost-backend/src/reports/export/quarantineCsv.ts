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

import { stringify } from 'csv-stringify/sync';
import { CSV_FORMAT } from './csvFormat';

/** A delivery whose entries are exported. */
export interface QuarantinedDelivery {
  id: number;
  period: string;
  status: 'current' | 'rejected';
}

/** An entry as the ledger has it. */
export interface QuarantineCsvRow {
  id: number;
  file: string;
  row: number | string | null;
  column: string | null;
  problem: string;
  excluded: number;
}

const COLUMNS = [
  'period',
  'delivery',
  'delivery_state',
  'file',
  'row',
  'column',
  'problem',
  'money_counted',
];

/** The first line of the file. */
export function quarantineCsvHeader(): string {
  return stringify([COLUMNS], CSV_FORMAT);
}

/** Lines of the file. */
export function quarantineCsvLines(
  delivery: QuarantinedDelivery,
  rows: readonly QuarantineCsvRow[],
): string {
  const { period, id, status } = delivery;
  const cells = rows.map(row => [
    period,
    id,
    status === 'current' ? 'in use' : 'refused',
    row.file,
    row.row === null ? undefined : Number(row.row),
    row.column,
    row.problem,
    status === 'current' && row.excluded === 0 ? 'yes' : 'no',
  ]);
  return stringify(cells, CSV_FORMAT);
}
