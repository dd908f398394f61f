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

import { stringify } from 'csv-stringify/sync';
import { addMoney } from '../../../ledger/moneyColumns';
import { CSV_FORMAT } from '../../export/csvFormat';
import type { EntitySum } from '../../sums/readEntitySums';
import type { DayRange } from '../../window/dayRange';

/** What an entity spends on one thing while it has one owner. */
export interface OverviewCsvRow extends EntitySum {
  range: DayRange;
  /** The empty string for nobody. */
  owner: string;
}

const COLUMNS = [
  'from',
  'to',
  'entity',
  'owner',
  'unallocated_reason',
  'shared',
  'environment',
  'model',
  'workload',
  'provider',
  'service',
  'token_class',
  'unit',
  'quantity',
  'currency',
  'billed_cost',
  'effective_cost',
  'list_cost',
  'charges',
];

/** The first line of the file. */
export function overviewCsvHeader(): string {
  return stringify([COLUMNS], CSV_FORMAT);
}

/** Lines of the file. */
export function overviewCsvLines(rows: readonly OverviewCsvRow[]): string {
  return stringify(rows.map(cellsOf), CSV_FORMAT);
}

/** Adds up what is of one series: days and months are read apart. */
export function bySeries(rows: readonly OverviewCsvRow[]): OverviewCsvRow[] {
  const series = new Map<number, OverviewCsvRow>();
  for (const row of rows) {
    const other = series.get(row.series.id);
    series.set(row.series.id, other ? together(other, row) : row);
  }
  return [...series.values()];
}

function together(a: OverviewCsvRow, b: OverviewCsvRow): OverviewCsvRow {
  return {
    ...a,
    cost: addMoney(a.cost, b.cost),
    quantity:
      a.quantity === undefined && b.quantity === undefined
        ? undefined
        : (a.quantity ?? 0) + (b.quantity ?? 0),
    charges: a.charges + b.charges,
  };
}

function cellsOf({ series, range, owner, cost, ...row }: OverviewCsvRow) {
  return [
    range.from,
    range.to,
    series.entityRef,
    owner,
    series.unallocatedReason,
    // Not from whom: the reader may not be allowed to see that entity.
    series.sharedFrom === undefined ? '' : 'shared',
    series.environment,
    series.model,
    series.workload,
    series.provider,
    series.service,
    series.tokenClass,
    series.unit,
    row.quantity,
    series.currency,
    cost.billed,
    cost.effective,
    cost.list,
    row.charges,
  ];
}
