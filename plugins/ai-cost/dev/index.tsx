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

import { parseEntityRef } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { utcDay, type PortfolioApi } from 'backstage-plugin-ai-cost-common';
import { aiCostApiRef, governanceApiRef, portfolioApiRef } from '../src';
import aiCostPlugin from '../src/alpha';
import { InMemoryAiCostApi } from './sample/InMemoryAiCostApi';
import { InMemoryGovernanceApi } from './sample/governance/InMemoryGovernanceApi';
import { InMemoryPortfolioApi } from './sample/portfolio/InMemoryPortfolioApi';
import { samplePortfolio } from './sample/portfolio/SamplePortfolio';
import { sampleEntities } from './sample/sampleEntities';
import { sampleSources } from './sample/sampleSources';
import { sampleUsage } from './sample/sampleUsage';
import { sampleValue } from './sample/value/sampleValue';

// One entity for each state of the tab; the page is at /ai-cost.
const today = utcDay(new Date());
const answers = sampleEntities(today);
const api = new InMemoryAiCostApi(answers, sampleSources(today));
api.usage['component:default/fraud-scoring'] = sampleUsage(new Date());
api.value.answers['component:default/fraud-scoring'] = query =>
  sampleValue(query, today);
api.value.withRuns = ['component:default/fraud-scoring'];
const portfolioApi: Partial<PortfolioApi> = new InMemoryPortfolioApi(
  samplePortfolio(today),
);
const governanceApi = new InMemoryGovernanceApi();
const entities = Object.keys(answers).map(entityRef => {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind === 'resource' ? 'Resource' : 'Component',
    metadata: { namespace, name },
    spec: { type: 'service', lifecycle: 'production', owner: 'fraud' },
  };
});

createDevApp({
  features: [
    catalogPlugin,
    aiCostPlugin,
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'ai-cost',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: aiCostApiRef,
              deps: {},
              factory: () => api,
            }),
        }),
        ApiBlueprint.make({
          name: 'portfolio',
          params: defineParams =>
            defineParams({
              api: portfolioApiRef,
              deps: {},
              factory: () => portfolioApi as PortfolioApi,
            }),
        }),
        ApiBlueprint.make({
          name: 'governance',
          params: defineParams =>
            defineParams({
              api: governanceApiRef,
              deps: {},
              factory: () => governanceApi,
            }),
        }),
      ],
    }),
  ],
});
