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

/**
 * AI Cost for the new frontend system.
 *
 * @packageDocumentation
 */
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  AiCostClient,
  DEFAULT_COST_KINDS,
  GovernanceClient,
  PortfolioClient,
} from 'backstage-plugin-ai-cost-common';
import type { ReactElement } from 'react';
import { aiCostApiRef } from './api/aiCostApiRef';
import { governanceApiRef } from './api/governanceApiRef';
import { portfolioApiRef } from './api/portfolioApiRef';
import { ROLL_UP_KINDS } from './entity/rollUpKinds';
import { MY_MOVERS, MY_TEAM_COST } from './home/widgets';
import { AiCostIcon } from './page/AiCostIcon';
import { entityContentRouteRef, rootRouteRef } from './routes';

const KINDS = {
  $in: [...DEFAULT_COST_KINDS, ...ROLL_UP_KINDS].map(kind =>
    kind.toLowerCase(),
  ),
};

const aiCostApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: aiCostApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AiCostClient(deps),
    }),
});

const portfolioApi = ApiBlueprint.make({
  name: 'portfolio',
  params: defineParams =>
    defineParams({
      api: portfolioApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PortfolioClient(deps),
    }),
});

const governanceApi = ApiBlueprint.make({
  name: 'governance',
  params: defineParams =>
    defineParams({
      api: governanceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GovernanceClient(deps),
    }),
});

const entityAiCostContent = EntityContentBlueprint.make({
  params: {
    path: '/ai-cost',
    title: 'AI Cost',
    filter: { kind: KINDS },
    routeRef: convertLegacyRouteRef(entityContentRouteRef),
    loader: () => import('./tab/AiCostTab').then(m => <m.AiCostTab />),
  },
});

const entityAiCostCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: { kind: KINDS },
    loader: () => import('./card/AiCostCard').then(m => <m.AiCostCard />),
  },
});

const myTeamCostWidget = HomePageWidgetBlueprint.make({
  name: 'my-team',
  params: MY_TEAM_COST,
});

const myMoversWidget = HomePageWidgetBlueprint.make({
  name: 'my-movers',
  params: MY_MOVERS,
});

const aiCostPage = PageBlueprint.make({
  params: {
    path: '/ai-cost',
    title: 'AI Cost',
    icon: <AiCostIcon fontSize="inherit" />,
    routeRef: convertLegacyRouteRef(rootRouteRef),
  },
});

// The page opens on the first of its sub-pages.
const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      inSubPage(
        import('./overview/OverviewContent').then(m => <m.OverviewContent />),
      ),
  },
});

const sprawlSubPage = SubPageBlueprint.make({
  name: 'sprawl',
  params: {
    path: 'sprawl',
    title: 'Sprawl',
    loader: () =>
      inSubPage(
        import('./sprawl/SprawlContent').then(m => <m.SprawlContent />),
      ),
  },
});

const modelsSubPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: 'Models',
    loader: () =>
      inSubPage(
        import('./modelcatalog/ModelsContent').then(m => <m.ModelsContent />),
      ),
  },
});

const coverageSubPage = SubPageBlueprint.make({
  name: 'coverage',
  params: {
    path: 'coverage',
    title: 'Coverage',
    loader: () =>
      inSubPage(
        import('./coverage/CoverageContent').then(m => <m.CoverageContent />),
      ),
  },
});

const sharedCostsSubPage = SubPageBlueprint.make({
  name: 'shared-costs',
  params: {
    path: 'shared-costs',
    title: 'Shared costs',
    loader: () =>
      inSubPage(
        import('./sharing/SharedCostsContent').then(m => (
          <m.SharedCostsContent />
        )),
      ),
  },
});

const statementsSubPage = SubPageBlueprint.make({
  name: 'statements',
  params: {
    path: 'statements',
    title: 'Statements',
    loader: () =>
      inSubPage(
        import('./statements/StatementsContent').then(m => (
          <m.StatementsContent />
        )),
      ),
  },
});

const sourcesSubPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: () =>
      inSubPage(
        import('./sources/SourcesContent').then(m => <m.SourcesContent />),
      ),
  },
});

async function inSubPage(content: Promise<ReactElement>) {
  const { SubPageContent } = await import('./page/SubPageContent');
  return <SubPageContent>{await content}</SubPageContent>;
}

/**
 * AI Cost for apps of the new frontend system.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'ai-cost',
  title: 'AI Cost',
  icon: <AiCostIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: convertLegacyRouteRef(rootRouteRef),
    entityContent: convertLegacyRouteRef(entityContentRouteRef),
  },
  extensions: [
    aiCostApi,
    portfolioApi,
    governanceApi,
    entityAiCostContent,
    entityAiCostCard,
    myTeamCostWidget,
    myMoversWidget,
    aiCostPage,
    overviewSubPage,
    sprawlSubPage,
    modelsSubPage,
    coverageSubPage,
    sharedCostsSubPage,
    statementsSubPage,
    sourcesSubPage,
  ],
});
