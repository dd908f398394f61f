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

import type { RequestOptions } from '../AiCostApi';
import {
  ApiRequests,
  entityPath,
  type AiCostClientOptions,
} from '../ApiRequests';
import type { CoverageReport } from './CoverageReport';
import type { OverviewReport } from './OverviewReport';
import type { PortfolioApi } from './PortfolioApi';
import type { PortfolioLinePage, PortfolioLineQuery } from './PortfolioLines';
import type { PortfolioModels } from './PortfolioModels';
import {
  portfolioLineParams,
  portfolioParams,
  portfolioSeriesParams,
  rollUpParams,
  rollUpValueParams,
} from './portfolioParams';
import type { PortfolioQuery, PortfolioSeriesQuery } from './PortfolioQuery';
import type { RollUpQuery, RollUpReport } from './RollUpReport';
import type { RollUpValue, RollUpValueQuery } from './RollUpValue';
import type { SprawlReport } from './SprawlReport';

/**
 * Reads the spend of many entities over HTTP.
 *
 * @public
 */
export class PortfolioClient implements PortfolioApi {
  readonly #requests: ApiRequests;

  constructor(options: AiCostClientOptions) {
    this.#requests = ApiRequests.create(options);
  }

  /** {@inheritDoc PortfolioApi.getRollUp} */
  getRollUp(
    query: RollUpQuery,
    options?: RequestOptions,
  ): Promise<RollUpReport> {
    const path = `${rollUpPath(query.scopeRef)}/costs`;
    return this.#json(path, rollUpParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getRollUpValue} */
  getRollUpValue(
    query: RollUpValueQuery,
    options?: RequestOptions,
  ): Promise<RollUpValue> {
    const path = `${rollUpPath(query.scopeRef)}/value`;
    return this.#json(path, rollUpValueParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.exportRollUp} */
  exportRollUp(query: RollUpQuery, options?: RequestOptions): Promise<Blob> {
    const path = `${rollUpPath(query.scopeRef)}/costs.csv`;
    return this.#blob(path, rollUpParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getOverview} */
  getOverview(
    query: PortfolioSeriesQuery,
    options?: RequestOptions,
  ): Promise<OverviewReport> {
    return this.#json('/overview', portfolioSeriesParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.exportOverview} */
  exportOverview(
    query: PortfolioSeriesQuery,
    options?: RequestOptions,
  ): Promise<Blob> {
    return this.#blob('/overview.csv', portfolioSeriesParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getSprawl} */
  getSprawl(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SprawlReport> {
    return this.#json('/sprawl', portfolioParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getModels} */
  getModels(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<PortfolioModels> {
    return this.#json('/models', portfolioParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getCoverage} */
  getCoverage(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<CoverageReport> {
    return this.#json('/coverage', portfolioParams(query), options);
  }

  /** {@inheritDoc PortfolioApi.getPortfolioLines} */
  getPortfolioLines(
    query: PortfolioLineQuery,
    options?: RequestOptions,
  ): Promise<PortfolioLinePage> {
    return this.#json('/lines', portfolioLineParams(query), options);
  }

  async #json<T>(
    path: string,
    params: URLSearchParams,
    options: RequestOptions | undefined,
  ): Promise<T> {
    const response = await this.#requests.get(path, params, options);
    return response.json();
  }

  async #blob(
    path: string,
    params: URLSearchParams,
    options: RequestOptions | undefined,
  ): Promise<Blob> {
    const response = await this.#requests.get(path, params, options);
    return response.blob();
  }
}

function rollUpPath(scopeRef: string): string {
  return `/rollups${entityPath(scopeRef)}`;
}
