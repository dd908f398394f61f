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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { aiCostPermissions } from 'backstage-plugin-ai-cost-common';
import {
  billingSourcesExtensionPoint,
  classificationExtensionPoint,
  DefaultAttributor,
  DefaultClassifier,
  readAttributionOptions,
  type ClassificationRule,
} from 'backstage-plugin-ai-cost-node';
import { AttributorProvider } from './attribution/AttributorProvider';
import { readClaimingEntities } from './attribution/readClaimingEntities';
import { ReattributionService } from './attribution/ReattributionService';
import { BillingSources } from './ingestion/BillingSources';
import { readIngestionOptions } from './ingestion/ingestionOptions';
import { IngestionService } from './ingestion/IngestionService';
import { Ledger } from './ledger/Ledger';
import { createApi } from './service/createApi';

const ATTRIBUTION_SCHEDULE = {
  frequency: { minutes: 5 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 15 },
};

/**
 * The AI Cost backend: reads bills into its ledger, gives each charge to the
 * catalog entity that it belongs to, and serves what entities cost.
 *
 * @public
 */
export const aiCostPlugin = createBackendPlugin({
  pluginId: 'ai-cost',
  register(env) {
    const sources = BillingSources.create();
    env.registerExtensionPoint(billingSourcesExtensionPoint, sources);

    const rules = new Map<string, ClassificationRule>();
    env.registerExtensionPoint(classificationExtensionPoint, {
      addClassificationRule(rule) {
        if (rules.has(rule.id)) {
          throw new ConflictError(
            `There are two classification rules with the id "${rule.id}"; rename one`,
          );
        }
        rules.set(rule.id, rule);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, config, logger, scheduler } = deps;
        const options = readAttributionOptions(config);
        const ledger = await Ledger.create({ database: deps.database });
        const attributors = AttributorProvider.create({
          readEntities: () =>
            readClaimingEntities({ catalog, auth, kinds: options.kinds }),
          createAttributor: entities =>
            DefaultAttributor.create({ entities, options }),
          logger,
        });
        const ingestion = IngestionService.create({
          ledger,
          classifier: DefaultClassifier.fromConfig(config, {
            rules: [...rules.values()],
          }),
          attributors,
          logger,
          options: readIngestionOptions(config),
        });
        await sources.schedule({ scheduler, ingestion });

        const reattribution = ReattributionService.create({
          ledger,
          attributors,
          logger,
        });
        const schedule = config.getOptionalConfig(
          'aiCost.attribution.schedule',
        );
        await scheduler
          .createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : ATTRIBUTION_SCHEDULE,
          )
          .run({
            id: 'attribute',
            fn: signal => reattribution.run(signal),
          });

        deps.permissionsRegistry.addPermissions(aiCostPermissions);
        deps.httpRouter.use(
          createApi({
            knex: ledger.knex,
            sources,
            catalog,
            permissions: deps.permissions,
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
          }),
        );
      },
    });
  },
});
