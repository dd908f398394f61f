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
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ClaimingEntity,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import type { SprawlRule } from 'backstage-plugin-ai-cost-common';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { CatalogStructure } from '../catalog/CatalogStructure';
import type { CoverageOptions } from '../coverage/coverageOptions';
import type { TrialAttribution } from '../coverage/trial/TrialAttribution';
import type { Reporting } from '../currency/ReportingRates';
import type { ConfiguredSources } from '../ingestion/ConfiguredSources';
import type { PriceBook } from '../pricing/PriceBook';
import { createLedgerWriter } from '../ledger/writers/createLedgerWriter';
import { AuthorizedTelemetryService } from '../metrics/AuthorizedTelemetryService';
import { TelemetryStore } from '../metrics/store/TelemetryStore';
import {
  DEFAULT_TELEMETRY_OPTIONS,
  type TelemetryOptions,
} from '../metrics/telemetryOptions';
import { DefaultTelemetryService } from '../metrics/TelemetryService';
import { ReadableEntities } from '../permissions/ReadableEntities';
import { UnknownPrices } from '../pricing/UnknownPrices';
import { QuarantineExport } from '../reports/export/QuarantineExport';
import { LedgerCostReports } from '../reports/LedgerCostReports';
import { LedgerPortfolioReports } from '../reports/portfolio/LedgerPortfolioReports';
import { RollUpReports } from '../reports/rollup/RollUpReports';
import { RollUpValues } from '../reports/rollup/value/RollUpValues';
import { SourceReports } from '../reports/sources/SourceReports';
import { ExperimentComparisons } from '../reports/value/comparison/ExperimentComparisons';
import { EntityValueReports } from '../reports/value/EntityValueReports';
import { EntityTrainingRunReports } from '../reports/value/runs/EntityTrainingRunReports';
import { createSharing } from '../sharing/createSharing';
import { AuthorizedStatementService } from '../statements/AuthorizedStatementService';
import { Statements } from '../statements/Statements';
import { StatementStore } from '../statements/StatementStore';
import { AuthorizedUsageService } from '../usage/AuthorizedUsageService';
import { UsageReports } from '../usage/report/UsageReports';
import { UsageStore } from '../usage/store/UsageStore';
import { DefaultUsageService } from '../usage/UsageService';
import { SavedViewStore } from '../views/SavedViewStore';
import { AuthorizedCostReports } from './AuthorizedCostReports';
import { AuthorizedOverviewService } from './AuthorizedOverviewService';
import { AuthorizedRollUpService } from './AuthorizedRollUpService';
import { AuthorizedSharingService } from './AuthorizedSharingService';
import { AuthorizedSourceService } from './AuthorizedSourceService';
import { AuthorizedValueService } from './AuthorizedValueService';
import { createCoverage } from './createCoverage';
import { createRouter, type RouterOptions } from './createRouter';
import { DefaultSourceService } from './SourceService';
import { DefaultValueService } from './ValueService';

/** What the API reads from and who decides on access. */
export interface ApiOptions {
  /** A migrated ledger. */
  knex: Knex;
  sources: ConfiguredSources;
  catalog: CatalogService;
  permissions: PermissionsService;
  logger: LoggerService;
  /** Telemetry sources, in the order of the configuration; none when left out. */
  telemetrySources?: () => readonly TelemetrySource[];
  /** Milliseconds for which the ids of usage events are kept. */
  usageKeptFor: number;
  /** How telemetry is kept; the default when left out. */
  telemetry?: TelemetryOptions;
  /** What events without an estimate are estimated by. */
  prices: PriceBook;
  /** Nothing is converted when left out. */
  reporting?: () => Reporting | undefined;
  /** How the catalog arranges what holds costs; empty when left out. */
  structure?: () => Promise<CatalogStructure>;
  /** How charges find their entity; by the defaults when left out. */
  attribution?: TrialAttribution;
  /** What coverage is held against; the defaults when left out. */
  coverage?: CoverageOptions;
  /**
   * Reads what charges can belong to, with the rules that share out cost; there
   * is none when left out.
   */
  readEntities?: () => Promise<ClaimingEntity[]>;
  /** What the organisation says of vendors, services and models. */
  approvals?: readonly SprawlRule[];
  now?: () => Date;
}

