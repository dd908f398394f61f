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

import type { Knex } from 'knex';
import type { WindowPart } from '../window/windowParts';
import type { SumScope } from './countedSums';
import {
  DIMENSION_COLUMNS,
  dimensionsOf,
  type CostSeriesDimensions,
  type DimensionRow,
} from './CostSeriesDimensions';
import { readSeriesSums, type SeriesSum } from './readSeriesSums';
import { whereSeries } from './SumFilters';

/** What many entities together spend on. */
export interface PortfolioSeries extends CostSeriesDimensions {
  /** Parts of what other entities share out. */
  shared: boolean;
}

/** What a series of many entities adds up to over a part of the windows. */
export interface PortfolioSum extends Omit<SeriesSum, 'seriesId'> {
  series: PortfolioSeries;
}

/**
 * Adds up what many entities spend on, over each part. Everybody's spend is read
 * from few rows; that of some entities from what each of them spends on.
 */
export async function readPortfolioSums(
  options: SumScope & { knex: Knex; parts: WindowPart[] },
): Promise<PortfolioSum[]> {
  const series = await readPortfolioSeries(options);
  const sums = await readSeriesSums({ ...options, level: 'portfolio' });
  return sums.map(({ seriesId, ...sum }) => ({
    ...sum,
    series: series.get(seriesId)!,
  }));
}

async function readPortfolioSeries({
  knex,
  filters = {},
}: SumScope & { knex: Knex }): Promise<Map<number, PortfolioSeries>> {
  const query = knex('portfolio_series as s').select(
    ...DIMENSION_COLUMNS,
    's.shared',
  );
  whereSeries(query, filters);
  const rows: (DimensionRow & { shared: string })[] = await query;
  return new Map(
    rows.map(row => [
      row.id,
      { ...dimensionsOf(row), shared: row.shared !== '' },
    ]),
  );
}
