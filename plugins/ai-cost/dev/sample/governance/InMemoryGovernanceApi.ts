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

import { NotFoundError } from '@backstage/errors';
import type {
  AnnotationFindings,
  AnnotationProposals,
  AttributionTrial,
  AttributionTrialQuery,
  GovernanceApi,
  Month,
  PortfolioQuery,
  SavedView,
  SavedViewInput,
  SharedCosts,
  SharePreview,
  ShareRuleInput,
  Statement,
  StatementMonth,
} from 'backstage-plugin-ai-cost-common';
import {
  SAMPLE_FINDINGS,
  sampleProposals,
  sampleTrial,
} from './sampleCoverage';
import { sampleSharePreview, sampleShares } from './sampleShares';
import { sampleMonths, SAMPLE_STATEMENT } from './sampleStatements';

/** Answers with samples, remembers what was asked for, and changes what it answers. */
export class InMemoryGovernanceApi implements GovernanceApi {
  findings: AnnotationFindings = SAMPLE_FINDINGS;
  shares: SharedCosts = sampleShares();
  months: StatementMonth[] = sampleMonths();
  readonly trials: AttributionTrialQuery[] = [];
  readonly previewed: ShareRuleInput[] = [];
  readonly saved: ShareRuleInput[] = [];
  readonly deleted: string[] = [];
  readonly issuedMonths: Month[] = [];
  readonly #views = new Map<string, SavedView>();

  async getProposals(groupId: string): Promise<AnnotationProposals> {
    return sampleProposals(groupId);
  }

  async tryAttribution(
    query: AttributionTrialQuery,
  ): Promise<AttributionTrial> {
    this.trials.push(query);
    return sampleTrial(query);
  }

  async getAnnotationFindings(): Promise<AnnotationFindings> {
    return this.findings;
  }

  async getSharedCosts(_query: PortfolioQuery): Promise<SharedCosts> {
    return this.shares;
  }

  async previewShare(
    rule: ShareRuleInput,
    query: PortfolioQuery,
  ): Promise<SharePreview> {
    this.previewed.push(rule);
    return sampleSharePreview(rule, query);
  }

  async saveShare(rule: ShareRuleInput): Promise<void> {
    this.saved.push(rule);
    const shared = this.shares.rules.find(
      one => one.rule.entityRef === rule.entityRef,
    );
    if (shared) {
      shared.rule = { ...rule, origin: 'page' };
    }
  }

  async deleteShare(entityRef: string): Promise<void> {
    this.deleted.push(entityRef);
    this.shares = {
      ...this.shares,
      rules: this.shares.rules.filter(
        ({ rule }) => rule.entityRef !== entityRef,
      ),
    };
  }

  async getStatementMonths(): Promise<StatementMonth[]> {
    return this.months;
  }

  async issueStatements(month: Month): Promise<void> {
    this.issuedMonths.push(month);
    this.months = this.months.map(one =>
      one.month === month ? { ...one, open: [] } : one,
    );
  }

  async getStatement(id: string): Promise<Statement> {
    if (id !== SAMPLE_STATEMENT.id) {
      throw new NotFoundError(`There is no statement ${id}`);
    }
    return SAMPLE_STATEMENT;
  }

  async exportStatement(id: string): Promise<Blob> {
    return new Blob([`statement\r\n${id}\r\n`], { type: 'text/csv' });
  }

  async getSavedViews(): Promise<SavedView[]> {
    return [...this.#views.values()];
  }

  async saveView(view: SavedViewInput): Promise<SavedView> {
    const saved = {
      ...view,
      id: String(this.#views.size + 1),
      savedAt: '2026-11-23T12:00:00Z',
    };
    this.#views.set(saved.id, saved);
    return saved;
  }

  async deleteView(id: string): Promise<void> {
    this.#views.delete(id);
  }
}
