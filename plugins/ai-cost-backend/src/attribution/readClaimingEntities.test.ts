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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/TestPortal';
import { readClaimingEntities } from './readClaimingEntities';

describe('readClaimingEntities', () => {
  it('reads claims and owners of the kinds that can hold costs', async () => {
    const group = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'team-a' },
    };
    const entities = await readClaimingEntities({
      catalog: catalogServiceMock({
        entities: [
          component('one', { tags: 'app=one' }),
          { ...component('two'), kind: 'Resource' },
          group,
        ],
      }),
      auth: mockServices.auth(),
      kinds: ['component', 'Resource'],
    });
    expect(entities).toMatchObject([
      {
        entityRef: 'component:default/one',
        owner: 'group:default/team-a',
        claims: { tags: [{ key: 'app', value: 'one' }] },
      },
      { entityRef: 'resource:default/two' },
    ]);
  });

  it('takes an entity that comes twice once', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.streamEntities.mockImplementation(async function* pages() {
      yield [component('one', { tags: 'app=old' }), component('two')];
      yield [component('one', { tags: 'app=new' })];
    });
    const entities = await readClaimingEntities({
      catalog,
      auth: mockServices.auth(),
      kinds: ['Component'],
    });
    expect(entities).toHaveLength(2);
    expect(entities[0].claims.tags).toEqual([{ key: 'app', value: 'new' }]);
  });
});
