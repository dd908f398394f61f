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
import type { PortfolioQuery } from '../portfolio/PortfolioQuery';
import type { AnnotationFindings } from './AnnotationFindings';
import type { AnnotationProposals } from './AnnotationProposals';
import type {
  AttributionTrial,
  AttributionTrialQuery,
} from './AttributionTrial';
import type { SavedView, SavedViewInput } from './SavedView';
import type { SharedCosts, SharePreview, ShareRuleInput } from './SharedCosts';
import type { Statement, StatementMonth } from './Statement';

/**
 * What platform teams and finance do: own what is nobody's, share out, issue
 * statements.
 *
 * @remarks
 * Methods reject with a `ResponseError` when the backend refuses or fails.
 *
 * @public
 */
export interface GovernanceApi {
  /** Who might answer for a group of charges that is nobody's. */
  getProposals(
    groupId: string,
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<AnnotationProposals>;

  /** What an annotation or rule would have claimed; changes nothing. */
  tryAttribution(
    query: AttributionTrialQuery,
    options?: RequestOptions,
  ): Promise<AttributionTrial>;

  /** What is wrong with annotations, by entity. */
  getAnnotationFindings(options?: RequestOptions): Promise<AnnotationFindings>;

  getSharedCosts(
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SharedCosts>;

  /** What a rule would have done; changes nothing. */
  previewShare(
    rule: ShareRuleInput,
    query: PortfolioQuery,
    options?: RequestOptions,
  ): Promise<SharePreview>;

  saveShare(rule: ShareRuleInput, options?: RequestOptions): Promise<void>;

  /** The entity's annotation holds again, if it has one. */
  deleteShare(entityRef: string, options?: RequestOptions): Promise<void>;

  /** Months with spend, newest first, with their statements. */
  getStatementMonths(options?: RequestOptions): Promise<StatementMonth[]>;

  /** Issues all statements of a closed month that are not issued yet. */
  issueStatements(month: Month, options?: RequestOptions): Promise<void>;

  getStatement(id: string, options?: RequestOptions): Promise<Statement>;

  /** As CSV (RFC 4180, UTF-8). */
  exportStatement(id: string, options?: RequestOptions): Promise<Blob>;

  /** The reader's own views. */
  getSavedViews(options?: RequestOptions): Promise<SavedView[]>;

  saveView(view: SavedViewInput, options?: RequestOptions): Promise<SavedView>;

  deleteView(id: string, options?: RequestOptions): Promise<void>;
}
