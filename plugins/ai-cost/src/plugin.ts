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
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  AiCostClient,
  GovernanceClient,
  PortfolioClient,
} from 'backstage-plugin-ai-cost-common';
import { aiCostApiRef } from './api/aiCostApiRef';
import { governanceApiRef } from './api/governanceApiRef';
import { portfolioApiRef } from './api/portfolioApiRef';
import { MY_MOVERS, MY_TEAM_COST } from './home/widgets';
import { entityContentRouteRef, rootRouteRef } from './routes';

/**
 * AI Cost for apps of the legacy frontend system.
 *
 * @public
 */
export const aiCostPlugin = createPlugin({
  id: 'ai-cost',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  apis: [
    createApiFactory({
      api: aiCostApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AiCostClient(deps),
    }),
    createApiFactory({
      api: portfolioApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PortfolioClient(deps),
    }),
    createApiFactory({
      api: governanceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GovernanceClient(deps),
    }),
  ],
});

/**
 * The AI Cost tab: mount it at `/ai-cost` of an entity page.
 *
 * @public
 */
export const EntityAiCostContent = aiCostPlugin.provide(
  createRoutableExtension({
    name: 'EntityAiCostContent',
    component: () => import('./tab/AiCostTab').then(m => m.AiCostTab),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The AI Cost card for an entity's overview. It links to `/ai-cost` of the
 * entity page.
 *
 * @public
 */
export const EntityAiCostCard = aiCostPlugin.provide(
  createComponentExtension({
    name: 'EntityAiCostCard',
    component: {
      lazy: () => import('./card/AiCostCard').then(m => m.AiCostCard),
    },
  }),
);

/**
 * A card for the home page: what the components of the signed-in user and of
 * their groups cost this month.
 *
 * @public
 */
export const HomePageMyTeamAiCost = aiCostPlugin.provide(
  createCardExtension<{}>(MY_TEAM_COST),
);

/**
 * A card for the home page: which of these changed most, and why.
 *
 * @public
 */
export const HomePageMyAiCostMovers = aiCostPlugin.provide(
  createCardExtension<{}>(MY_MOVERS),
);

/**
 * The AI Cost page: all spend, what is in use, models and billing sources.
 *
 * @public
 */
export const AiCostPage = aiCostPlugin.provide(
  createRoutableExtension({
    name: 'AiCostPage',
    component: () => import('./page/AiCostPage').then(m => m.AiCostPage),
    mountPoint: rootRouteRef,
  }),
);
