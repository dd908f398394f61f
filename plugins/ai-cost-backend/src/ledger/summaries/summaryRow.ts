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

import type { CostRow } from '../charges/CostRows';
import { SUMMARY_COLUMNS, summaryValues } from '../charges/costRowValues';
import type { LedgerValue } from '../writers/LedgerWriter';

/** The columns of a summary, whose time is in a column of that name. */
export function summaryColumns(time: string): string[] {
  return ['series_id', time, 'delivery_id', ...SUMMARY_COLUMNS];
}

/** The values of {@link summaryColumns}. */
export function summaryRowValues(
  deliveryId: number,
  row: CostRow,
): LedgerValue[] {
  return [row.id, row.time, deliveryId, ...summaryValues(row)];
}
