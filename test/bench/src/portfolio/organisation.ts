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
import { entityRef, SHAPE } from '../report/fillLedger';

export const TEAMS = 25;
const DEPARTMENTS = 5;
const SYSTEMS = 100;
const DOMAINS = 10;

/** The team that owns an entity: each has two hundred of them. */
export function ownerOf(entity: number): string {
  return `group:default/team-${entity % TEAMS}`;
}

/** The catalog of a company: departments, teams, domains, systems, components. */
export function organisation(): Entity[] {
  return [
    ...entities('Group', 'department', DEPARTMENTS, () => ({
      type: 'department',
      children: [],
    })),
    ...entities('Group', 'team', TEAMS, index => ({
      type: 'team',
      parent: `department-${index % DEPARTMENTS}`,
      children: [],
    })),
    ...entities('Domain', 'domain', DOMAINS, index => ({
      owner: ownerOf(index),
    })),
    ...entities('System', 'system', SYSTEMS, index => ({
      owner: ownerOf(index),
      domain: `domain-${index % DOMAINS}`,
    })),
    ...Array.from({ length: SHAPE.entities }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: entityRef(index).split('/')[1], namespace: 'default' },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: ownerOf(index),
        system: `system-${index % SYSTEMS}`,
      },
      relations: [
        { type: 'ownedBy', targetRef: ownerOf(index) },
        {
          type: 'partOf',
          targetRef: `system:default/system-${index % SYSTEMS}`,
        },
      ],
    })),
  ];
}

function entities(
  kind: string,
  name: string,
  count: number,
  spec: (index: number) => Entity['spec'],
): Entity[] {
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: `${name}-${index}`, namespace: 'default' },
    spec: spec(index),
  }));
}
