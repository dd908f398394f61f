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

import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import type { EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import { sampleOverview } from '../dev/sample/portfolio/sampleOverview';
import { samplePortfolio } from '../dev/sample/portfolio/SamplePortfolio';
import { richEntity } from '../dev/sample/sampleEntities';
import { sampleReport } from '../dev/sample/sampleReport';
import { sampleRollUp } from '../dev/sample/rollup/sampleRollUp';
import { sampleSources } from '../dev/sample/sampleSources';
import plugin from './alpha';
import { fixToday, TODAY } from '../dev/testing/fixToday';

fixToday();

/** A backend that is only asked over HTTP: the plugin's own client must do it. */
function backend() {
  const requests: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(String(input));
    requests.push(`${url.pathname}${url.search}`);
    return new Response(JSON.stringify(answerTo(url)));
  };
  return { requests, fetchApi: { fetch } };
}

function answerTo(url: URL): object {
  if (url.pathname.endsWith('/sources')) {
    return { items: sampleSources(TODAY) };
  }
  if (url.pathname.endsWith('/overview')) {
    return sampleOverview(
      Object.fromEntries(url.searchParams) as never,
      samplePortfolio(TODAY),
    );
  }
  if (!url.pathname.includes('/rollups/')) {
    return sampleReport(queryOf(url), richEntity(TODAY));
  }
  return url.pathname.endsWith('/value')
    ? { scopeRef: '', members: [] }
    : sampleRollUp(
        { ...queryOf(url), scopeRef: '', relations: 'all', groupBy: 'entity' },
        { members: { 'component:default/a': { entity: richEntity(TODAY) } } },
      );
}

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud-scoring' },
};

function queryOf({ searchParams }: URL): EntityCostQuery {
  const query = Object.fromEntries(searchParams);
  return {
    ...query,
    entityRef: 'component:default/fraud-scoring',
  } as EntityCostQuery;
}

function renderEntity(kind: string) {
  const { requests, fetchApi } = backend();
  renderTestApp({
    features: [plugin],
    extensions: [
      createTestEntityPage({
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind,
          metadata: { name: 'fraud-scoring' },
        },
      }),
    ],
    apis: [
      [fetchApiRef, fetchApi],
      mockApis.discovery({ baseUrl: 'http://backend' }),
      mockApis.permission(),
    ],
  });
  return requests;
}

function renderPage(path: string) {
  const { requests, fetchApi } = backend();
  renderTestApp({
    features: [plugin],
    initialRouteEntries: [path],
    extensions: [createTestEntityPage({ entity: ENTITY })],
    apis: [
      [fetchApiRef, fetchApi],
      mockApis.discovery({ baseUrl: 'http://backend' }),
      mockApis.permission(),
    ],
  });
  return requests;
}

describe('the plugin of the new frontend system', () => {
  it('mounts the tab and the card on an entity, over HTTP', async () => {
    const requests = renderEntity('Component');

    expect(await screen.findByText('All AI costs')).toBeVisible();
    expect(await screen.findByLabelText('Models')).toBeVisible();
    expect(screen.getAllByText('$17,774.59').length).toBeGreaterThan(1);
    const request =
      '/api/ai-cost/entities/component/default/fraud-scoring/costs?from=2026-11-01&to=2026-11-30&basis=effective&granularity=day&groupBy=model';
    expect(requests.filter(url => url.includes('/costs'))).toEqual([
      request,
      request,
    ]);
  });

  it.each(['Resource', 'API', 'AiModelServerAPI'])(
    'shows on a %s',
    async kind => {
      renderEntity(kind);
      expect(await screen.findByText('All AI costs')).toBeVisible();
    },
  );

  it.each(['Group', 'User', 'System', 'Domain'])(
    'asks of a %s what it answers for',
    async kind => {
      const requests = renderEntity(kind);

      expect(await screen.findByText('All AI costs')).toBeVisible();
      await waitFor(() =>
        expect(requests.filter(url => url.includes('/costs?'))).toEqual(
          Array.from(
            { length: 2 },
            () =>
              `/api/ai-cost/rollups/${kind.toLowerCase()}/default/fraud-scoring/costs?from=2026-11-01&to=2026-11-30&basis=effective&granularity=day&groupBy=entity&relations=all`,
          ),
        ),
      );
    },
  );

  it('does not show on other kinds', async () => {
    renderEntity('Location');
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('mounts the page, which opens on the overview', async () => {
    const requests = renderPage('/ai-cost');

    expect(await screen.findByText('By team')).toBeVisible();
    for (const page of [
      'Overview',
      'Sprawl',
      'Models',
      'Coverage',
      'Shared costs',
      'Statements',
      'Sources',
    ]) {
      expect(screen.getByRole('tab', { name: page })).toBeInTheDocument();
    }
    expect(requests).toEqual([
      '/api/ai-cost/overview?from=2026-11-01&to=2026-11-30&basis=effective&granularity=day&groupBy=provider',
    ]);
  });

  it('mounts the sources', async () => {
    const requests = renderPage('/ai-cost/sources');

    expect(await screen.findByText('4 sources, 2 need a look')).toBeVisible();
    expect([...requests].sort()).toEqual([
      '/api/ai-cost/prices/unknown',
      '/api/ai-cost/sources',
    ]);
  });

  it.each([
    'api:ai-cost',
    'entity-content:ai-cost',
    'entity-card:ai-cost',
    'home-page-widget:ai-cost/my-team',
    'home-page-widget:ai-cost/my-movers',
    'page:ai-cost',
    'sub-page:ai-cost/overview',
    'sub-page:ai-cost/sprawl',
    'sub-page:ai-cost/models',
    'sub-page:ai-cost/coverage',
    'sub-page:ai-cost/shared-costs',
    'sub-page:ai-cost/statements',
    'sub-page:ai-cost/sources',
  ] as const)('has the extension %s, for app-config to name', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });

  it('has a title and an icon for the side bar', () => {
    expect(plugin.title).toBe('AI Cost');
    expect(plugin.icon).toBeDefined();
  });
});
