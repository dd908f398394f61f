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
  formatDecimal,
  parseDecimal,
  type DecimalString,
  type SharedCosts,
} from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../format/sumAmounts';

type MonthAmounts = SharedCosts['months'][number];

/** What direct, shared and unallocated differ by from the bill, exactly. */
export function tieOutDifference(
  month: Omit<MonthAmounts, 'month'>,
): DecimalString {
  const { direct, shared, unallocated, total } = month;
  return formatDecimal(
    parseDecimal(sumAmounts([direct, shared, unallocated])) -
      parseDecimal(total),
  );
}

/** All months together. */
export function tieOutTotal(
  months: readonly MonthAmounts[],
): Omit<MonthAmounts, 'month'> {
  return {
    direct: sumAmounts(months.map(({ direct }) => direct)),
    shared: sumAmounts(months.map(({ shared }) => shared)),
    unallocated: sumAmounts(months.map(({ unallocated }) => unallocated)),
    total: sumAmounts(months.map(({ total }) => total)),
  };
}
