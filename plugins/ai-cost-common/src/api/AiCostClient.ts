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

import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { AiCostApi, IngestOptions, RequestOptions } from './AiCostApi';
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
  readonly #discoveryApi: AiCostClientOptions['discoveryApi'];
  readonly #fetchApi: AiCostClientOptions['fetchApi'];

  constructor(options: AiCostClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritDoc AiCostApi.getEntityCosts} */
  async getEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<EntityCostReport> {
    const path = `${entityPath(query.entityRef)}/costs`;
    const response = await this.#get(path, costParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getChargeLines} */
  async getChargeLines(
    query: ChargeLineQuery,
    options?: RequestOptions,
  ): Promise<ChargeLinePage> {
    const path = `${entityPath(query.entityRef)}/lines`;
    const response = await this.#get(path, lineParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.exportEntityCosts} */
  async exportEntityCosts(
    query: EntityCostQuery,
    options?: RequestOptions,
  ): Promise<Blob> {
    const path = `${entityPath(query.entityRef)}/costs.csv`;
    const response = await this.#get(path, windowParams(query), options);
    return response.blob();
  }

  /** {@inheritDoc AiCostApi.getEntityUsageHours} */
  async getEntityUsageHours(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityUsageHours> {
    const path = `${entityPath(entityRef)}/usage`;
    const response = await this.#get(path, undefined, options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getEntityValue} */
  async getEntityValue(
    query: EntityValueQuery,
    options?: RequestOptions,
  ): Promise<EntityValueReport> {
    const path = `${entityPath(query.entityRef)}/value`;
    const response = await this.#get(path, valueParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getEntityTrainingRuns} */
  async getEntityTrainingRuns(
    query: EntityTrainingRunsQuery,
    options?: RequestOptions,
  ): Promise<EntityTrainingRuns> {
    const path = `${entityPath(query.entityRef)}/runs`;
    const response = await this.#get(path, windowParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getExperimentComparison} */
  async getExperimentComparison(
    query: ExperimentComparisonQuery,
    options?: RequestOptions,
  ): Promise<ExperimentComparison> {
    const path = `${entityPath(query.entityRef)}/comparison`;
    const response = await this.#get(path, comparisonParams(query), options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.previewTelemetry} */
  async previewTelemetry(
    query: TelemetryPreviewQuery,
    options?: RequestOptions,
  ): Promise<TelemetryPreview> {
    const path = '/telemetry/preview';
    const response = await this.#fetch('POST', path, options, query);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.getSources} */
  async getSources(options?: RequestOptions): Promise<SourceStatus[]> {
    const response = await this.#get('/sources', undefined, options);
    const { items } = await response.json();
    return items;
  }

  /** {@inheritDoc AiCostApi.getSource} */
  async getSource(
    sourceId: string,
    options?: RequestOptions,
  ): Promise<SourceDetail> {
    const response = await this.#get(sourcePath(sourceId), undefined, options);
    return response.json();
  }

  /** {@inheritDoc AiCostApi.exportQuarantine} */
  async exportQuarantine(
    sourceId: string,
    options?: RequestOptions,
  ): Promise<Blob> {
    const path = `${sourcePath(sourceId)}/quarantine.csv`;
    const response = await this.#get(path, undefined, options);
    return response.blob();
  }

  /** {@inheritDoc AiCostApi.ingestSource} */
  async ingestSource(sourceId: string, options?: IngestOptions): Promise<void> {
    const path = `${sourcePath(sourceId)}/ingest`;
    await this.#fetch('POST', path, options, options?.readAgain);
  }

  /** {@inheritDoc AiCostApi.getUnknownPrices} */
  async getUnknownPrices(options?: RequestOptions): Promise<UnknownPrice[]> {
    const response = await this.#get('/prices/unknown', undefined, options);
    const { items } = await response.json();
    return items;
  }

  async #get(
    path: string,
    params: URLSearchParams | undefined,
    options: RequestOptions | undefined,
  ): Promise<Response> {
    return this.#fetch('GET', params ? `${path}?${params}` : path, options);
  }

  async #fetch(
    method: string,
    pathAndQuery: string,
    options: RequestOptions | undefined,
    body?: object,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ai-cost');
    const response = await this.#fetchApi.fetch(`${baseUrl}${pathAndQuery}`, {
      method,
      signal: options?.signal,
      headers: {
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/**
 * What {@link AiCostClient} needs; Backstage's `discoveryApi` and `fetchApi` fit.
 *
 * @public
 */
export interface AiCostClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [kind, namespace, name].map(encodeURIComponent).join('/');
  return `/entities/${path}`;
}

function sourcePath(sourceId: string): string {
  return `/sources/${encodeURIComponent(sourceId)}`;
}
