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
import type { Amounts, CountedAmounts } from './Amounts';
import type { AmountTable } from './AmountTable';
import type { BillTotals } from './BillTotals';

/**
 * One JSON object. Money is plain decimals as text, months are `YYYY-MM` of the
 * charge period (UTC), and the empty string stands for "unknown".
 */
export function writeJson(bills: BillTotals): string {
  const report = {
    totals: bills.totals
      .rows()
      .map(({ labels, amounts }) => ({ ...labels, ...counted(amounts) })),
    ai: bills.totals.rows().map(({ labels }) => ({
      ...labels,
      ...counted(bills.ai.at(labels)),
      evidence: bills.evidence
        .rows()
        .filter(row => row.labels.currency === labels.currency)
        .map(({ labels: { rule }, amounts: { rows, ...amounts } }) => ({
          rule,
          rows,
          billed: formatDecimal(amounts.billed),
          effective: formatDecimal(amounts.effective),
        })),
    })),
    allocations: uncounted(bills.allocations),
    unallocated: uncounted(bills.unallocated),
    notAi: uncounted(bills.notAi),
    quarantine: bills.quarantine.map(({ file, row, column, problem }) => ({
      file,
      row,
      column,
      problem,
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function counted(amounts: CountedAmounts) {
  return { rows: amounts.rows, ...decimals(amounts) };
}

function uncounted<Labels extends object>(table: AmountTable<Labels>) {
  return table
    .rows()
    .map(({ labels, amounts }) => ({ ...labels, ...decimals(amounts) }));
}

function decimals({ billed, effective, list }: Amounts) {
  return {
    billed: formatDecimal(billed),
    effective: formatDecimal(effective),
    list: formatDecimal(list),
  };
}
