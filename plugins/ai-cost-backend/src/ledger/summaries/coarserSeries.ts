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

import { SERIES_COLUMNS } from './seriesFacts';
import type { CoarserLevel } from './summaryTables';

/** Which series of the coarser summaries a series is a part of, by their ids. */
export type CoarserSeries = Record<CoarserLevel, number>;

/** How the series of a coarser summary follow from those of entities. */
interface Coarsening {
  columns: readonly string[];
  /** @param series - values in the order of `SERIES_COLUMNS` */
  valuesOf(series: readonly string[]): string[];
}

const TOTAL_COLUMNS = [
  'entity_ref',
  'unallocated_reason',
  'currency',
  'shared_from',
] as const;

const PORTFOLIO_COLUMNS = SERIES_COLUMNS.filter(
  column => column !== 'entity_ref' && column !== 'shared_from',
);

export const COARSENINGS: Record<CoarserLevel, Coarsening> = {
  portfolio: {
    columns: [...PORTFOLIO_COLUMNS, 'shared'],
    valuesOf: series => [
      ...PORTFOLIO_COLUMNS.map(column => valueOf(series, column)),
      valueOf(series, 'shared_from') === '' ? '' : 'shared',
    ],
  },
  total: {
    columns: TOTAL_COLUMNS,
    valuesOf: series => TOTAL_COLUMNS.map(column => valueOf(series, column)),
  },
};

function valueOf(
  series: readonly string[],
  column: (typeof SERIES_COLUMNS)[number],
): string {
  return series[SERIES_COLUMNS.indexOf(column)];
}
