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
import userEvent, {
  PointerEventsCheckLevel,
} from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { governanceApiRef } from '../../src/api/governanceApiRef';
import { portfolioApiRef } from '../../src/api/portfolioApiRef';
import { rootRouteRef } from '../../src/routes';
import {
  InMemoryPortfolioApi,
  type PortfolioAnswer,
} from '../sample/portfolio/InMemoryPortfolioApi';
import { InMemorySavedViews } from '../sample/portfolio/InMemorySavedViews';
import { samplePortfolio } from '../sample/portfolio/SamplePortfolio';
import { TODAY } from './fixToday';

/** Renders a screen of the AI Cost page in a Backstage app. */
export function renderScreen(options: {
  element: ReactNode;
  /** The sample's when left out. */
  answer?: PortfolioAnswer;
  views?: InMemorySavedViews;
  search?: string;
}) {
  const { element, search = '', views = new InMemorySavedViews() } = options;
  const api = new InMemoryPortfolioApi(
    options.answer ?? samplePortfolio(TODAY),
  );
  const error = mockApis.error({ collect: true });
  renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ai-cost': rootRouteRef,
      },
      apis: [
        [portfolioApiRef, api],
        [governanceApiRef, views],
        catalogApiMock({ entities: [] }),
        error,
        mockApis.storage(),
        mockApis.permission(),
      ],
    },
  );
  return {
    api,
    views,
    // Whether a click would go through is costly to find out in jsdom.
    user: userEvent.setup({
      pointerEventsCheck: PointerEventsCheckLevel.Never,
    }),
    reportedErrors: () =>
      error.getErrors().map(({ error: one }) => one as Error),
  };
}

/** The address, for tests to read, and a way back. */
function Address() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="URL">{`${pathname}${search}`}</output>
      <button type="button" onClick={() => navigate(-1)}>
        Back
      </button>
    </>
  );
}