const NO_STRUCTURE = CatalogStructure.create({ entities: [], scopes: [] });

/** The HTTP API over a ledger, with every answer authorised. */
export function createApi(
  options: ApiOptions & Pick<RouterOptions, 'httpAuth' | 'auditor'>,
): Router {
  const { httpAuth, auditor } = options;
  return createRouter({ httpAuth, auditor, ...createServices(options) });
}

/** What the API and the actions answer from, with every answer authorised. */
export type Services = Omit<RouterOptions, 'httpAuth' | 'auditor'>;

export function createServices(options: ApiOptions): Services {
  const { knex, sources, catalog, permissions } = options;
  const { prices } = options;
  const now = options.now ?? (() => new Date());
  const configuredSources = () => sources.list();
  const telemetrySources = options.telemetrySources ?? (() => []);
  const structure = options.structure ?? (async () => NO_STRUCTURE);
  const readable = ReadableEntities.create({ permissions, catalog });
  const read = { knex, configuredSources, telemetrySources, now };
  return {
    reports: AuthorizedCostReports.create({
      reports: LedgerCostReports.create({
        knex,
        configuredSources,
        now,
        reporting: options.reporting,
      }),
      permissions,
      catalog,
    }),
    sources: AuthorizedSourceService.create({
      service: DefaultSourceService.create({
        reports: SourceReports.create({ knex, configuredSources, now }),
        quarantine: QuarantineExport.create({ knex, configuredSources }),
        sources,
        unknownPrices: UnknownPrices.create({ knex, prices, now }),
      }),
      permissions,
    }),
    telemetry: AuthorizedTelemetryService.create({
      service: DefaultTelemetryService.create({
        store: TelemetryStore.create({
          knex,
          writer: createLedgerWriter(knex),
          retention: options.telemetry ?? DEFAULT_TELEMETRY_OPTIONS,
          now,
        }),
        now,
      }),
      permissions,
    }),
    usage: AuthorizedUsageService.create({
      service: DefaultUsageService.create({
        reports: UsageReports.create({ knex, now }),
        store: UsageStore.create({ knex, now }),
        keptFor: options.usageKeptFor,
        prices,
        now,
      }),
      permissions,
      catalog,
    }),
    sharing: AuthorizedSharingService.create({
      ...createSharing({ readEntities: async () => [], ...options, now }),
      readable,
      permissions,
      catalog,
    }),
    value: AuthorizedValueService.create({
      service: DefaultValueService.create({
        reports: EntityValueReports.create(read),
        runs: EntityTrainingRunReports.create({ knex, now }),
        comparisons: ExperimentComparisons.create(read),
        sources: telemetrySources,
        logger: options.logger,
      }),
      permissions,
      catalog,
    }),
    overview: AuthorizedOverviewService.create({
      reports: LedgerPortfolioReports.create({
        ...read,
        structure,
        approvals: options.approvals ?? [],
        reporting: options.reporting,
      }),
      readable,
    }),
    rollUps: AuthorizedRollUpService.create({
      reports: RollUpReports.create({ ...read, structure }),
      values: RollUpValues.create(read),
      readable,
      catalog,
    }),
    coverage: createCoverage({
      ...{ ...read, readable, structure, permissions, catalog },
      attribution: options.attribution,
      coverage: options.coverage,
    }),
    statements: AuthorizedStatementService.create({
      statements: Statements.create({ ...read, structure }),
      store: StatementStore.create({ knex }),
      permissions,
      readable,
    }),
    views: SavedViewStore.create({ knex, now }),
  };
}
