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

import type { Day } from '../../time/days';
import type {
  PortfolioDimension,
  PortfolioFilters,
} from '../../words/portfolioDimensions';
import type { CostBasis, Granularity } from '../../words/vocabulary';

/**
 * The window, basis and filters of every report on the spend of many entities.
 *
 * @public
 */
export interface PortfolioQuery {
  /** First UTC day, included. */
  from: Day;
  /** Last UTC day, included. */
  to: Day;
  basis: CostBasis;
  /** ISO 4217; the currency with the most charges when left out. */
  currency?: string;
  filters?: PortfolioFilters;
}

/**
 * A {@link PortfolioQuery} whose answer has a course over time.
 *
 * @public
 */
export interface PortfolioSeriesQuery extends PortfolioQuery {
  granularity: Granularity;
  /** What the course over time is divided by. */
  groupBy: PortfolioDimension;
}
