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

import type { RollUpChild } from 'backstage-plugin-ai-cost-common';
import type {
  CatalogStructure,
  ScopeContent,
} from '../../catalog/CatalogStructure';
import {
  addCompared,
  formatCompared,
  type ComparedCosts,
} from '../entity/comparedCosts';
import { NO_COSTS, type MemberSums } from './MemberSums';
import type { OwnedSpan } from './Ownership';

/**
 * What the scopes below one add up to, most expensive first: each of its own
 * content, as far as that is of the roll-up. An entity that is in two of them
 * counts in both, once.
 *
 * @param options - `spans` are of the entities that are counted
 */
export function rollUpChildren(options: {
  childRefs: readonly string[];
  structure: CatalogStructure;
  members: Iterable<MemberSums>;
  spans: readonly OwnedSpan[];
}): RollUpChild[] {
  const { childRefs, structure, spans } = options;
  const members = [...options.members];
  return childRefs
    .map(entityRef => {
      const content = structure.contentOf(entityRef, 'all');
      const entities = spans
        .filter(span => isIn(content, span.entityRef, span.owner))
        .map(span => span.entityRef);
      return {
        entityRef,
        costs: costsOf(members, content),
        entities: new Set(entities).size,
      };
    })
    .sort(byCost)
    .map(({ entityRef, costs, entities }) => ({
      entityRef,
      title: structure.titleOf(entityRef),
      entities,
      ...formatCompared(costs),
    }));
}

function costsOf(
  members: readonly MemberSums[],
  content: ScopeContent,
): ComparedCosts {
  let costs: ComparedCosts = NO_COSTS;
  for (const { entityRef, byOwner } of members) {
    for (const [owner, ofOwner] of byOwner) {
      if (isIn(content, entityRef, owner)) {
        costs = addCompared(costs, ofOwner);
      }
    }
  }
  return costs;
}

function isIn(
  content: ScopeContent,
  entityRef: string,
  owner: string,
): boolean {
  return content.by === 'owner'
    ? content.owners.has(owner)
    : content.entityRefs.has(entityRef);
}

function byCost(
  a: { entityRef: string; costs: ComparedCosts },
  b: { entityRef: string; costs: ComparedCosts },
): number {
  if (a.costs.cost !== b.costs.cost) {
    return a.costs.cost < b.costs.cost ? 1 : -1;
  }
  return a.entityRef < b.entityRef ? -1 : 1;
}
