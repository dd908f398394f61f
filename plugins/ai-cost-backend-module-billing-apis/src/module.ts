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
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  billingSourcesExtensionPoint,
  usageSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import { readApiSources } from './readApiSources';
import { readUsageSources } from './readUsageSources';

/**
 * Cost APIs for the AI Cost backend: entries of `aiCost.sources` whose type is
 * that of an API become billing sources, and those with `hourlyUsage` sources of
 * usage too.
 *
 * @public
 */
export const aiCostModuleBillingApis = createBackendModule({
  pluginId: 'ai-cost',
  moduleId: 'billing-apis',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        billingSources: billingSourcesExtensionPoint,
        usageSources: usageSourcesExtensionPoint,
      },
      async init({ config, database, billingSources, usageSources }) {
        for (const source of await readApiSources(config, { database })) {
          billingSources.addBillingSource(source);
        }
        for (const source of readUsageSources(config)) {
          usageSources.addUsageSource(source);
        }
      },
    });
  },
});
