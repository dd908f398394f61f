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

import { firstDayOf, type Month } from 'backstage-plugin-ai-cost-common';
import type { ChargeRows } from '../table/ChargeRows';
import type { TableColumn } from '../table/TableColumns';

/**
 * What there is of each billing period, as texts: the month, or NULL for rows
 * that do not say it, the number of rows, what costs and quantity add up to, and
 * the latest change where the table has a column for it.
 */
export function periodsSql(options: {
  rows: ChargeRows;
  since?: Month;
  updatedAt?: TableColumn;
}): string {
  const { rows, since, updatedAt } = options;
  const { dialect } = rows;
  const text = (sql: string) => `CAST(${sql} AS ${dialect.types.text})`;
  const month = `substr(${dialect.dayText('c_billing_day')}, 1, 7)`;
  const from = since && dialect.dayLiteral(firstDayOf(since));
  return `SELECT period, ${text('count(*)')} AS row_count,
  ${text(dialect.sum('billed'))} AS billed_sum,
  ${text(dialect.sum('effective'))} AS effective_sum,
  ${text(dialect.sum('list'))} AS list_sum,
  ${text('sum(quantity)')} AS quantity_sum,
  ${updatedAt ? text('max(c_updated_at)') : 'NULL'} AS last_update
FROM (
SELECT ${month} AS period, billed, effective, list, quantity${
    updatedAt ? ', c_updated_at' : ''
  }
FROM (
${rows.numbersSql({
  dimensions: false,
  more: updatedAt ? [`${updatedAt.sql} AS c_updated_at`] : [],
})}
${from ? `WHERE c_billing_day IS NULL OR c_billing_day >= ${from}` : ''}
) numbers
) periods
GROUP BY period
ORDER BY period`;
}
