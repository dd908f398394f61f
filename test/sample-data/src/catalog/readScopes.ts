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

import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { readOwners } from './readSampleCatalog';

/** A Group, User, System or Domain, and whose cost it answers for. */
export interface SampleScope {
  scopeRef: string;
  /** Refs of Components, Resources and APIs, each once. */
  entities: readonly string[];
}

const COST_KINDS = ['Component', 'Resource', 'API'];
const SCOPE_KINDS = ['Group', 'User', 'System', 'Domain'];

/**
 * What each Group, User, System and Domain answers for, as it stands in the
 * files of a catalog: groups for what they and the groups below them own, users
 * for what they and their groups own, domains for the systems in them and in
 * the domains below.
 */
export function readScopes(entities: readonly Entity[]): SampleScope[] {
  const costing = entities
    .filter(({ kind }) => COST_KINDS.includes(kind))
    .map(entity => ({ entity, ref: stringifyEntityRef(entity) }));
  const ownerOf = readOwners(entities);
  const ownedBy = (owners: readonly string[]) =>
    costing.filter(({ ref }) => owners.includes(ownerOf(ref)));
  const partOf = (systems: readonly string[]) =>
    costing.filter(({ entity }) =>
      named(entity, 'system', 'System').some(ref => systems.includes(ref)),
    );
  const inDomains = (domains: readonly string[]) =>
    partOf(
      entities
        .filter(({ kind }) => kind === 'System')
        .filter(system =>
          named(system, 'domain', 'Domain').some(ref => domains.includes(ref)),
        )
        .map(system => stringifyEntityRef(system)),
    );

  const contentOf = (scope: Entity) => {
    const scopeRef = stringifyEntityRef(scope);
    switch (scope.kind) {
      case 'Group':
        return ownedBy(groupsFrom(scopeRef, entities));
      case 'User':
        return ownedBy([scopeRef, ...named(scope, 'memberOf', 'Group')]);
      case 'System':
        return partOf([scopeRef]);
      default:
        return inDomains(domainsFrom(scopeRef, entities));
    }
  };

  return entities
    .filter(({ kind }) => SCOPE_KINDS.includes(kind))
    .map(scope => ({
      scopeRef: stringifyEntityRef(scope),
      entities: contentOf(scope).map(({ ref }) => ref),
    }));
}

/** A group and those below it; either side may name the other. */
function groupsFrom(groupRef: string, entities: readonly Entity[]): string[] {
  const groups = entities.filter(({ kind }) => kind === 'Group');
  return reached(groupRef, ref => [
    ...groups
      .filter(group => named(group, 'parent', 'Group').includes(ref))
      .map(group => stringifyEntityRef(group)),
    ...groups
      .filter(group => stringifyEntityRef(group) === ref)
      .flatMap(group => named(group, 'children', 'Group')),
  ]);
}

function domainsFrom(domainRef: string, entities: readonly Entity[]): string[] {
  return reached(domainRef, ref =>
    entities
      .filter(domain => named(domain, 'subdomainOf', 'Domain').includes(ref))
      .map(domain => stringifyEntityRef(domain)),
  );
}

function reached(from: string, next: (ref: string) => string[]): string[] {
  const seen = new Set([from]);
  for (const ref of seen) {
    for (const further of next(ref)) {
      seen.add(further);
    }
  }
  return [...seen];
}

/** The refs in a field of `spec`, which may be one or several. */
function named(entity: Entity, field: string, defaultKind: string): string[] {
  return [entity.spec?.[field] ?? []].flat().map(ref =>
    stringifyEntityRef(
      parseEntityRef(String(ref), {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    ),
  );
}
