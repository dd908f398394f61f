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
  SprawlRule,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import type { Reporting } from '../../currency/ReportingRates';
import { readSnapshot } from '../../ledger/readSnapshot';
import { buildModels } from './use/buildModels';
import { buildOverview } from './overview/buildOverview';
import { OverviewExport } from './overview/OverviewExport';
import { portfolioTag, type PortfolioInputs } from './PortfolioInputs';
import type {
  PortfolioReader,
  PortfolioReports,
  Tagged,
} from './PortfolioReports';
import { readPortfolioInputs, readSpenders } from './readPortfolioInputs';
import { buildSprawl } from './use/buildSprawl';

/** What {@link LedgerPortfolioReports} reads. */
export interface LedgerPortfolioReportsOptions {
  knex: Knex;
  /** The sources of this portal's configuration. */
  configuredSources: () => BillingSource[];
  structure: () => Promise<CatalogStructure>;
  now: () => Date;
  /** `aiCost.approvals`. */
  approvals: readonly SprawlRule[];
  /** Nothing is converted when left out. */
  reporting?: () => Reporting | undefined;
}

/** Reports from the ledger's summaries. */
export class LedgerPortfolioReports implements PortfolioReports {
  readonly #options: LedgerPortfolioReportsOptions;

  static create(
    options: LedgerPortfolioReportsOptions,
  ): LedgerPortfolioReports {
    return new LedgerPortfolioReports(options);
  }

  private constructor(options: LedgerPortfolioReportsOptions) {
    this.#options = options;
  }

  /** {@inheritDoc PortfolioReports.entityRefs} */
  async entityRefs(): Promise<string[]> {
    return readSpenders(this.#options.knex);
  }

  /** {@inheritDoc PortfolioReports.overview} */
  async overview(
    query: PortfolioSeriesQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<OverviewReport>> {
    return this.#report('overview', buildOverview, query, reader);
  }

  /** {@inheritDoc PortfolioReports.exportOverview} */
  async exportOverview(
    query: PortfolioSeriesQuery,
    { rights }: PortfolioReader,
  ): Promise<AsyncIterable<string>> {
    const readInputs = await this.#inputs(query, rights);
    return OverviewExport.create({
      knex: this.#options.knex,
      query,
      readInputs,
    }).pieces();
  }

  /** {@inheritDoc PortfolioReports.sprawl} */
  async sprawl(
    query: PortfolioQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<SprawlReport>> {
    return this.#report('sprawl', buildSprawl, query, reader);
  }

  /** {@inheritDoc PortfolioReports.models} */
  async models(
    query: PortfolioQuery,
    reader: PortfolioReader,
  ): Promise<Tagged<PortfolioModels>> {
    return this.#report('models', buildModels, query, reader);
  }

  async #report<Q extends PortfolioQuery, T>(
    name: string,
    build: (knex: Knex, query: Q, inputs: PortfolioInputs) => Promise<T>,
    query: Q,
    { rights, isKnown }: PortfolioReader,
  ): Promise<Tagged<T>> {
    const readInputs = await this.#inputs(query, rights);
    return readSnapshot(this.#options.knex, async knex => {
      const inputs = await readInputs(knex);
      const etag = portfolioTag(name, query, inputs);
      return isKnown?.(etag)
        ? { etag }
        : { etag, report: await build(knex, query, inputs) };
    });
  }

  /** The catalog is asked before a transaction is open. */
  async #inputs(
    query: PortfolioQuery,
    rights: PortfolioReader['rights'],
  ): Promise<(knex: Knex) => Promise<PortfolioInputs>> {
    const { configuredSources, now, approvals, reporting } = this.#options;
    const structure = await this.#options.structure();
    return knex =>
      readPortfolioInputs(knex, {
        query,
        rights,
        structure,
        approvals,
        now: now(),
        configured: configuredSources(),
        reporting: reporting?.(),
      });
  }
}
