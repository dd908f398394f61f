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

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import userEvent, {
  PointerEventsCheckLevel,
} from '@testing-library/user-event';
import type {
  GovernanceApi,
  PortfolioApi,
} from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { governanceApiRef } from '../../src/api/governanceApiRef';
import { portfolioApiRef } from '../../src/api/portfolioApiRef';
import { rootRouteRef } from '../../src/routes';
import { InMemoryCoverageApi } from '../sample/governance/InMemoryCoverageApi';
import { InMemoryGovernanceApi } from '../sample/governance/InMemoryGovernanceApi';

/** Renders a screen of those who govern costs in a Backstage app. */
export function renderGovernance(options: {
  element: ReactNode;
  /** The sample's when left out. */
  api?: InMemoryGovernanceApi;
  coverage?: InMemoryCoverageApi;
  search?: string;
  /** Whether permissions are granted. */
  allowed?: boolean;
}) {
  const {
    element,
    api = new InMemoryGovernanceApi(),
    coverage = new InMemoryCoverageApi(),
    search = '',
    allowed = true,
  } = options;
  renderInTestApp(
    <>
      {element}
      <Search />
    </>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ai-cost': rootRouteRef,
      },
      apis: [
        [governanceApiRef, api satisfies GovernanceApi],
        // These screens ask for coverage and its lines, and for nothing else.
        [portfolioApiRef, coverage as unknown as PortfolioApi],
        catalogApiMock({ entities: [] }),
        mockApis.storage(),
        mockApis.permission({
          authorize: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
    },
  );
  return {
    api,
    coverage,
    // Whether a click would go through is costly to find out in jsdom.
    user: userEvent.setup({
      pointerEventsCheck: PointerEventsCheckLevel.Never,
    }),
  };
}

/** The page's own parameters, for tests to read. */
function Search() {
  return <output aria-label="URL">{useLocation().search}</output>;
}
