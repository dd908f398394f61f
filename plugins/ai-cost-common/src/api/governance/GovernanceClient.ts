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

import type { Month } from '../../time/days';
import type { RequestOptions } from '../AiCostApi';
import {
  ApiRequests,
  entityPath,
  type AiCostClientOptions,
} from '../ApiRequests';
import { portfolioParams } from '../portfolio/portfolioParams';
import type { PortfolioQuery } from '../portfolio/PortfolioQuery';
import type { AnnotationFindings } from './AnnotationFindings';
import type { AnnotationProposals } from './AnnotationProposals';
import type {
  AttributionTrial,
  AttributionTrialQuery,
} from './AttributionTrial';
import type { GovernanceApi } from './GovernanceApi';
import type { SavedView, SavedViewInput } from './SavedView';
import type { SharedCosts, SharePreview, ShareRuleInput } from './SharedCosts';
import type { Statement, StatementMonth } from './Statement';

/**
 * Governs AI cost over HTTP.
 *
 * @public
 */
export class GovernanceClient implements GovernanceApi {
  readonly #requests: ApiRequests;

  constructor(options: AiCostClientOptions) {
    this.#requests = ApiRequests.create(options);
  }

  /** {@inheritDoc GovernanceApi.getProposals} */
  async getProposals(
    groupId: string,
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<AnnotationProposals> {
    const path = `/coverage/groups/${encodeURIComponent(groupId)}/proposals`;
    const params = portfolioParams(query);
    return (await this.#requests.get(path, params, options)).json();
  }

  /** {@inheritDoc GovernanceApi.tryAttribution} */
  async tryAttribution(
    query: AttributionTrialQuery,
    options?: RequestOptions,
  ): Promise<AttributionTrial> {
    const path = '/coverage/trial';
    return (await this.#requests.send('POST', path, options, query)).json();
  }

  /** {@inheritDoc GovernanceApi.getAnnotationFindings} */
  async getAnnotationFindings(
    options?: RequestOptions,
  ): Promise<AnnotationFindings> {
    const path = '/coverage/problems';
    return (await this.#requests.get(path, undefined, options)).json();
  }

  /** {@inheritDoc GovernanceApi.getSharedCosts} */
  async getSharedCosts(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SharedCosts> {
    const params = portfolioParams(query);
    return (await this.#requests.get('/shared-costs', params, options)).json();
  }

  /** {@inheritDoc GovernanceApi.previewShare} */
  async previewShare(
    rule: ShareRuleInput,
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SharePreview> {
    const path = `/shared-costs/preview?${portfolioParams(query)}`;
    return (await this.#requests.send('POST', path, options, rule)).json();
  }

  /** {@inheritDoc GovernanceApi.saveShare} */
  async saveShare(
    rule: ShareRuleInput,
    options?: RequestOptions,
  ): Promise<void> {
    const path = `/shared-costs${entityPath(rule.entityRef)}`;
    await this.#requests.send('PUT', path, options, rule);
  }

  /** {@inheritDoc GovernanceApi.deleteShare} */
  async deleteShare(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<void> {
    const path = `/shared-costs${entityPath(entityRef)}`;
    await this.#requests.send('DELETE', path, options);
  }

  /** {@inheritDoc GovernanceApi.getStatementMonths} */
  async getStatementMonths(
    options?: RequestOptions,
  ): Promise<StatementMonth[]> {
    const response = await this.#requests.get(
      '/statements',
      undefined,
      options,
    );
    return (await response.json()).items;
  }

  /** {@inheritDoc GovernanceApi.issueStatements} */
  async issueStatements(month: Month, options?: RequestOptions): Promise<void> {
    await this.#requests.send('POST', '/statements', options, { month });
  }

  /** {@inheritDoc GovernanceApi.getStatement} */
  async getStatement(id: string, options?: RequestOptions): Promise<Statement> {
    const path = statementPath(id);
    return (await this.#requests.get(path, undefined, options)).json();
  }

  /** {@inheritDoc GovernanceApi.exportStatement} */
  async exportStatement(id: string, options?: RequestOptions): Promise<Blob> {
    const path = `${statementPath(id)}/statement.csv`;
    return (await this.#requests.get(path, undefined, options)).blob();
  }

  /** {@inheritDoc GovernanceApi.getSavedViews} */
  async getSavedViews(options?: RequestOptions): Promise<SavedView[]> {
    const response = await this.#requests.get('/views', undefined, options);
    return (await response.json()).items;
  }

  /** {@inheritDoc GovernanceApi.saveView} */
  async saveView(
    view: SavedViewInput,
    options?: RequestOptions,
  ): Promise<SavedView> {
    return (await this.#requests.send('POST', '/views', options, view)).json();
  }

  /** {@inheritDoc GovernanceApi.deleteView} */
  async deleteView(id: string, options?: RequestOptions): Promise<void> {
    const path = `/views/${encodeURIComponent(id)}`;
    await this.#requests.send('DELETE', path, options);
  }
}

/** `{month}/{kind}/{namespace}/{name}/{currency}` of a statement's id. */
function statementPath(id: string): string {
  const [month, ...rest] = id.split('/');
  const currency = rest[rest.length - 1];
  const owner = rest.slice(0, -1).join('/');
  return [
    `/statements/${encodeURIComponent(month)}`,
    entityPath(owner),
    `/${encodeURIComponent(currency)}`,
  ].join('');
}
