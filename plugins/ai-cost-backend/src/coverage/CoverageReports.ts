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
  CoverageReport,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readSnapshot } from '../ledger/readSnapshot';
import { buildCoverage } from './report/buildCoverage';
import type { CoverageOptions } from './coverageOptions';

/** Reports how much of the bill has an owner, and why the rest has none. */
export class CoverageReports {
  readonly #options: {
    knex: Knex;
    configuredSources: () => BillingSource[];
    coverage: CoverageOptions;
    now: () => Date;
  };

  static create(options: {
    knex: Knex;
    /** The sources of this portal's configuration. */
    configuredSources: () => BillingSource[];
    coverage: CoverageOptions;
    now: () => Date;
  }): CoverageReports {
    return new CoverageReports(options);
  }

  private constructor(options: Parameters<typeof CoverageReports.create>[0]) {
    this.#options = options;
  }

  /**
   * What is nobody's has no entity and no owner, so filters by those are left
   * out; the report's query says by which it was made.
   */
  async coverage(query: PortfolioQuery): Promise<CoverageReport> {
    const { knex, configuredSources, coverage, now } = this.#options;
    return readSnapshot(knex, trx =>
      buildCoverage({
        knex: trx,
        query,
        configured: configuredSources(),
        options: coverage,
        now: now(),
      }),
    );
  }
}
