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

import type { Completeness, Day } from 'backstage-plugin-ai-cost-common';
import { stringify } from 'csv-stringify/sync';
import type { ExchangeRate } from '../../currency/rates/ExchangeRate';
import type { EntitySeries } from '../entity/EntitySeries';
import { CSV_FORMAT } from './csvFormat';
import type { DailyCost } from './readDailyCosts';

/** A line of the exported file. */
export interface CostCsvRow {
  entityRef: string;
  day: Day;
  owner?: string;
  costCenter?: string;
  series: EntitySeries;
  cost: DailyCost;
  completeness: Completeness;
  sourceIds: string[];
  /** Undefined when nothing is converted. */
  converted?: ConvertedAmount;
}

/** The effective cost in the reporting currency. */
export interface ConvertedAmount {
  currency: string;
  /** Undefined when no rate is known. */
  rate?: ExchangeRate;
}

const ATTOS_PER_UNIT = 10n ** 18n;

const COLUMNS = [
  'day',
  'entity',
  'owner',
  'cost_center',
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
  'completeness',
  'sources',
  'reporting_currency',
  'converted_amount',
  'rate',
  'rate_date',
];

/** The first line of the file. */
export function costCsvHeader(): string {
  return stringify([COLUMNS], CSV_FORMAT);
}

/** Lines of the file. */
export function costCsvLines(rows: readonly CostCsvRow[]): string {
  return stringify(rows.map(cellsOf), CSV_FORMAT);
}

function cellsOf(row: CostCsvRow) {
  const { series, cost, converted } = row;
  return [
    row.day,
    row.entityRef,
    row.owner,
    row.costCenter,
    series.environment,
    series.model,
    series.workload,
    series.provider,
    series.service,
    series.tokenClass,
    series.unit,
    cost.quantity,
    series.currency,
    cost.cost.billed,
    cost.cost.effective,
    cost.cost.list,
    cost.charges,
    row.completeness,
    row.sourceIds.join(' '),
    converted?.currency,
    converted?.rate?.convert(cost.cost.effective),
    converted?.rate?.convert(ATTOS_PER_UNIT),
    converted?.rate?.day,
  ];
}
