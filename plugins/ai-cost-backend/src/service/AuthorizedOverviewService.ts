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
import type { ReadableEntities } from '../permissions/ReadableEntities';
import type { ReaderOptions } from '../permissions/reader';
import { requireReadable } from '../permissions/requireReadable';
import type { KnownReports } from '../reports/CostReports';
import type {
  PortfolioReader,
  PortfolioReports,
  Tagged,
} from '../reports/portfolio/PortfolioReports';
import type { OverviewService } from './OverviewService';

/**
 * Reports on everybody's spend for anybody: of the entities whose cost they may
 * read, and of what is nobody's where they may read that. Nothing of a report,
 * its tag included, is computed before.
 */
export class AuthorizedOverviewService implements OverviewService {
  readonly #reports: PortfolioReports;
  readonly #readable: ReadableEntities;

  static create(options: {
    reports: PortfolioReports;
    readable: ReadableEntities;
  }): AuthorizedOverviewService {
    return new AuthorizedOverviewService(options.reports, options.readable);
  }

  private constructor(reports: PortfolioReports, readable: ReadableEntities) {
    this.#reports = reports;
    this.#readable = readable;
  }

  async overview(
    query: PortfolioSeriesQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<OverviewReport>> {
    return this.#reports.overview(query, await this.#reader(options));
  }

  async exportOverview(
    query: PortfolioSeriesQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>> {
    return this.#reports.exportOverview(query, await this.#reader(options));
  }

  async sprawl(
    query: PortfolioQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<SprawlReport>> {
    return this.#reports.sprawl(query, await this.#reader(options));
  }

  async models(
    query: PortfolioQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<Tagged<PortfolioModels>> {
    return this.#reports.models(query, await this.#reader(options));
  }

  async #reader({
    credentials,
    isKnown,
  }: ReaderOptions & KnownReports): Promise<PortfolioReader> {
    const entityRefs = await this.#reports.entityRefs();
    const rights = await this.#readable.among(entityRefs, { credentials });
    requireReadable(rights, { orUnallocated: true });
    return { rights, isKnown };
  }
}
