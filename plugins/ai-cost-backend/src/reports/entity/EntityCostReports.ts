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

import type { EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readAttributionState } from '../../ledger/attributions/AttributionState';
import { readKnownSources } from '../freshness/readKnownSources';
import type { Reporting } from '../../currency/ReportingRates';
import type { ReaderRights } from '../../permissions/reader';
import type { KnownReports, TaggedReport } from '../CostReports';
import { readSnapshot } from '../../ledger/readSnapshot';
import { buildReport } from './buildReport';
import { entityTag, type ReportInputs } from './entityTag';
import { readEntityFacts } from './readEntityFacts';

/** What {@link EntityCostReports} reads. */
export interface EntityCostReportsOptions {
  knex: Knex;
  /** The sources of this portal's configuration. */
  configuredSources: () => BillingSource[];
  now: () => Date;
  /** Nothing is converted when left out. */
  reporting?: () => Reporting | undefined;
}

/** Builds the report behind the AI Cost tab from the ledger's summaries. */
export class EntityCostReports {
  readonly #knex: Knex;
  readonly #configuredSources: () => BillingSource[];
  readonly #now: () => Date;
  readonly #reporting: () => Reporting | undefined;

  static create(options: EntityCostReportsOptions): EntityCostReports {
    return new EntityCostReports(options);
  }

  private constructor(options: EntityCostReportsOptions) {
    this.#knex = options.knex;
    this.#configuredSources = options.configuredSources;
    this.#now = options.now;
    this.#reporting = options.reporting ?? (() => undefined);
  }

  /** The report, unless the reader has it. */
  async entityCosts(
    query: EntityCostQuery,
    { isKnown, mayReadSources = false }: ReaderRights & KnownReports = {},
  ): Promise<TaggedReport> {
    return readSnapshot(this.#knex, async knex => {
      const inputs = {
        ...(await this.#readInputs(knex, query)),
        mayReadSources,
      };
      const etag = entityTag(inputs);
      return isKnown?.(etag)
        ? { etag }
        : { etag, report: await buildReport(knex, inputs) };
    });
  }

  async #readInputs(
    knex: Knex,
    query: EntityCostQuery,
  ): Promise<Omit<ReportInputs, 'mayReadSources'>> {
    const now = this.#now();
    const configured = this.#configuredSources();
    const { version } = await readAttributionState(knex);
    return {
      query,
      now,
      sources: await readKnownSources({ knex, configured, now }),
      facts: await readEntityFacts(knex, query.entityRef),
      attributionVersion: version,
      reporting: this.#reporting(),
    };
  }
}
