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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ReadableEntities } from './ReadableEntities';

const RANKER = 'component:default/ranker';
const SECRET = 'component:default/secret';
const RETIRED = 'component:default/retired';

const entities: Entity[] = ['ranker', 'secret'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
}));

const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
};
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

function rights(options: {
  ofCosts: PolicyDecision;
  ofCatalog: PolicyDecision;
  allowed?: string[];
}) {
  const { ofCosts, ofCatalog, allowed = [] } = options;
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () => [ofCosts, ofCatalog],
    authorize: async requests =>
      requests.map(asked => ({
        result:
          'resourceRef' in asked && allowed.includes(asked.resourceRef!)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
  });
  return ReadableEntities.create({
    permissions,
    catalog: catalogServiceMock({ entities }),
  }).among([RANKER, SECRET, RETIRED, RANKER], {
    credentials: mockCredentials.user(),
  });
}

describe('ReadableEntities', () => {
  it('lets those see everything whom no policy restricts', async () => {
    expect(await rights({ ofCosts: ALLOW, ofCatalog: ALLOW })).toEqual({
      all: true,
      entityRefs: new Set([RANKER, SECRET, RETIRED]),
      mayReadUnallocated: false,
      mayReadSources: false,
    });
  });

  it('keeps what the policy allows, entity by entity', async () => {
    const { all, entityRefs } = await rights({
      ofCosts: CONDITIONAL,
      ofCatalog: ALLOW,
      allowed: [SECRET],
    });

    expect(all).toBe(false);
    expect([...entityRefs]).toEqual([SECRET]);
  });

  it('keeps what the reader sees in the catalog', async () => {
    const { all, entityRefs } = await rights({
      ofCosts: ALLOW,
      ofCatalog: CONDITIONAL,
    });

    expect(all).toBe(false);
    expect([...entityRefs]).toEqual([RANKER, SECRET]);
  });

  it.each([
    [DENY, ALLOW],
    [ALLOW, DENY],
  ])('shows nothing when either is denied', async (ofCosts, ofCatalog) => {
    const { all, entityRefs } = await rights({
      ofCosts,
      ofCatalog,
      allowed: [RANKER, SECRET],
    });

    expect(all).toBe(false);
    expect(entityRefs.size).toBe(0);
  });
});
