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
  AI_COST_ANNOTATION_PREFIX,
  AI_COST_ANNOTATIONS,
  AlternativeClaim,
  AnnotationProblem,
  excerpt,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimObserver, EntityClaim } from './Attributor';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { LineAttribution } from './LineAttribution';
import { shareProblems } from './shareProblems';

const CLAIMING_LISTS = [
  'resources',
  'accounts',
  'projects',
  'apiKeys',
  'models',
] as const;

/** What an annotation of an entity had to share, or said against the bill. */
interface Dispute {
  lines: number;
  /** The most that claimed one line as well; none when the bill disagrees. */
  rivals: number;
}

/**
 * Counts what the annotations of entities matched while lines were attributed,
 * and tells what is wrong with them: claims that match nothing, claims that
 * others make as well or more specifically, and statements that the bill
 * contradicts.
 *
 * @remarks
 * Problems name no other entity: who reads one entity's costs may not be allowed
 * to see the other.
 *
 * Hand it every line that is visible; a tally over some of them takes claims on
 * the others for useless.
 *
 * @public
 */
export class ClaimTally implements ClaimObserver {
  readonly #matched = new Set<EntityClaim>();
  readonly #matchedBefore = new Set<EntityClaim>();
  /** Models of what entities own; an annotation may be where they are from. */
  readonly #models = new Set<string>();
  readonly #disputes = new Map<string, Map<string, Dispute>>();
  /** Entity and rule to the number of lines. */
  readonly #displaced = new Map<string, Map<string, number>>();

  static create(): ClaimTally {
    return new ClaimTally();
  }

  private constructor() {}

  /**
   * Sees lines that have no recent charges: a claim that matches those alone is
   * of no use any more.
   */
  readonly past: ClaimObserver = {
    claimMatched: claim => this.#matchedBefore.add(claim),
    lineAttributed: attribution => this.lineAttributed(attribution),
    claimDisplaced: claim => this.claimDisplaced(claim),
  };

  claimMatched(claim: EntityClaim): void {
    this.#matched.add(claim);
  }

  lineAttributed({ segments }: LineAttribution): void {
    for (const { parts } of segments) {
      for (const part of parts) {
        const { entityRef, conflict, rule, alternatives } = part;
        if (entityRef === undefined) {
          continue;
        }
        this.#models.add(modelKey(entityRef, part.model));
        if (conflict) {
          this.#dispute(entityRef, rule, parts.length - 1);
        }
        for (const claim of alternatives) {
          if (claim.entityRef === entityRef) {
            this.#dispute(entityRef, claim.rule, 0);
          }
        }
      }
    }
  }

  claimDisplaced({ entityRef, rule }: AlternativeClaim): void {
    let byRule = this.#displaced.get(entityRef);
    if (!byRule) {
      byRule = new Map();
      this.#displaced.set(entityRef, byRule);
    }
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  }

  /**
   * The problems of each entity, the ones of its annotations' text first.
   * Entities without problems are left out.
   */
  problems(
    entities: readonly ClaimingEntity[],
  ): Map<string, AnnotationProblem[]> {
    const matched = keysOf(this.#matched);
    const matchedBefore = keysOf(this.#matchedBefore);
    const byRef = new Map(entities.map(entity => [entity.entityRef, entity]));
    const problems = new Map<string, AnnotationProblem[]>();
    for (const entity of entities) {
      const found = [
        ...entity.problems,
        ...shareProblems(entity, byRef),
        ...claimsOf(entity)
          .filter(
            claim =>
              !matched.has(JSON.stringify(keyOf(claim))) &&
              !this.#fillsGap(claim),
          )
          .map(claim =>
            noMatch(claim, matchedBefore.has(JSON.stringify(keyOf(claim)))),
          ),
        ...this.#conflicts(entity.entityRef),
        ...[...(this.#displaced.get(entity.entityRef) ?? [])].map(displaced),
      ];
      if (found.length > 0) {
        problems.set(entity.entityRef, found);
      }
    }
    return problems;
  }

  #fillsGap({ entityRef, annotation, item }: EntityClaim): boolean {
    return (
      annotation === AI_COST_ANNOTATIONS.models &&
      this.#models.has(modelKey(entityRef, item))
    );
  }

  #dispute(entityRef: string, rule: string, rivals: number): void {
    let byRule = this.#disputes.get(entityRef);
    if (!byRule) {
      byRule = new Map();
      this.#disputes.set(entityRef, byRule);
    }
    let dispute = byRule.get(rule);
    if (!dispute) {
      dispute = { lines: 0, rivals: 0 };
      byRule.set(rule, dispute);
    }
    dispute.lines += 1;
    dispute.rivals = Math.max(dispute.rivals, rivals);
  }

  #conflicts(entityRef: string): AnnotationProblem[] {
    return [...(this.#disputes.get(entityRef) ?? [])].map(
      ([rule, { lines, rivals }]) => {
        const others =
          rivals === 1 ? '1 other entity' : `up to ${rivals} other entities`;
        return {
          annotation: annotationOf(rule),
          kind: 'conflict',
          message:
            rivals > 0
              ? `${linesOf(lines)} ${
                  lines === 1 ? 'is' : 'are'
                } claimed just as specifically by ${others}, and split evenly. Make one of the claims more specific; behind the charges, each line names those of them that you may see.`
              : `The bill says otherwise on ${linesOf(
                  lines,
                )}, and the bill wins.`,
        };
      },
    );
  }
}

function claimsOf({ entityRef, claims }: ClaimingEntity): EntityClaim[] {
  const lists = CLAIMING_LISTS.flatMap(list =>
    claims[list].map(item => ({
      entityRef,
      annotation: AI_COST_ANNOTATIONS[list],
      item,
    })),
  );
  const item = claims.tags.map(({ key, value }) => `${key}=${value}`);
  return item.length > 0
    ? [
        {
          entityRef,
          annotation: AI_COST_ANNOTATIONS.tags,
          item: item.join(', '),
        },
        ...lists,
      ]
    : lists;
}

/** @param before - older charges match it */
function noMatch(
  { annotation, item }: EntityClaim,
  before: boolean,
): AnnotationProblem {
  return {
    annotation,
    value: excerpt(item),
    kind: 'no-match',
    message: before
      ? 'No recent charge matches this, only older ones. When it is no longer in use, remove it.'
      : 'No charge matches this. It may be out of date, misspelt, or ahead of its first charge.',
  };
}

function displaced([rule, lines]: [string, number]): AnnotationProblem {
  const own = rule.startsWith('annotation:');
  return {
    annotation: own ? annotationOf(rule) : AI_COST_ANNOTATIONS.tags,
    kind: 'displaced',
    message: `${linesOf(lines)} that ${
      own ? 'this matches' : 'a tag gives to this entity by convention'
    } went to a more specific claim of another entity. If they belong here, claim them by a whole resource id, a key or more tags.`,
  };
}

function annotationOf(rule: string): string {
  return rule.replace('annotation:', AI_COST_ANNOTATION_PREFIX);
}

function linesOf(count: number): string {
  return count === 1 ? '1 charge line' : `${count} charge lines`;
}

function keysOf(claims: ReadonlySet<EntityClaim>): Set<string> {
  return new Set([...claims].map(claim => JSON.stringify(keyOf(claim))));
}

function keyOf({ entityRef, annotation, item }: EntityClaim) {
  return [entityRef, annotation, item];
}

function modelKey(entityRef: string, model: string) {
  return `${entityRef} ${model}`;
}
