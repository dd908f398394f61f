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
import { BillColumns, type FileColumn } from '../files/BillColumns';
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

type FactsRow = Record<
  Exclude<keyof ExportFacts, 'example' | 'otherCost' | 'otherContent'>,
  bigint
> & {
  example: string | null;
  otherCost: string;
  otherContent: string;
};

const DATES: AzureColumn[] = ['date', 'periodStart', 'periodEnd'];
/** By which rows are added up before they are looked at. */
const KEYS: AzureColumn[] = [
  ...DATES,
  'chargeType',
  'pricingModel',
  'benefitId',
  'reservationId',
];

/**
 * Reads a table through for what its columns do not tell.
 *
 * @param options - `compare` when it is compared with others by its content
 */
export async function exportFactsOf(options: {
  session: DuckDbSession;
  table: BillTable;
  compare: boolean;
}): Promise<ExportFacts> {
  const { session, table, compare } = options;
  const columns = AzureColumns.create(
    BillColumns.create({ columns: table.columns }),
  );
  const dates = columnsOf(columns, DATES);
  const orders = dates.map(dateOrderSql);
  const { committed, unused } = commitmentSql(columns);
  const type = columns.value('chargeType');
  const isUse = `${type} IN ('', 'usage')`;
  const isOther = `NOT (${committed}) AND NOT ${unused}`;
  const rows = (condition: string, what = 'row_count') =>
    `CAST(coalesce(sum(${what}) FILTER (${condition}), 0) AS BIGINT)`;
  const [row] = await session.rows<FactsRow>(
    `SELECT
       ${rows(orders.map(({ dayFirst }) => dayFirst).join(' OR '))} AS dayFirst,
       ${rows(
         orders.map(({ monthFirst }) => monthFirst).join(' OR '),
       )} AS monthFirst,
       left(any_value(CASE ${dates
         .map((date, i) => `WHEN ${orders[i].dayFirst} THEN ${textSql(date)}`)
         .join(' ')} END), 40) AS example,
       ${rows(`${committed} OR ${unused}`)} AS committed,
       ${rows(
         `${committed} AND ${type} IN ('purchase', 'refund')`,
         'costly',
       )} AS purchased,
       ${rows(`${committed} AND ${isUse}`, 'free')} AS free,
       ${rows(unused)} + ${rows(
      `${committed} AND ${isUse}`,
      'costly',
    )} AS amortized,
       ${rows(isOther)} AS other,
       CAST(coalesce(sum(cost) FILTER (${isOther}), 0) AS VARCHAR) AS otherCost,
       CAST(coalesce(sum(content) FILTER (${isOther}), 0) AS VARCHAR)
         AS otherContent
     FROM (${groupsSql({ table, columns, compare })})`,
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

/**
 * Rows with the same dates and commitments, added up: what they are is then asked
 * of some hundred groups and not of each row.
 */
function groupsSql(options: {
  table: BillTable;
  columns: AzureColumns;
  compare: boolean;
}): string {
  const { table, columns, compare } = options;
  const keys = columnsOf(columns, KEYS).map(({ sql }) => sql);
  const cost = amountSql(columns.find('cost')!).amount;
  const quantity = columns.has('quantity')
    ? `TRY_CAST(${columns.text('quantity')} AS DOUBLE)`
    : '1';
  const content = compare
    ? `hash(${CONTENT.map(name => columns.text(name)).join(', ')}, fact_cost)`
    : '0';
  return `SELECT ${keys.join(', ')}, count(*) AS row_count,
      count(*) FILTER (fact_cost <> 0) AS costly,
      count(*) FILTER (fact_cost = 0 AND fact_quantity <> 0) AS free,
      sum(fact_cost) AS cost, sum(CAST(${content} AS HUGEINT)) AS content
    FROM (SELECT *, ${cost} AS fact_cost, ${quantity} AS fact_quantity
      FROM ${tableSourceSql(table)})
    GROUP BY ${keys.join(', ')}`;
}

function columnsOf(
  columns: AzureColumns,
  wanted: readonly AzureColumn[],
): FileColumn[] {
  return wanted
    .map(name => columns.find(name))
    .filter(column => column !== undefined);
}
