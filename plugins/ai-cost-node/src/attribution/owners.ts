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

import type { AlternativeClaim } from 'backstage-plugin-ai-cost-common';
import { isAllocatedByBill } from './allocationMethods';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { MatchedRule } from './CentralRules';
import type { Findings } from './Findings';
import type { FoundClaim } from './FoundClaims';

/** An entity that a line belongs to, alone or with others. */
export interface Owner extends AlternativeClaim {
  entity: ClaimingEntity;
  /** The central rule that made it the owner. */
  by?: MatchedRule;
}

/**
 * Who owns a line: those that the first step with an answer names, none when no
 * step has one. The steps are described at `DefaultAttributor`.
 */
export function findOwners(findings: Findings): Owner[] {
  const { facts, claims, rules, byModel } = findings;
  const method = facts.line.allocatedMethodId;
  if (isAllocatedByBill(method)) {
    const onTarget = claims.filter(claim => claim.onTarget);
    const allocated = firstOf(strongest(onTarget), namedBy(findings));
    if (allocated.length > 0) {
      return allocated.map(owner => ({
        ...owner,
        reason: `The bill allocated it by ${method}. ${owner.reason}`,
      }));
    }
  }
  return firstOf(
    strongest(claims),
    namedBy(findings),
    ruledBy(rules),
    strongest(byModel),
  );
}

/** All claims on a line, one of each entity, in the order of the steps. */
export function allClaims(findings: Findings): AlternativeClaim[] {
  const { claims, rules, byModel } = findings;
  const all = [
    ...claims.map(annotationClaim),
    ...namedBy(findings).map(({ entityRef, rule, reason }) => ({
      entityRef,
      rule,
      reason,
    })),
    ...rules.flatMap(ruleClaim),
    ...byModel.map(annotationClaim),
  ];
  if (all.length < 2) {
    return all;
  }
  const refs = new Set<string>();
  return all.filter(({ entityRef }) => {
    const first = !refs.has(entityRef);
    refs.add(entityRef);
    return first;
  });
}

function firstOf(...steps: Owner[][]): Owner[] {
  return steps.find(owners => owners.length > 0) ?? [];
}

/** The equally strong claims at the head of a list, of entities that exist. */
function strongest(claims: readonly FoundClaim[]): Owner[] {
  const alive = claims.filter(({ entity }) => !entity.orphaned);
  return alive
    .filter(({ strength }) => strength === alive[0].strength)
    .map(found => ({ entity: found.entity, ...annotationClaim(found) }));
}

function namedBy({ named }: Findings): Owner[] {
  return named?.entity ? [{ ...named, entityRef: named.entity.entityRef }] : [];
}

function ruledBy(rules: readonly MatchedRule[]): Owner[] {
  const by = rules.find(({ entity }) => entity && !entity.orphaned);
  return by?.entity
    ? ruleClaim(by).map(claim => ({ ...claim, entity: by.entity!, by }))
    : [];
}

function annotationClaim({
  entity,
  rule,
  reason,
}: FoundClaim): AlternativeClaim {
  return { entityRef: entity.entityRef, rule, reason };
}

/** Nothing for a rule that only fills gaps. */
function ruleClaim({ rule, reason }: MatchedRule): AlternativeClaim[] {
  const { entity } = rule.assign;
  return entity === undefined
    ? []
    : [{ entityRef: entity, rule: `rule:${rule.id}`, reason }];
}
