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
import { CatalogStructure } from './CatalogStructure';
import { readCatalogStructure } from './readCatalogStructure';
import { StructureProvider } from './StructureProvider';

const EMPTY = CatalogStructure.create({ entities: [], scopes: [] });

describe('StructureProvider', () => {
  it('reads once a minute for all who ask', async () => {
    let now = 0;
    let readings = 0;
    const provider = StructureProvider.create({
      read: async () => {
        readings += 1;
        return EMPTY;
      },
      now: () => new Date(now),
    });

    await Promise.all([provider.current(), provider.current()]);
    now = 59_999;
    await provider.current();
    expect(readings).toBe(1);
    now = 60_000;
    await provider.current();
    expect(readings).toBe(2);
  });

  it('reads again after a failure', async () => {
    const answers = [Promise.reject(new Error('down')), Promise.resolve(EMPTY)];
    const provider = StructureProvider.create({ read: () => answers.shift()! });

    await expect(provider.current()).rejects.toThrow('down');
    await expect(provider.current()).resolves.toBe(EMPTY);
  });
});

describe('readCatalogStructure', () => {
  it('places entities by the relations of the catalog', async () => {
    const structure = await readCatalogStructure({
      auth: mockServices.auth(),
      kinds: ['component'],
      catalog: catalogServiceMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'Ranker',
              title: 'The ranker',
              annotations: { 'backstage.io/edit-url': 'data:text/html,hello' },
            },
            spec: { type: 'service' },
            relations: [{ type: 'partOf', targetRef: 'system:default/Shop' }],
          },
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { name: 'search' },
            spec: { type: 'team', profile: { displayName: 'Search team' } },
            relations: [
              { type: 'childOf', targetRef: 'group:default/company' },
              { type: 'hasMember', targetRef: 'user:default/ann' },
            ],
          },
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Template',
            metadata: { name: 'unrelated' },
          },
        ],
      }),
    });

    expect([...structure.entities()]).toEqual([
      {
        entityRef: 'component:default/ranker',
        kind: 'Component',
        title: 'The ranker',
        type: 'service',
        partOf: ['system:default/shop'],
        editUrl: undefined,
      },
    ]);
    expect(structure.titleOf('group:default/search')).toBe('Search team');
    expect(structure.contentOf('group:default/company', 'all')).toEqual({
      by: 'owner',
      owners: new Set(['group:default/company', 'group:default/search']),
    });
    expect(structure.contentOf('user:default/ann', 'all')).toEqual({
      by: 'owner',
      owners: new Set(['user:default/ann', 'group:default/search']),
    });
  });
});
