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

import type { BillColumns } from '../files/BillColumns';

/** A version of the FOCUS specification whose rows this module reads. */
export type FocusVersion = '1.0' | '1.1' | '1.2' | '1.3' | '1.4';

/** Columns that came with a version, the newest first. */
const NEW_COLUMNS: [version: FocusVersion, columns: string[]][] = [
  ['1.4', ['InvoiceDetailId', 'CommitmentProgramEligibilityDetails']],
  [
    '1.3',
    [
      'ServiceProviderName',
      'HostProviderName',
      'AllocatedMethodId',
      'ContractApplied',
    ],
  ],
  [
    '1.2',
    ['InvoiceId', 'PricingCurrency', 'BillingAccountType', 'SubAccountType'],
  ],
  [
    '1.1',
    [
      'SkuMeter',
      'SkuPriceDetails',
      'ServiceSubcategory',
      'CapacityReservationId',
    ],
  ],
];

/**
 * Tells the FOCUS version of a bill by its columns; files do not say it.
 *
 * @remarks
 * 1.4 removed ProviderName and PublisherName, and added only columns that a
 * provider may leave out.
 */
export function focusVersion(columns: BillColumns): FocusVersion {
  const newest = NEW_COLUMNS.find(([, names]) =>
    names.some(name => columns.has(name)),
  )?.[0];
  if (newest === '1.3' && !columns.has('ProviderName')) {
    return '1.4';
  }
  return newest ?? '1.0';
}
