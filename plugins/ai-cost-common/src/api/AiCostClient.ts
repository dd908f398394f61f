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

import type { AiCostApi, IngestOptions, RequestOptions } from './AiCostApi';
import {
  ApiRequests,
  entityPath,
  type AiCostClientOptions,
} from './ApiRequests';
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
import {
  comparisonParams,
  costParams,
  lineParams,
  valueParams,
  windowParams,
} from './queryParams';
import type { SourceDetail, SourceStatus } from './SourceStatus';
import type {
  TelemetryPreview,
  TelemetryPreviewQuery,
} from './TelemetryPreview';
import type { UnknownPrice } from './UnknownPrice';

/**
 * Calls the AI Cost backend over HTTP, from the frontend or from another
 * backend.
 *
 * @public
 */
export class AiCostClient implements AiCostApi {
  readonly #requests: ApiRequests;

  constructor(options: AiCostClientOptions) {
    this.#requests = ApiRequests.create(options);
  }

  /** {@inheritDoc AiCostApi.getEntityCosts} */
  async getEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<EntityCostReport> {
    const path = `/entities${entityPath(query.entityRef)}/costs`;
    const response = await this.#requests.get(path, costParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getChargeLines} */
  async getChargeLines(
    query: ChargeLineQuery,
    options?: RequestOptions,
  ): Promise<ChargeLinePage> {
    const path = `/entities${entityPath(query.entityRef)}/lines`;
    const response = await this.#requests.get(path, lineParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.exportEntityCosts} */
  async exportEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<Blob> {
    const path = `/entities${entityPath(query.entityRef)}/costs.csv`;
    const response = await this.#requests.get(
      path,
      windowParams(query),
      options,
    );
    return response.blob();
  }

  /** {@inheritDoc AiCostApi.getEntityUsageHours} */
  async getEntityUsageHours(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityUsageHours> {
    const path = `/entities${entityPath(entityRef)}/usage`;
    const response = await this.#requests.get(path, undefined, options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getEntityValue} */
  async getEntityValue(
    query: EntityValueQuery,
    options?: RequestOptions,
  ): Promise<EntityValueReport> {
    const path = `/entities${entityPath(query.entityRef)}/value`;
    const response = await this.#requests.get(
      path,
      valueParams(query),
      options,
    );
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getEntityTrainingRuns} */
  async getEntityTrainingRuns(
    query: EntityTrainingRunsQuery,
    options?: RequestOptions,
  ): Promise<EntityTrainingRuns> {
    const path = `/entities${entityPath(query.entityRef)}/runs`;
    const response = await this.#requests.get(
      path,
      windowParams(query),
      options,
    );
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getExperimentComparison} */
  async getExperimentComparison(
    query: ExperimentComparisonQuery,
    options?: RequestOptions,
  ): Promise<ExperimentComparison> {
    const path = `/entities${entityPath(query.entityRef)}/comparison`;
    const response = await this.#requests.get(
      path,
      comparisonParams(query),
      options,
    );
    return response.json();
  }

  /** {@inheritDoc AiCostApi.previewTelemetry} */
  async previewTelemetry(
    query: TelemetryPreviewQuery,
    options?: RequestOptions,
  ): Promise<TelemetryPreview> {
    const path = '/telemetry/preview';
    const response = await this.#requests.send('POST', path, options, query);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getSources} */
  async getSources(options?: RequestOptions): Promise<SourceStatus[]> {
    const response = await this.#requests.get('/sources', undefined, options);
    const { items } = await response.json();
    return items;
  }

  /** {@inheritDoc AiCostApi.getSource} */
  async getSource(
    sourceId: string,
    options?: RequestOptions,
  ): Promise<SourceDetail> {
    const response = await this.#requests.get(
      sourcePath(sourceId),
      undefined,
      options,
    );
    return response.json();
  }

  /** {@inheritDoc AiCostApi.exportQuarantine} */
  async exportQuarantine(
    sourceId: string,
    options?: RequestOptions,
  ): Promise<Blob> {
    const path = `${sourcePath(sourceId)}/quarantine.csv`;
    const response = await this.#requests.get(path, undefined, options);
    return response.blob();
  }

  /** {@inheritDoc AiCostApi.ingestSource} */
  async ingestSource(sourceId: string, options?: IngestOptions): Promise<void> {
    const path = `${sourcePath(sourceId)}/ingest`;
    await this.#requests.send('POST', path, options, options?.readAgain);
  }

  /** {@inheritDoc AiCostApi.getUnknownPrices} */
  async getUnknownPrices(options?: RequestOptions): Promise<UnknownPrice[]> {
    const response = await this.#requests.get(
      '/prices/unknown',
      undefined,
      options,
    );
    const { items } = await response.json();
    return items;
  }
}

function sourcePath(sourceId: string): string {
  return `/sources/${encodeURIComponent(sourceId)}`;
}
