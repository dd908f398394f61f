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
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { PortfolioApi } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { InMemoryAiCostApi } from '../dev/sample/InMemoryAiCostApi';
import { InMemoryRollUpApi } from '../dev/sample/rollup/InMemoryRollUpApi';
import { sampleScopes } from '../dev/sample/rollup/sampleScopes';
import { InMemoryPortfolioApi } from '../dev/sample/portfolio/InMemoryPortfolioApi';
import { samplePortfolio } from '../dev/sample/portfolio/SamplePortfolio';
import { sampleEntities } from '../dev/sample/sampleEntities';
import { sampleSources } from '../dev/sample/sampleSources';
import {
  AiCostPage,
  aiCostApiRef,
  aiCostPlugin,
  EntityAiCostCard,
  EntityAiCostContent,
  HomePageMyAiCostMovers,
  HomePageMyTeamAiCost,
  isAiCostAvailable,
  portfolioApiRef,
} from './index';
import { fixToday, TODAY } from '../dev/testing/fixToday';

fixToday();

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud-scoring', namespace: 'default' },
};

const overviewApi = () => new InMemoryPortfolioApi(samplePortfolio(TODAY));
const rollUpApi = () => new InMemoryRollUpApi(sampleScopes(TODAY));

async function renderLegacy(
  element: ReactNode,
  options: { path?: string; portfolio?: Partial<PortfolioApi> } = {},
) {
  const api = new InMemoryAiCostApi(
    sampleEntities(TODAY),
    sampleSources(TODAY),
  );
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [aiCostApiRef, api],
        [portfolioApiRef, options.portfolio ?? overviewApi()],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/ann' }),
        ],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/here/*" element={element} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.path ?? '/here'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('the plugin of the legacy frontend system', () => {
  it('mounts the tab', async () => {
    await renderLegacy(<EntityAiCostContent />);
    expect(await screen.findByText('$17,774.59')).toBeVisible();
  });

  it('mounts the card', async () => {
    await renderLegacy(<EntityAiCostCard />);
    expect(await screen.findByText('All AI costs')).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-scoring/ai-cost',
    );
  });

  it('mounts the widgets for the home page', async () => {
    await renderLegacy(
      <>
        <HomePageMyTeamAiCost />
        <HomePageMyAiCostMovers />
      </>,
      { portfolio: rollUpApi() },
    );
    expect(await screen.findByText('My team’s AI cost')).toBeVisible();
    expect(await screen.findByLabelText('Top components')).toBeVisible();
    expect(await screen.findByText('My AI cost movers')).toBeVisible();
    expect(await screen.findByLabelText('What moved')).toBeVisible();
  });

  it('mounts the page, which opens on the overview', async () => {
    await renderLegacy(<AiCostPage />);
    expect(await screen.findByText('By team')).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Models' })).toBeVisible();
  });

  it('mounts the sources', async () => {
    await renderLegacy(<AiCostPage />, { path: '/here/sources' });
    expect(await screen.findByText('4 sources, 2 need a look')).toBeVisible();
  });

  it('asks the backend over HTTP', async () => {
    const factory = [...aiCostPlugin.getApis()].find(
      ({ api }) => api.id === aiCostApiRef.id,
    );
    expect(factory?.deps).toEqual({
      discoveryApi: discoveryApiRef,
      fetchApi: fetchApiRef,
    });
    const requests: string[] = [];
    const api = factory!.factory({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
      fetchApi: {
        fetch: async (input: RequestInfo | URL) => {
          requests.push(String(input));
          return new Response(JSON.stringify({ items: [] }));
        },
      },
    }) as InMemoryAiCostApi;

    expect(await api.getSources()).toEqual([]);
    expect(requests).toEqual(['http://backend/api/ai-cost/sources']);
  });
});

describe('isAiCostAvailable', () => {
  it.each([
    ['Component', true],
    ['Resource', true],
    ['API', true],
    ['AiModelServerAPI', true],
    ['Location', false],
    ['Group', true],
    ['User', true],
    ['System', true],
    ['Domain', true],
    ['Template', false],
  ])('is for %s: %s', (kind, available) => {
    expect(isAiCostAvailable({ ...entity, kind })).toBe(available);
  });
});
