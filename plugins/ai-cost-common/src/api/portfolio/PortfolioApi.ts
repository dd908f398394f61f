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

import type { RequestOptions } from '../AiCostApi';
import type { CoverageReport } from './CoverageReport';
import type { OverviewReport } from './OverviewReport';
import type { PortfolioLinePage, PortfolioLineQuery } from './PortfolioLines';
import type { PortfolioModels } from './PortfolioModels';
import type { PortfolioQuery, PortfolioSeriesQuery } from './PortfolioQuery';
import type { RollUpQuery, RollUpReport } from './RollUpReport';
import type { RollUpValue, RollUpValueQuery } from './RollUpValue';
import type { SprawlReport } from './SprawlReport';

/**
 * The spend of many entities, as the frontend and other backends see it. Each
 * answer is of what the reader may see, and says when something is hidden.
 *
 * @remarks
 * Methods reject with a `ResponseError` when the backend refuses or fails.
 *
 * @public
 */
export interface PortfolioApi {
  /** The AI Cost tab of a Group, User, System or Domain. */
  getRollUp(
    query: RollUpQuery,
    options?: RequestOptions,
  ): Promise<RollUpReport>;

  /** Unit cost, latency and quality of its entities. */
  getRollUpValue(
    query: RollUpValueQuery,
    options?: RequestOptions,
  ): Promise<RollUpValue>;

  /** Its entities as CSV (RFC 4180, UTF-8). */
  exportRollUp(query: RollUpQuery, options?: RequestOptions): Promise<Blob>;

  /** All AI spend and what drives its change. */
  getOverview(
    query: PortfolioSeriesQuery,
    options?: RequestOptions,
  ): Promise<OverviewReport>;

  /** What the overview is of as CSV: one row per entity and dimension. */
  exportOverview(
    query: PortfolioSeriesQuery,
    options?: RequestOptions,
  ): Promise<Blob>;

  /** Vendors, services and models in use. */
  getSprawl(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SprawlReport>;

  /** Every model, its users, prices and volume. */
  getModels(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<PortfolioModels>;

  /** What is nobody's, and why. */
  getCoverage(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<CoverageReport>;

  /** The charge lines behind any figure. */
  getPortfolioLines(
    query: PortfolioLineQuery,
    options?: RequestOptions,
  ): Promise<PortfolioLinePage>;
}
