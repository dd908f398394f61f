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

import {
  DeliveryError,
  MANDATORY_COLUMNS,
} from 'backstage-plugin-ai-cost-node';
import type { BillColumns } from '../files/BillColumns';
import { focusVersion } from './focusVersion';

/** Columns by which other formats give themselves away, and what they are. */
const OTHER_FORMATS: [columns: string[], format: string, advice: string][] = [
  [
    ['AmortizedCost', 'ChargeType', 'Publisher'],
    'FOCUS 0.5, which came before the first release',
    'Export FOCUS 1.0 or later',
  ],
  [
    ['ContractCommitmentId', 'InvoiceDetailGranularity'],
    'another FOCUS dataset',
    'Give the Cost and Usage dataset, and leave other datasets out of the path',
  ],
];

const EXPORT_AGAIN =
  'Export the bill with all mandatory columns of FOCUS 1.0 to 1.4, with the column names in the first line';

/**
 * @throws DeliveryError when a file cannot be read as FOCUS
 */
export function checkColumns(file: string, columns: BillColumns): void {
  const missing = MANDATORY_COLUMNS.filter(name => !columns.has(name));
  if (!columns.has('ProviderName') && !columns.has('ServiceProviderName')) {
    missing.push('ServiceProviderName (ProviderName before FOCUS 1.3)');
  }
  if (missing.length === 0) {
    return;
  }
  const other = OTHER_FORMATS.find(([names]) =>
    names.some(name => columns.has(name)),
  );
  const all = missing.length > MANDATORY_COLUMNS.length;
  const lacks = all
    ? 'none of the mandatory FOCUS columns is in its header'
    : `mandatory FOCUS columns are missing: ${missing.join(', ')}`;
  const looksLike = all
    ? other && `; it looks like ${other[1]}`
    : `; it looks like ${other?.[1] ?? `FOCUS ${focusVersion(columns)}`}`;
  throw new DeliveryError(`${file}: ${lacks}${looksLike ?? ''}`, {
    file,
    advice: other?.[2] ?? EXPORT_AGAIN,
  });
}
