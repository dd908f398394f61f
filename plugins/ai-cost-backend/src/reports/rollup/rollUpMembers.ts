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

import { parseEntityRef } from '@backstage/catalog-model';
import {
  formatDecimal,
  type RollUpMember,
} from 'backstage-plugin-ai-cost-common';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { formatCompared, shareOf } from '../entity/comparedCosts';
import type { MemberSums } from './MemberSums';

/** What is known of entities beside their costs. */
export interface MemberFacts {
  structure: CatalogStructure;
  /** Owners at the end of the range, by entity. */
  owners: ReadonlyMap<string, string>;
  /** How many problems annotations have, by entity. */
  problems: ReadonlyMap<string, number>;
}

/** The entities of a roll-up, most expensive first. */
export function rollUpMembers(
  members: Iterable<MemberSums>,
  facts: MemberFacts,
): RollUpMember[] {
  const sorted = [...members].sort(byCost);
  const total = sorted.reduce((sum, { costs }) => sum + costs.cost, 0n);
  return sorted.map(member => ({
    ...placeOf(member.entityRef, facts),
    ...formatCompared(member.costs),
    sharedCost: formatDecimal(member.sharedCost),
    share: shareOf(member.costs.cost, total),
    state: stateOf(member),
    environments: [...member.environments].sort(),
    models: [...member.models].sort(),
    tokens: member.tokens,
    problems: facts.problems.get(member.entityRef) ?? 0,
  }));
}

/** What stays of an entity that left the catalog is its name and last owner. */
function placeOf(
  entityRef: string,
  { structure, owners }: MemberFacts,
): Pick<
  RollUpMember,
  'entityRef' | 'title' | 'kind' | 'type' | 'owner' | 'system' | 'retired'
> {
  const placed = structure.entity(entityRef);
  return {
    entityRef,
    title: placed?.title,
    kind: placed?.kind ?? parseEntityRef(entityRef).kind,
    type: placed?.type,
    owner: owners.get(entityRef) || undefined,
    system: structure.systemOf(entityRef),
    retired: placed === undefined,
  };
}

function stateOf({ charged }: MemberSums): RollUpMember['state'] {
  if (!charged.previous) {
    return 'new';
  }
  return charged.current ? 'continuing' : 'gone';
}

function byCost(a: MemberSums, b: MemberSums): number {
  if (a.costs.cost !== b.costs.cost) {
    return a.costs.cost < b.costs.cost ? 1 : -1;
  }
  return a.entityRef < b.entityRef ? -1 : 1;
}
