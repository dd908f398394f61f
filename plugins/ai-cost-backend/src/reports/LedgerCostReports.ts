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
  ChargeLinePage,
  ChargeLineQuery,
  EntityCostQuery,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { Reporting } from '../currency/ReportingRates';
import type { ReaderRights } from '../permissions/reader';
import type {
  CostReports,
  EntityCostExportQuery,
  KnownReports,
  TaggedReport,
} from './CostReports';
import { EntityCostReports } from './entity/EntityCostReports';
import { EntityCostExport } from './export/EntityCostExport';
import { ChargeLineReports } from './lines/ChargeLineReports';

/** Reports from the ledger, for whoever asks. */
export class LedgerCostReports implements CostReports {
  readonly #entities: EntityCostReports;
  readonly #lines: ChargeLineReports;
  readonly #export: EntityCostExport;

  static create(options: {
    knex: Knex;
    /** The sources of this portal's configuration. */
    configuredSources: () => BillingSource[];
    now: () => Date;
    /** Nothing is converted when left out. */
    reporting?: () => Reporting | undefined;
  }): LedgerCostReports {
    return new LedgerCostReports(options);
  }

  private constructor(options: Parameters<typeof LedgerCostReports.create>[0]) {
    this.#entities = EntityCostReports.create(options);
    this.#lines = ChargeLineReports.create(options);
    this.#export = EntityCostExport.create(options);
  }

  /** {@inheritDoc CostReports.entityCosts} */
  async entityCosts(
    query: EntityCostQuery,
    options: ReaderRights & KnownReports,
  ): Promise<TaggedReport> {
    return this.#entities.entityCosts(query, options);
  }

  /** {@inheritDoc CostReports.chargeLines} */
  async chargeLines(query: ChargeLineQuery): Promise<ChargeLinePage> {
    return this.#lines.chargeLines(query);
  }

  /** {@inheritDoc CostReports.exportEntityCosts} */
  async exportEntityCosts(
    query: EntityCostExportQuery,
  ): Promise<AsyncIterable<string>> {
    return this.#export.exportEntityCosts(query);
  }
}
