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
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import type { KnownReports } from '../CostReports';

/** A report with the tag by which it is told from older ones. */
export interface Tagged<T> {
  /** Changes whenever the report may have changed: an HTTP entity tag, quoted. */
  etag: string;
  /** Undefined when the reader has it. */
  report?: T;
}

/** Whose report it is, and which of them they have already. */
export interface PortfolioReader extends KnownReports {
  rights: PortfolioRights;
}

/** What everybody spends together, as far as somebody may see it. */
export interface PortfolioReports {
  /** All that have ever spent, without nobody. */
  entityRefs(): Promise<string[]>;

  overview(
    query: PortfolioSeriesQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<OverviewReport>>;

  /**
   * What the overview is of, as pieces of a CSV file. The iteration fails when
   * the data changes under it.
   */
  exportOverview(
    query: PortfolioSeriesQuery,
    reader: PortfolioReader,
  ): Promise<AsyncIterable<string>>;

  sprawl(
    query: PortfolioQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<SprawlReport>>;

  models(
    query: PortfolioQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<PortfolioModels>>;
}
