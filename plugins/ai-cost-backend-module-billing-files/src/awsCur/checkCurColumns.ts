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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { BillColumns } from '../files/BillColumns';
import { CurColumns } from './CurColumns';

/** Without these, a line item is no charge or cannot be told from others. */
export const MANDATORY_CUR_COLUMNS = [
  'bill_billing_period_start_date',
  'line_item_line_item_type',
  'line_item_usage_start_date',
  'line_item_product_code',
  'line_item_currency_code',
  'line_item_unblended_cost',
];

/**
 * @throws DeliveryError when a file cannot be read as a Cost and Usage Report
 */
export function checkCurColumns(file: string, columns: BillColumns): void {
  const cur = CurColumns.create(columns);
  const missing = MANDATORY_CUR_COLUMNS.filter(name => !cur.has(name));
  if (missing.length > 0) {
    throw new DeliveryError(
      `${file}: columns of an AWS Cost and Usage Report are missing: ${missing.join(
        ', ',
      )}`,
      {
        file,
        advice: 'Select these columns in the data export of AWS as well',
      },
    );
  }
}
