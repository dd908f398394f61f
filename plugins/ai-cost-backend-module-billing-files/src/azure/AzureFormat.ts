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
import type { BillFormat } from '../formats/BillFormat';
import { AzureColumns } from './AzureColumns';
import { azureNameOf, type AzureColumn } from './azureNames';
import { settleExports } from './settleExports';
import { toFocus } from './toFocus';

/** Without these, a row is no charge. */
const MANDATORY: [column: AzureColumn, names: string][] = [
  ['cost', 'CostInBillingCurrency (PreTaxCost, Cost)'],
  ['currency', 'BillingCurrency (BillingCurrencyCode, Currency)'],
  ['date', 'Date (UsageDateTime)'],
];

/** Only Azure has these. */
const TELLING: AzureColumn[] = [
  'meterCategory',
  'meterSubCategory',
  'meterId',
  'consumedService',
];

/**
 * Exports of Azure Cost Management in its own format: actual and amortised costs
 * of enterprise agreements, customer agreements and pay-as-you-go.
 */
export const AZURE: BillFormat = {
  id: 'azure',
  title: 'an Azure cost export in its own format',
  isKnown: name => azureNameOf(name) !== undefined,
  recognises: bill => {
    const columns = AzureColumns.create(bill);
    return columns.has('cost') && TELLING.some(telling => columns.has(telling));
  },
  check,
  toFocus,
  settle: settleExports,
};

function check(file: string, bill: BillColumns): void {
  const columns = AzureColumns.create(bill);
  const [repeated] = columns.repeated;
  if (repeated) {
    throw new DeliveryError(
      `${file}: the columns ${repeated[0]} and ${repeated[1]} are the same`,
      { file, advice: 'Export the bill with each column once' },
    );
  }
  const missing = MANDATORY.filter(([column]) => !columns.has(column));
  if (missing.length > 0) {
    throw new DeliveryError(
      `${file}: columns of an Azure cost export are missing: ${missing
        .map(([, names]) => names)
        .join(', ')}`,
      {
        file,
        advice:
          'Create an export of the type "Cost and usage details" in Azure Cost Management, and leave the column names in the first line as they are',
      },
    );
  }
}
