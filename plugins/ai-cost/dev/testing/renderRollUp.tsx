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
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import userEvent, {
  PointerEventsCheckLevel,
} from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { portfolioApiRef } from '../../src/api/portfolioApiRef';
import { InMemoryRollUpApi } from '../sample/rollup/InMemoryRollUpApi';
import { sampleScopes } from '../sample/rollup/sampleScopes';
import { TODAY } from './fixToday';

/** Renders an element on the page of a Group, User, System or Domain. */
export function renderRollUp(options: {
  element: ReactNode;
  kind?: string;
  name?: string;
  search?: string;
  api?: InMemoryRollUpApi;
}) {
  const { element, kind = 'Group', name = 'risk', search = '' } = options;
  const { api = new InMemoryRollUpApi(sampleScopes(TODAY)) } = options;
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { profile: { displayName: `The ${name} team` } },
  };
  renderInTestApp(
    <EntityProvider entity={entity}>
      {element}
      <Search />
    </EntityProvider>,
    {
      initialRouteEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [portfolioApiRef, api],
        catalogApiMock({ entities: [entity] }),
        mockApis.error({ collect: true }),
        mockApis.identity({ userEntityRef: 'user:default/ann' }),
        mockApis.storage(),
        mockApis.permission(),
      ],
    },
  );
  return {
    api,
    user: userEvent.setup({
      pointerEventsCheck: PointerEventsCheckLevel.Never,
    }),
  };
}

/** The page's own parameters, for tests to read. */
function Search() {
  return <output aria-label="URL">{useLocation().search}</output>;
}
