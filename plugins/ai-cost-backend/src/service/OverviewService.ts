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
  OverviewReport,
  PortfolioModels,
  PortfolioQuery,
  PortfolioSeriesQuery,
  SprawlReport,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { KnownReports } from '../reports/CostReports';
import type { Tagged } from '../reports/portfolio/PortfolioReports';

/** What everybody spends together, as far as the reader may see it. */
export interface OverviewService {
  /** The overview, unless the reader has it. */
  overview(
    query: PortfolioSeriesQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<OverviewReport>>;

  /** What it is of, as pieces of a CSV file. */
  exportOverview(
    query: PortfolioSeriesQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>>;

  /** Vendors, services and models in use, unless the reader has it. */
  sprawl(
    query: PortfolioQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<SprawlReport>>;

  /** Every model and its users, unless the reader has it. */
  models(
    query: PortfolioQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<PortfolioModels>>;
}
