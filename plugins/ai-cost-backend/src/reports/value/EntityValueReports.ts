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
  EntityValueQuery,
  EntityValueReport,
  UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { KnownReports } from '../CostReports';
import { readKnownSources } from '../freshness/readKnownSources';
import { readSnapshot } from '../../ledger/readSnapshot';
import { buildValueReport } from './buildValueReport';
import { readValueInputs } from './readValueInputs';
import { valueTag } from './valueTag';

/** What {@link EntityValueReports} reads. */
export interface EntityValueReportsOptions {
  knex: Knex;
  /** The billing sources of this portal's configuration. */
  configuredSources: () => BillingSource[];
  /** Its telemetry sources, in the order of the configuration. */
  telemetrySources: () => readonly TelemetrySource[];
  now: () => Date;
}

/** A value report with the tag by which it is told from older ones. */
export interface TaggedValueReport {
  /** An HTTP entity tag, quoted. */
  etag: string;
  /** Undefined when the reader has it. */
  report?: EntityValueReport;
}

/** Builds the report behind the Value section of the tab. */
export class EntityValueReports {
  readonly #options: EntityValueReportsOptions;

  static create(options: EntityValueReportsOptions): EntityValueReports {
    return new EntityValueReports(options);
  }

  private constructor(options: EntityValueReportsOptions) {
    this.#options = options;
  }

  /**
   * The report, unless the reader has it.
   *
   * @param options - `targets` are those of the entity's annotations
   */
  async entityValue(
    query: EntityValueQuery,
    options: KnownReports & { targets?: readonly UnitCostTarget[] } = {},
  ): Promise<TaggedValueReport> {
    const {
      knex: database,
      configuredSources,
      telemetrySources,
    } = this.#options;
    const { isKnown, targets = [] } = options;
    const now = this.#options.now();
    const inputs = await readSnapshot(database, async knex =>
      readValueInputs(knex, {
        query,
        now,
        configured: telemetrySources(),
        targets,
        sources: await readKnownSources({
          knex,
          configured: configuredSources(),
          now,
        }),
      }),
    );
    const etag = valueTag(inputs);
    return isKnown?.(etag)
      ? { etag }
      : { etag, report: buildValueReport(inputs) };
  }
}
