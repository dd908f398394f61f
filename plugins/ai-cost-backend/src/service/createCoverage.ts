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
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DEFAULT_ATTRIBUTION_OPTIONS,
  DefaultAttributor,
  type BillingSource,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../catalog/CatalogStructure';
import { KeptAnswer } from '../catalog/KeptAnswer';
import {
  DEFAULT_COVERAGE_OPTIONS,
  type CoverageOptions,
} from '../coverage/coverageOptions';
import { CoverageReports } from '../coverage/CoverageReports';
import type { CoverageService } from '../coverage/CoverageService';
import { PortfolioLineReports } from '../coverage/lines/PortfolioLineReports';
import { AnnotationProblemReports } from '../coverage/problems/AnnotationProblemReports';
import { AnnotationProposer } from '../coverage/proposals/AnnotationProposer';
import { AttributionTrials } from '../coverage/trial/AttributionTrials';
import type { TrialAttribution } from '../coverage/trial/TrialAttribution';
import type { ReadableEntities } from '../permissions/ReadableEntities';
import { AuthorizedCoverageService } from './AuthorizedCoverageService';

const NO_ATTRIBUTION: TrialAttribution = {
  options: DEFAULT_ATTRIBUTION_OPTIONS,
  readEntities: async () => [],
  createAttributor: (entities, options) =>
    DefaultAttributor.create({ entities, options }),
};

/** Coverage over a ledger, with every answer authorised. */
export function createCoverage(options: {
  knex: Knex;
  configuredSources: () => BillingSource[];
  structure: () => Promise<CatalogStructure>;
  attribution?: TrialAttribution;
  coverage?: CoverageOptions;
  readable: ReadableEntities;
  permissions: PermissionsService;
  catalog: CatalogService;
  now: () => Date;
}): CoverageService {
  const { knex, structure, readable, permissions, catalog } = options;
  const attribution = options.attribution ?? NO_ATTRIBUTION;
  const attributed = KeptAnswer.create({
    read: async () => {
      const entities = await attribution.readEntities();
      const attributor = attribution.createAttributor(
        entities,
        attribution.options,
      );
      return { entities, attributor };
    },
  });
  return AuthorizedCoverageService.create({
    reports: CoverageReports.create({
      knex,
      configuredSources: options.configuredSources,
      coverage: options.coverage ?? DEFAULT_COVERAGE_OPTIONS,
      now: options.now,
    }),
    proposer: AnnotationProposer.create({
      ...{ knex, catalog: attributed, structure },
      entityTags: attribution.options.entityTags,
    }),
    trials: AttributionTrials.create({
      ...{ knex, catalog: attributed },
      attribution: attribution.options,
      createAttributor: attribution.createAttributor,
    }),
    problems: AnnotationProblemReports.create({ knex, structure }),
    lines: PortfolioLineReports.create({ knex, structure }),
    ...{ readable, permissions, catalog },
  });
}
