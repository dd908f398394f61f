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
  type Completeness,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import { stringify, type Options } from 'csv-stringify/sync';
import type { EntitySeries } from '../entity/EntitySeries';
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
}

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
];

// Digits, whatever the size: other programs do not all read exponents.
const PLAIN = new Intl.NumberFormat('en-US', {
  useGrouping: false,
  maximumFractionDigits: 18,
});

const OPTIONS: Options = {
  record_delimiter: 'windows',
  // Not only around the delimiter itself: other readers break lines at less.
  quote_record_delimiter: true,
  // A tag or a model may begin like a formula; money is no text and does not.
  escape_formulas: true,
  cast: {
    bigint: attos => formatDecimal(attos),
    number: value => PLAIN.format(value),
  },
};

/** The first line of the file. */
export function costCsvHeader(): string {
  return stringify([COLUMNS], OPTIONS);
}

/**
 * Lines of the file (RFC 4180). Text that a spreadsheet would take for a
 * formula is preceded by an apostrophe.
 */
export function costCsvLines(rows: readonly CostCsvRow[]): string {
  return stringify(rows.map(cellsOf), OPTIONS);
}

function cellsOf(row: CostCsvRow) {
  const { series, cost } = row;
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
  ];
}
