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

import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import type { DuckDbSession } from './DuckDbSession';

/** Adds up all charges that could be read, by currency, charge month and AI. */
export async function readControlTotals(
  session: DuckDbSession,
): Promise<ControlTotal[]> {
  const totals = await session.rows<{
    currency: string;
    month: string;
    ai: boolean;
    row_count: bigint;
    billed: string;
    effective: string;
    list: string;
  }>(`
    SELECT currency, strftime(day, '%Y-%m') AS month, ordinal IS NOT NULL AS ai,
      CAST(sum(row_count) AS BIGINT) AS row_count,
      CAST(sum(billed) AS VARCHAR) AS billed,
      CAST(sum(effective) AS VARCHAR) AS effective,
      CAST(sum(list) AS VARCHAR) AS list
    FROM charges LEFT JOIN ai_lines USING (line)
    WHERE currency IS NOT NULL
    GROUP BY ALL ORDER BY ALL`);
  return totals.map(({ currency, month, ai, row_count, ...cost }) => ({
    currency,
    month,
    ai,
    rows: Number(row_count),
    billed: parseDecimal(cost.billed),
    effective: parseDecimal(cost.effective),
    list: parseDecimal(cost.list),
  }));
}
