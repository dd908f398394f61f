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

import type { DecimalString } from '../../money/DecimalString';
import type { PortfolioDimension } from '../../words/portfolioDimensions';
import type { ConvertedCosts } from '../ConvertedCosts';
import type { CostBucket, CostSeries, CostShare } from '../EntityCostReport';
import type { PortfolioSeriesQuery } from './PortfolioQuery';
import type { PortfolioTotals } from './PortfolioTotals';
import type { SpendDriver } from './SpendDriver';

/**
 * All AI spend that the reader may see: the answer of `GET /overview`.
 *
 * @public
 */
export interface OverviewReport extends PortfolioTotals {
  query: PortfolioSeriesQuery;
  /** Only when a reporting currency is configured and no filter is set. */
  converted?: ConvertedCosts;
  buckets: CostBucket[];
  /** Most expensive first; of `groupBy`. */
  series: CostSeries[];
  breakdowns: Record<PortfolioDimension, CostShare[]>;
  /** Titles of the entities and owners in the report, where they have one. */
  titles: Record<string, string>;
  waterfall: SpendWaterfall;
}

/**
 * From the previous spend to this one, over complete days.
 *
 * @public
 */
export interface SpendWaterfall {
  before: DecimalString;
  after: DecimalString;
  /** Largest first; they add up to `after - before`. */
  steps: SpendDriver[];
  /** Why there is none, for people. */
  unavailable?: string;
}
