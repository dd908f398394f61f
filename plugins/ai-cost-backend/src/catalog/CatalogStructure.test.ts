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

import fc from 'fast-check';
import { CatalogStructure, type PlacedScope } from './CatalogStructure';

const group = (
  name: string,
  parents: string[] = [],
  members: string[] = [],
) => ({
  entityRef: `group:default/${name}`,
  parents: parents.map(parent => `group:default/${parent}`),
  members: members.map(member => `user:default/${member}`),
});

const part = (entityRef: string, ...partOf: string[]) => ({
  entityRef,
  kind: 'Component',
  partOf,
});

function owners(structure: CatalogStructure, ref: string, reach?: 'direct') {
  const content = structure.contentOf(ref, reach ?? 'all');
  return content.by === 'owner' ? [...content.owners].sort() : undefined;
}

function parts(structure: CatalogStructure, ref: string, reach?: 'direct') {
  const content = structure.contentOf(ref, reach ?? 'all');
  return content.by === 'entity' ? [...content.entityRefs].sort() : undefined;
}

describe('CatalogStructure', () => {
  it('gives a group what its child groups own, each once', () => {
    const structure = CatalogStructure.create({
      entities: [],
      scopes: [
        group('company'),
        group('search', ['company']),
        group('data', ['company']),
        group('vectors', ['search', 'data'], ['ann']),
      ],
    });

    expect(owners(structure, 'group:default/company')).toEqual([
      'group:default/company',
      'group:default/data',
      'group:default/search',
      'group:default/vectors',
    ]);
    expect(owners(structure, 'Group:default/Search')).toEqual([
      'group:default/search',
      'group:default/vectors',
    ]);
    expect(owners(structure, 'group:default/search', 'direct')).toEqual([
      'group:default/search',
    ]);
    expect(
      structure.childrenOf('group:default/company').map(it => it.entityRef),
    ).toEqual(['group:default/search', 'group:default/data']);
  });

  it('gives a user what is theirs and of the groups that they are in', () => {
    const structure = CatalogStructure.create({
      entities: [],
      scopes: [group('search', [], ['ann', 'bob']), group('data', [], ['bob'])],
    });

    expect(owners(structure, 'user:default/bob')).toEqual([
      'group:default/data',
      'group:default/search',
      'user:default/bob',
    ]);
    expect(owners(structure, 'user:default/bob', 'direct')).toEqual([
      'user:default/bob',
    ]);
  });

  it('gives a system its parts and their parts, a domain its systems', () => {
    const structure = CatalogStructure.create({
      entities: [
        part('component:default/api', 'system:default/shop'),
        part('component:default/worker', 'component:default/api'),
        part('resource:default/index', 'system:default/search'),
        part('component:default/alone'),
      ],
      scopes: [
        {
          entityRef: 'system:default/shop',
          parents: ['domain:default/sales'],
          members: [],
        },
        {
          entityRef: 'system:default/search',
          parents: ['domain:default/sales'],
          members: [],
        },
        { entityRef: 'domain:default/sales', parents: [], members: [] },
      ],
    });

    expect(parts(structure, 'system:default/shop')).toEqual([
      'component:default/api',
      'component:default/worker',
    ]);
    expect(parts(structure, 'system:default/shop', 'direct')).toEqual([
      'component:default/api',
      'component:default/worker',
    ]);
    expect(parts(structure, 'domain:default/sales')).toEqual([
      'component:default/api',
      'component:default/worker',
      'resource:default/index',
    ]);
    expect(parts(structure, 'domain:default/sales', 'direct')).toEqual([]);
    expect(structure.systemOf('component:default/worker')).toBe(
      'system:default/shop',
    );
    expect(structure.systemOf('component:default/alone')).toBeUndefined();
  });

  it('refuses entities that answer for nothing but themselves', () => {
    const structure = CatalogStructure.create({ entities: [], scopes: [] });

    expect(() => structure.contentOf('component:default/api', 'all')).toThrow(
      'component:default/api is not a Group, User, System or Domain',
    );
  });

  it('ends on any graph, and a parent answers for all that its children do', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)),
          { maxLength: 15 },
        ),
        edges => {
          const scopes: PlacedScope[] = names.map(name =>
            group(
              name,
              edges.filter(([child]) => child === name).map(([, to]) => to),
            ),
          );
          const structure = CatalogStructure.create({ entities: [], scopes });
          for (const [child, parent] of edges) {
            const above = owners(structure, `group:default/${parent}`)!;
            expect(above).toEqual(
              expect.arrayContaining(
                owners(structure, `group:default/${child}`)!,
              ),
            );
            expect(new Set(above).size).toBe(above.length);
          }
        },
      ),
    );
  });
});
