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

import type { ChargeLinePage, ChargeLineQuery } from './ChargeLinePage';
import type { EntityCostQuery, EntityCostReport } from './EntityCostReport';
import type {
  EntityTrainingRuns,
  EntityTrainingRunsQuery,
} from './EntityTrainingRuns';
import type { EntityUsageHours } from './EntityUsageHours';
import type { EntityValueQuery, EntityValueReport } from './EntityValueReport';
import type {
  ExperimentComparison,
  ExperimentComparisonQuery,
} from './ExperimentComparison';
import type { MonthRange, SourceDetail, SourceStatus } from './SourceStatus';
import type {
  TelemetryPreview,
  TelemetryPreviewQuery,
} from './TelemetryPreview';
import type { UnknownPrice } from './UnknownPrice';

/**
 * The AI Cost backend, as the frontend and other backends see it.
 *
 * @remarks
 * Methods reject with a `ResponseError` when the backend refuses or fails.
 *
 * @public
 */
export interface AiCostApi {
  /** Everything the AI Cost tab shows, in one request. */
  getEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<EntityCostReport>;

  /** The charge lines behind a figure, and why they are the entity's. */
  getChargeLines(
    query: ChargeLineQuery,
    options?: RequestOptions,
  ): Promise<ChargeLinePage>;

  /** The daily costs behind the report as CSV (RFC 4180, UTF-8). */
  exportEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<Blob>;

  /** What an entity used in the last 48 hours, by the hour. */
  getEntityUsageHours(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityUsageHours>;

  /** Spend beside performance, quality and output of an entity. */
  getEntityValue(
    query: EntityValueQuery,
    options?: RequestOptions,
  ): Promise<EntityValueReport>;

  /** Runs of training and evaluation, newest first, with what they cost. */
  getEntityTrainingRuns(
    query: EntityTrainingRunsQuery,
    options?: RequestOptions,
  ): Promise<EntityTrainingRuns>;

  /** Two models or two periods side by side. */
  getExperimentComparison(
    query: ExperimentComparisonQuery,
    options?: RequestOptions,
  ): Promise<ExperimentComparison>;

  /** What a query of an annotation would return, without keeping it. */
  previewTelemetry(
    query: TelemetryPreviewQuery,
    options?: RequestOptions,
  ): Promise<TelemetryPreview>;

  /** All billing sources, with freshness and problems. */
  getSources(options?: RequestOptions): Promise<SourceStatus[]>;

  /** One billing source, with its runs, deliveries and quarantine. */
  getSource(sourceId: string, options?: RequestOptions): Promise<SourceDetail>;

  /**
   * What could not be read of a source's visible and refused deliveries, as CSV
   * (RFC 4180, UTF-8).
   */
  exportQuarantine(sourceId: string, options?: RequestOptions): Promise<Blob>;

  /**
   * Asks a source to look for new deliveries now. Where periods are to be read
   * again and the source is running, the next run does that.
   */
  ingestSource(sourceId: string, options?: IngestOptions): Promise<void>;

  /** Models that were used lately and have no price, most tokens first. */
  getUnknownPrices(options?: RequestOptions): Promise<UnknownPrice[]>;
}

/** @public */
export interface RequestOptions {
  /** Needed when a backend calls; the frontend's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** @public */
export interface IngestOptions extends RequestOptions {
  /**
   * Billing periods to read again even if nothing about them has changed, at
   * most 36.
   */
  readAgain?: MonthRange;
}
