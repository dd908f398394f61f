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

import type { Entity } from '@backstage/catalog-model';
import { toClaimingEntity } from './toClaimingEntity';

function component(more: Partial<Entity> & { annotations?: {} }): Entity {
  const { annotations, ...rest } = more;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Checkout', namespace: 'shop', annotations },
    ...rest,
  };
}

describe('toClaimingEntity', () => {
  it('reads ref, name and claims', () => {
    expect(
      toClaimingEntity(
        component({
          annotations: { 'ai-cost/accounts': '42', 'ai-cost/tagz': 'x' },
        }),
      ),
    ).toMatchObject({
      entityRef: 'component:shop/checkout',
      name: 'Checkout',
      owner: undefined,
      orphaned: false,
      claims: { accounts: ['42'] },
      problems: [{ kind: 'unknown' }],
    });
  });

  it.each<[string | undefined, Parameters<typeof component>[0]]>([
    ['group:shop/team', { spec: { owner: 'team' } }],
    ['user:default/ada', { spec: { owner: 'user:default/Ada' } }],
    [undefined, { spec: { owner: ':::' } }],
    [undefined, { spec: { owner: 42 } }],
    [
      'group:default/first',
      {
        spec: { owner: 'team' },
        relations: [
          { type: 'partOf', targetRef: 'system:default/s' },
          { type: 'ownedBy', targetRef: 'group:default/First' },
          { type: 'ownedBy', targetRef: 'group:default/second' },
        ],
      },
    ],
    [
      'group:default/annotated',
      {
        annotations: { 'ai-cost/owner': 'group:default/annotated' },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/first' }],
      },
    ],
  ])('takes the owner %s from %j', (owner, more) => {
    expect(toClaimingEntity(component(more)).owner).toBe(owner);
  });

  it('knows orphans', () => {
    const annotations = { 'backstage.io/orphan': 'true' };
    expect(toClaimingEntity(component({ annotations })).orphaned).toBe(true);
  });
});
