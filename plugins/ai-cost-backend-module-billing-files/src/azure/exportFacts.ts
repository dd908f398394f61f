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

import type { BillTable } from '../files/BillTable';
import { BillColumns } from '../files/BillColumns';
import { amountSql, textSql } from '../rollup/cellSql';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import { literalPath } from '../rollup/quote';
import { tableSourceSql } from '../rollup/tableSource';
import { AzureColumns } from './AzureColumns';
import type { AzureColumn } from './azureNames';
import { commitmentSql } from './commitmentSql';
import { dateOrderSql } from './dateSql';

/** What the rows of an export tell of it. */
export interface ExportFacts {
  /** Dates that can only have the day before the month, and the reverse. */
  dayFirst: number;
  monthFirst: number;
  /** A date with the day first. */
  example?: string;
  /** Rows with a reservation or a savings plan. */
  committed: number;
  /** Purchases of commitments that cost something: there are none when amortised. */
  purchased: number;
  /** Use of commitments that costs nothing: so it is in actual costs. */
  free: number;
  /** Commitments' use at a price, and what nobody used: only amortised costs. */
  amortized: number;
  /** Rows without any commitment, which both kinds have. */
  other: number;
  /** The sum of their costs, whatever their currency. */
  otherCost: string;
  /** The same when they are the same, in whatever order. */
  otherContent: string;
}

/** By which a charge is told from most others. */
const CONTENT: AzureColumn[] = [
  'date',
  'currency',
  'subscriptionId',
  'resourceId',
  'meterId',
  'meterName',
  'product',
];

const DATES: AzureColumn[] = ['date', 'periodStart', 'periodEnd'];

/** Reads a table through for what its columns do not tell. */
export async function exportFactsOf(
  session: DuckDbSession,
  table: BillTable,
): Promise<ExportFacts> {
  const columns = AzureColumns.create(
    BillColumns.create({ columns: table.columns }),
  );
  const dates = DATES.map(name => columns.find(name)).filter(
    column => column !== undefined,
  );
  const orders = dates.map(dateOrderSql);
  const { committed, unused } = commitmentSql(columns);
  const cost = amountSql(columns.find('cost')!).amount;
  const quantity = columns.has('quantity')
    ? `TRY_CAST(${columns.text('quantity')} AS DECIMAL(38, 12))`
    : '1';
  const count = (condition: string) => `count(*) FILTER (${condition})`;
  const [row] = await session.rows<
    Record<
      Exclude<keyof ExportFacts, 'example' | 'otherCost' | 'otherContent'>,
      bigint
    > & {
      example: string | null;
      otherCost: string;
      otherContent: string;
    }
  >(
    `SELECT
       ${count('day_first')} AS dayFirst,
       ${count('month_first')} AS monthFirst,
       left(any_value(example), 40) AS example,
       ${count('committed OR unused')} AS committed,
       ${count(
         `committed AND type IN ('purchase', 'refund') AND cost <> 0`,
       )} AS purchased,
       ${count(
         `committed AND type IN ('', 'usage') AND cost = 0 AND quantity <> 0`,
       )} AS free,
       ${count(
         `unused OR (committed AND type IN ('', 'usage') AND cost <> 0)`,
       )} AS amortized,
       ${count('NOT (committed OR unused)')} AS other,
       CAST(coalesce(sum(cost) FILTER (NOT (committed OR unused)), 0)
         AS VARCHAR) AS otherCost,
       CAST(coalesce(sum(CAST(content AS HUGEINT))
         FILTER (NOT (committed OR unused)), 0) AS VARCHAR) AS otherContent
     FROM (
       SELECT ${cost} AS cost, ${quantity} AS quantity,
         hash(${[...CONTENT.map(name => columns.text(name)), cost].join(', ')})
           AS content,
         ${columns.value('chargeType')} AS type,
         ${committed} AS committed, ${unused} AS unused,
         ${orders.map(({ dayFirst }) => dayFirst).join(' OR ')} AS day_first,
         ${orders
           .map(({ monthFirst }) => monthFirst)
           .join(' OR ')} AS month_first,
         CASE ${dates
           .map((date, i) => `WHEN ${orders[i].dayFirst} THEN ${textSql(date)}`)
           .join(' ')} END AS example
       FROM ${tableSourceSql(table)}
     )`,
    { files: [literalPath(table.path)] },
  );
  return {
    dayFirst: Number(row.dayFirst),
    monthFirst: Number(row.monthFirst),
    example: row.example ?? undefined,
    committed: Number(row.committed),
    purchased: Number(row.purchased),
    free: Number(row.free),
    amortized: Number(row.amortized),
    other: Number(row.other),
    otherCost: row.otherCost,
    otherContent: row.otherContent,
  };
}
