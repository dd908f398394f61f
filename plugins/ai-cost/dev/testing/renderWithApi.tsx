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
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import userEvent, {
  PointerEventsCheckLevel,
  type UserEvent,
} from '@testing-library/user-event';
import type { AiCostApi } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { aiCostApiRef } from '../../src/api/aiCostApiRef';

/** Renders an element of the plugin in a Backstage app, on an entity's page. */
export function renderWithApi(options: {
  element: ReactNode;
  api: AiCostApi;
  /** Name of the component on whose page the element is. */
  entityName?: string;
  search?: string;
  /** Whether permissions are granted. */
  allowed?: boolean;
}): { user: UserEvent; reportedErrors(): Error[] } {
  const { element, api, search = '', allowed = true } = options;
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: options.entityName ?? 'fraud-scoring' },
  };
  const error = mockApis.error({ collect: true });
  renderInTestApp(
    <EntityProvider entity={entity}>
      {element}
      <Search />
    </EntityProvider>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [aiCostApiRef, api],
        catalogApiMock({ entities: [entity] }),
        error,
        mockApis.storage(),
        mockApis.permission({
          authorize: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
    },
  );
  return {
    // Whether a click would go through is costly to find out in jsdom.
    user: userEvent.setup({
      pointerEventsCheck: PointerEventsCheckLevel.Never,
    }),
    reportedErrors: () =>
      error.getErrors().map(({ error: one }) => one as Error),
  };
}

/** The page's own parameters, for tests to read. */
function Search() {
  return <output aria-label="URL">{useLocation().search}</output>;
}
