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
  EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions, ReaderRights } from '../permissions/reader';

/**
 * What entities cost: the read models behind the tab, its drill-down and its
 * export.
 */
export interface CostReports {
  /** The report of one entity, unless the reader has it. */
  entityCosts(
    query: EntityCostQuery,
    options: ReaderOptions & ReaderRights & KnownReports,
  ): Promise<TaggedReport>;

  /**
   * The charge lines behind a figure.
   *
   * @throws InputError when the cursor is not of this query
   */
  chargeLines(
    query: ChargeLineQuery,
    options: ReaderOptions,
  ): Promise<ChargeLinePage>;

  /**
   * The daily costs of an entity as pieces of a CSV file. The iteration fails
   * when the data changes under it.
   */
  exportEntityCosts(
    query: EntityCostExportQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>>;
}

/** What to export: all bases, by day. */
export type EntityCostExportQuery = Pick<
  EntityCostQuery,
  'entityRef' | 'from' | 'to' | 'environments' | 'currency'
>;

/** Which reports the reader has already. */
export interface KnownReports {
  /** Asked with a report's tag, before the report is built. */
  isKnown?(etag: string): boolean;
}

/** A report with the tag by which it is told from older ones. */
export interface TaggedReport {
  /** Changes whenever the report may have changed: an HTTP entity tag, quoted. */
  etag: string;
  /** Undefined when the reader has it. */
  report?: EntityCostReport;
}
