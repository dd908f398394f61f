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

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { aiCostPermissions } from 'backstage-plugin-ai-cost-common';
import {
  billingSourcesExtensionPoint,
  classificationExtensionPoint,
  DefaultAttributor,
  DefaultClassifier,
  readAttributionOptions,
  telemetrySourcesExtensionPoint,
  usageSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import { registerActions } from './actions/registerActions';
import { AttributorProvider } from './attribution/AttributorProvider';
import { readClaimingEntities } from './attribution/readClaimingEntities';
import { ReattributionService } from './attribution/ReattributionService';
import { scheduleAttribution } from './attribution/scheduleAttribution';
import { readCurrencyOptions } from './currency/currencyOptions';
import { readCatalogStructure } from './catalog/readCatalogStructure';
import { StructureProvider } from './catalog/StructureProvider';
import { readCoverageOptions } from './coverage/coverageOptions';
import { ReportingRates } from './currency/ReportingRates';
import { scheduleDigest } from './digest/scheduleDigest';
import { BillingSources } from './ingestion/BillingSources';
import { ClassificationRules } from './ingestion/ClassificationRules';
import { readCustomSources } from './ingestion/custom/readCustomSources';
import { refuseUnclaimedSources } from './ingestion/refuseUnclaimedSources';
import { readIngestionOptions } from './ingestion/ingestionOptions';
import { IngestionService } from './ingestion/IngestionService';
import { Ledger } from './ledger/Ledger';
import { readEntityQueries } from './metrics/collection/readEntityQueries';
import { TelemetrySources } from './metrics/collection/TelemetrySources';
import { startTelemetry } from './metrics/startTelemetry';
import { readTelemetryOptions } from './metrics/telemetryOptions';
import { Reconciliation } from './reconciliation/Reconciliation';
import { readReconciliationOptions } from './reconciliation/reconciliationOptions';
import { scheduleSourceWatch } from './notifications/scheduleSourceWatch';
import { PriceBook } from './pricing/PriceBook';
import { readApprovals } from './reports/portfolio/approvals/readApprovals';
import { RollUpReports } from './reports/rollup/RollUpReports';
import { SourceReports } from './reports/sources/SourceReports';
import { SeriesAttribution } from './series/SeriesAttribution';
import { SeriesAttributionStore } from './series/SeriesAttributionStore';
import { createServices } from './service/createApi';
import { createRouter } from './service/createRouter';
import { createSharing } from './sharing/createSharing';
import { ShareRuleStore } from './sharing/rules/ShareRuleStore';
import { scheduleSharing } from './sharing/scheduleSharing';
import { ShareWeightStore } from './sharing/usage/ShareWeightStore';
import { withShares } from './sharing/withShares';
import { UsageLines } from './usage/attribution/UsageLines';
import { UsageSeriesAttributor } from './usage/attribution/UsageSeriesAttributor';
import { readUsageBillingSources } from './usage/billing/readUsageBillingSources';
import { scheduleUsage } from './usage/scheduleUsage';
import { UsageCollection } from './usage/sources/UsageCollection';
import { UsageSources } from './usage/sources/UsageSources';
import { UsageStore } from './usage/store/UsageStore';
import { readUsageOptions } from './usage/usageOptions';

/**
 * The AI Cost backend: brings bills into a ledger, attributes them to catalog
 * entities, and answers what they cost.
 *
 * @public
 */
export const aiCostPlugin = createBackendPlugin({
  pluginId: 'ai-cost',
  register(env) {
    const sources = BillingSources.create();
    const rules = ClassificationRules.create();
    const usageSources = UsageSources.create();
    const telemetrySources = TelemetrySources.create();
    env.registerExtensionPoint(billingSourcesExtensionPoint, sources);
    env.registerExtensionPoint(classificationExtensionPoint, rules);
    env.registerExtensionPoint(usageSourcesExtensionPoint, usageSources);
    env.registerExtensionPoint(
      telemetrySourcesExtensionPoint,
      telemetrySources,
    );

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        // It calls the notifications backend only when there is something to
        // tell, so portals without that backend start as well.
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, config, logger, scheduler } = deps;
        deps.permissionsRegistry.addPermissions(aiCostPermissions);
        const classifier = DefaultClassifier.fromConfig(config, {
          rules: rules.list(),
        });
        const attribution = readAttributionOptions(config);
        for (const source of readCustomSources(config, attribution)) {
          sources.addBillingSource(source);
        }
        const { keptFor } = readUsageOptions(config);
        const telemetryOptions = readTelemetryOptions(config);
        const prices = PriceBook.fromConfig(config);
        const approvals = readApprovals(config);
        const rates = await ReportingRates.create(readCurrencyOptions(config), {
          logger,
        });
        await rates.schedule(scheduler);
        const ledger = await Ledger.create({ database: deps.database });
        const { knex } = ledger;
        for (const source of readUsageBillingSources(config, {
          knex,
          keptFor,
          environmentTag: attribution.environmentTags[0],
        })) {
          sources.addBillingSource(source);
        }
        refuseUnclaimedSources(config, sources.list());

        const { kinds } = attribution;
        const shares = {
          rules: ShareRuleStore.create({ knex }),
          weights: ShareWeightStore.create({ knex }),
        };
        const readEntities = async () =>
          withShares(
            await readClaimingEntities({ catalog, auth, kinds }),
            shares,
          );
        const attributors = AttributorProvider.create({
          readEntities,
          createAttributor: entities =>
            DefaultAttributor.create({ entities, options: attribution }),
          logger,
        });
        const reconciliation = Reconciliation.create({
          ledger,
          options: readReconciliationOptions(config),
          sources: () => sources.list(),
          attributors,
          logger,
        });
        await sources.schedule({
          scheduler,
          requests: ledger.requests,
          ingestion: IngestionService.create({
            ledger,
            classifier,
            attributors,
            reconciliation,
            logger,
            options: readIngestionOptions(config),
          }),
        });
        await scheduleAttribution({
          scheduler,
          config,
          reattribution: ReattributionService.create({
            ledger,
            attributors,
            logger,
          }),
          settle: signal => reconciliation.run(signal),
        });

        const lines = UsageLines.create({
          classifier,
          environmentTags: attribution.environmentTags,
        });
        const usage = UsageStore.create({ knex });
        await usageSources.schedule({
          scheduler,
          collection: UsageCollection.create({ store: usage, logger }),
        });
        await scheduleUsage({
          scheduler,
          attribution: SeriesAttribution.create({
            ledger,
            store: SeriesAttributionStore.create({
              knex,
              tables: 'usage',
            }),
            series: UsageSeriesAttributor.create({ lines }),
            attributors,
            logger,
          }),
          store: usage,
          keptFor,
        });

        const { weights } = createSharing({
          ...{ knex, sources, prices, readEntities },
        });
        await scheduleSharing({ scheduler, config, weights, readEntities });

        await startTelemetry({
          ...{ ledger, lines, attributors, scheduler, logger },
          sources: telemetrySources,
          retention: telemetryOptions,
          readQueries: () => readEntityQueries({ catalog, auth, kinds }),
        });

        await scheduleSourceWatch({
          config,
          scheduler,
          ledger,
          sources,
          reports: SourceReports.create({
            knex,
            configuredSources: () => sources.list(),
            now: () => new Date(),
          }),
          notifications: deps.notifications,
          events: deps.events,
          logger,
        });

        const structures = StructureProvider.create({
          read: () => readCatalogStructure({ catalog, auth, kinds }),
        });
        const now = () => new Date();
        await scheduleDigest({
          ...{ config, scheduler, knex, logger, now },
          reports: RollUpReports.create({
            ...{ knex, now },
            structure: () => structures.current(),
            configuredSources: () => sources.list(),
          }),
          notifications: deps.notifications,
        });
        const services = createServices({
          knex,
          sources,
          catalog,
          permissions: deps.permissions,
          logger,
          usageKeptFor: keptFor,
          telemetry: telemetryOptions,
          telemetrySources: () => telemetrySources.list(),
          prices,
          reporting: () => rates.current(),
          structure: () => structures.current(),
          coverage: readCoverageOptions(config),
          attribution: {
            options: attribution,
            readEntities,
            createAttributor: (entities, options) =>
              DefaultAttributor.create({ entities, options }),
          },
          readEntities,
          approvals,
        });
        registerActions({
          ...services,
          actionsRegistry: deps.actionsRegistry,
          now,
        });
        const { httpAuth, auditor } = deps;
        deps.httpRouter.use(createRouter({ httpAuth, auditor, ...services }));
      },
    });
  },
});
