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

import type {
  ConvertedCosts,
  PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { Reporting } from '../../../currency/ReportingRates';
import { convertCosts } from '../../conversion/convertCosts';
import type { DayCost } from '../../conversion/readDayCosts';
import type { TimeBucket } from '../../window/costBuckets';
import type { DayRange } from '../../window/dayRange';
import type { PortfolioWindow } from '../readPortfolioWindow';
import { readScopedCurrencyDays } from '../scopedBuckets';

/**
 * All spend in the reporting currency; undefined when there is none, everything
 * is in it anyway, or the reader asked for a part.
 */
export async function convertedSpend(options: {
  knex: Knex;
  query: PortfolioSeriesQuery;
  window: PortfolioWindow;
  buckets: readonly TimeBucket[];
  reporting: Reporting | undefined;
}): Promise<ConvertedCosts | undefined> {
  const { knex, query, window, buckets, reporting } = options;
  const { totals } = window.totals;
  if (
    !reporting ||
    query.filters !== undefined ||
    totals.every(({ currency }) => currency === reporting.currency)
  ) {
    return undefined;
  }
  const { basis, granularity } = query;
  const costsOf = (range: DayRange): Promise<DayCost[]> =>
    readScopedCurrencyDays({
      knex,
      scopes: window.scopes.spend,
      filters: { ...window.filters, currency: undefined },
      range,
      basis,
    });
  return convertCosts({
    reporting,
    current: await costsOf(window.range),
    previous: await costsOf(window.previous),
    starts: buckets.map(({ start }) => start),
    granularity,
  });
}
