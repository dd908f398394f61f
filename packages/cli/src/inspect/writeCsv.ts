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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { stringify } from 'csv-stringify/sync';
import type { BillTotals } from './BillTotals';

const COLUMNS = [
  'part',
  'entity',
  'owner',
  'environment',
  'model',
  'workload',
  'reason',
  'month',
  'currency',
  'billed',
  'effective',
  'list',
];

/**
 * One table (RFC 4180) whose rows add up to the bills: `part` is `allocation`,
 * `unallocated` or `notAi`. Text that a spreadsheet would take for a formula is
 * preceded by an apostrophe.
 */
export function writeCsv(bills: BillTotals): string {
  const parts = [
    ['allocation', bills.allocations],
    ['unallocated', bills.unallocated],
    ['notAi', bills.notAi],
  ] as const;
  const rows = parts.flatMap(([part, table]) =>
    table
      .rows()
      .map(({ labels, amounts }) => ({ part, ...labels, ...amounts })),
  );
  return stringify(rows, {
    header: true,
    columns: COLUMNS,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    // Money is no text, and keeps its sign.
    escape_formulas: true,
    cast: { bigint: attos => formatDecimal(attos) },
  });
}
