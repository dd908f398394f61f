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

import { DeliveryError, foldName } from 'backstage-plugin-ai-cost-node';
import { BillColumns } from '../files/BillColumns';
import type {
  BillFormat,
  SettledTables,
  SettleOptions,
} from '../formats/BillFormat';
import { GcpFields } from './GcpFields';
import { mapGcpColumns } from './mapGcpColumns';

const MANDATORY = [
  'billing_account_id',
  'service.description',
  'sku.description',
  'usage_start_time',
  'cost',
  'currency',
  'invoice.month',
];

/**
 * The detailed (or standard) billing export of Google Cloud, as it comes out of
 * BigQuery: Parquet with nested columns, JSON lines, or CSV with flat ones. See
 * https://cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/detailed-usage.
 */
export const GCP: BillFormat = {
  id: 'gcp',
  title: 'a billing export of Google Cloud',
  isKnown: name => GcpFields.names.has(foldName(name)),
  recognises: columns => missingIn(columns).length <= 2,
  variant({ columns, container }) {
    const fields = GcpFields.create(BillColumns.create({ columns }));
    if (fields.value('resource.name') ?? fields.value('resource.global_name')) {
      return 'a detailed billing export of Google Cloud';
    }
    // Lines of JSON leave out what they have not.
    return container === 'jsonl'
      ? undefined
      : 'a standard billing export of Google Cloud';
  },
  check(file, columns) {
    const missing = missingIn(columns);
    if (missing.length > 0) {
      throw new DeliveryError(
        `${file}: columns of the billing export of Google Cloud are missing: ${missing.join(
          ', ',
        )}`,
        { file, advice: 'Export all columns of the billing table' },
      );
    }
  },
  toFocus: columns => mapGcpColumns(GcpFields.create(columns)),
  settle: warnOfNoCredits,
};

/** Costs are before credits; nothing tells that they were left out. */
async function warnOfNoCredits({
  tables,
}: SettleOptions): Promise<SettledTables> {
  const without = tables.filter(
    ({ columns }) => !GcpFields.create(BillColumns.create({ columns })).credits,
  );
  return {
    tables: [...tables],
    problems:
      without.length === 0
        ? []
        : [
            {
              severity: 'warning',
              file: without[0].file.name,
              message: `${without[0].file.name}${
                without.length > 1 ? ` and ${without.length - 1} more` : ''
              }: the export has no column credits, so that costs count before discounts and credits`,
              advice:
                'Export all columns of the billing table; nothing is to be done if there are no credits',
            },
          ],
  };
}

function missingIn(columns: BillColumns): string[] {
  const fields = GcpFields.create(columns);
  return MANDATORY.filter(name => fields.text(name) === undefined);
}
