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

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  aiCostUnallocatedReadPermission,
  type AnnotationFindings,
  type AnnotationProposals,
  type AttributionTrial,
  type AttributionTrialQuery,
  type CoverageReport,
  type PortfolioLinePage,
  type PortfolioLineQuery,
  type PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { CoverageReports } from '../coverage/CoverageReports';
import type { CoverageService } from '../coverage/CoverageService';
import type { PortfolioLineReports } from '../coverage/lines/PortfolioLineReports';
import type { AnnotationProblemReports } from '../coverage/problems/AnnotationProblemReports';
import type { AnnotationProposer } from '../coverage/proposals/AnnotationProposer';
import type { AttributionTrials } from '../coverage/trial/AttributionTrials';
import { TrialLimits } from '../coverage/trial/TrialLimits';
import type { ReadableEntities } from '../permissions/ReadableEntities';
import type { ReaderOptions } from '../permissions/reader';
import { requireReadable } from '../permissions/requireReadable';
import { authorizeBasic } from './authorizeBasic';
import { hideUnreadable } from './hideUnreadable';

/** What {@link AuthorizedCoverageService} decides over, and with what. */
export interface AuthorizedCoverageOptions {
  reports: CoverageReports;
  proposer: AnnotationProposer;
  trials: AttributionTrials;
  problems: AnnotationProblemReports;
  lines: PortfolioLineReports;
  readable: ReadableEntities;
  permissions: PermissionsService;
  catalog: CatalogService;
}

/**
 * Lets those see what is nobody's, and try annotations, who may read that; of
 * entities they see those whose cost they may read. Nothing is read before.
 */
export class AuthorizedCoverageService implements CoverageService {
  readonly #options: AuthorizedCoverageOptions;
  readonly #limits = TrialLimits.create();

  static create(options: AuthorizedCoverageOptions): AuthorizedCoverageService {
    return new AuthorizedCoverageService(options);
  }

  private constructor(options: AuthorizedCoverageOptions) {
    this.#options = options;
  }

  async coverage(
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<CoverageReport> {
    await this.#authorize(options);
    return this.#options.reports.coverage(query);
  }

  async proposals(
    groupId: string,
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<AnnotationProposals> {
    await this.#authorize(options);
    return this.#options.proposer.proposals(groupId, query, {
      readable: refs => this.#readable(refs, options),
    });
  }

  async tryAttribution(
    query: AttributionTrialQuery,
    options: ReaderOptions,
  ): Promise<AttributionTrial> {
    await this.#authorize(options);
    const readable = (refs: readonly string[]) => this.#readable(refs, options);
    const entityRef = query.annotation?.entityRef ?? query.rule?.assign.entity;
    if (entityRef !== undefined) {
      const [ref] = await readable([entityRef]);
      if (ref === undefined) {
        throw new NotFoundError(`There is no entity ${entityRef}`);
      }
    }
    return this.#limits.run(options.credentials, signal =>
      this.#options.trials.run(query, { readable, signal }),
    );
  }

  async annotationFindings(
    options: ReaderOptions,
  ): Promise<AnnotationFindings> {
    return this.#options.problems.findings({
      readable: async refs => {
        const rights = await this.#options.readable.among(refs, options);
        requireReadable(rights, { orUnallocated: false });
        return rights.entityRefs;
      },
    });
  }

  async lines(
    query: PortfolioLineQuery,
    { credentials }: ReaderOptions,
  ): Promise<PortfolioLinePage> {
    const { scopeRef } = query;
    const { catalog } = this.#options;
    if (
      scopeRef !== undefined &&
      !(await catalog.getEntityByRef(scopeRef, { credentials }))
    ) {
      throw new NotFoundError(`There is no entity ${scopeRef}`);
    }
    const asked = await this.#options.lines.entitiesOf(query);
    const rights = await this.#options.readable.among(asked, { credentials });
    requireReadable(rights, { orUnallocated: scopeRef === undefined });
    const page = await this.#options.lines.lines(query, rights);
    return hideUnreadable(page, {
      catalog,
      credentials,
    });
  }

  async #authorize({ credentials }: ReaderOptions): Promise<void> {
    await authorizeBasic(aiCostUnallocatedReadPermission, {
      permissions: this.#options.permissions,
      credentials,
    });
  }

  async #readable(
    entityRefs: readonly string[],
    { credentials }: ReaderOptions,
  ): Promise<ReadonlySet<string>> {
    const rights = await this.#options.readable.among(entityRefs, {
      credentials,
    });
    return rights.entityRefs;
  }
}
