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
} from 'backstage-plugin-ai-cost-common';
import { PatternIndex } from '../matching/PatternIndex';
import type { ClaimObserver } from './Attributor';
import type { ClaimingEntity } from './CatalogSnapshot';
import { FoundClaim, FoundClaims, IndexedClaim } from './FoundClaims';
import type { LineFacts } from './lineFacts';
import { TagClaims } from './TagClaims';

type ListName = 'resources' | 'accounts' | 'projects' | 'apiKeys' | 'models';

/**
 * Finds which entities claim a line by their annotations, among thousands.
 */
export class AnnotationClaims {
  readonly #tags: TagClaims<IndexedClaim>;
  readonly #resources: PatternIndex<IndexedClaim>;
  readonly #accounts: PatternIndex<IndexedClaim>;
  readonly #projects: PatternIndex<IndexedClaim>;
  readonly #apiKeys: PatternIndex<IndexedClaim>;
  readonly #models: PatternIndex<IndexedClaim>;
  readonly #narrowing = new Map<ClaimingEntity, PatternIndex<IndexedClaim>>();

  static create(entities: readonly ClaimingEntity[]): AnnotationClaims {
    return new AnnotationClaims(entities);
  }

  private constructor(entities: readonly ClaimingEntity[]) {
    const index = (list: ListName, caseSensitive: boolean) =>
      PatternIndex.create({
        patterns: entities.flatMap(entity => listClaims(entity, list)),
        caseSensitive,
      });
    this.#tags = TagClaims.create(
      entities
        .filter(({ claims }) => claims.tags.length > 0)
        .map(entity => ({ tags: entity.claims.tags, value: tagClaim(entity) })),
    );
    // Azure writes the ids of subscriptions and resources in varying case;
    // projects and keys are told apart by it.
    this.#resources = index('resources', false);
    this.#accounts = index('accounts', false);
    this.#projects = index('projects', true);
    this.#apiKeys = index('apiKeys', true);
    this.#models = PatternIndex.create({
      patterns: entities
        .filter(claimsByModelsAlone)
        .flatMap(entity => listClaims(entity, 'models')),
    });
    for (const entity of entities) {
      if (entity.claims.models.length > 0 && !claimsByModelsAlone(entity)) {
        this.#narrowing.set(
          entity,
          PatternIndex.create({ patterns: listClaims(entity, 'models') }),
        );
      }
    }
  }

  /** The claims on a line, one of each entity, the strongest first. */
  find(facts: LineFacts, observer?: ClaimObserver): FoundClaim[] {
    const found = new FoundClaims(this.#narrowing, facts, observer);
    const { credentialId } = facts.line;
    found.addNames('resource', facts.resources, this.#resources, 'Resource');
    found.addNames(
      'api key',
      credentialId ? [credentialId] : [],
      this.#apiKeys,
      'Key',
    );
    for (const claim of this.#tags.match(facts.tags)) {
      const { length } = claim.entity.claims.tags;
      found.add('tags', claim, length, () => `Tags ${claim.item}`);
    }
    found.addNames('project', facts.projects, this.#projects, 'Project');
    found.addNames(
      'sub-account',
      facts.subAccounts,
      this.#accounts,
      'Sub-account',
    );
    found.addNames(
      'billing account',
      facts.billingAccounts,
      this.#accounts,
      'Billing account',
    );
    return found.sorted();
  }

  /** The claims of entities that name models and nothing else. */
  findByModel(facts: LineFacts, observer?: ClaimObserver): FoundClaim[] {
    const found = new FoundClaims(new Map(), facts, observer);
    found.addNames('model', facts.models, this.#models, 'Model');
    return found.sorted();
  }
}

function claimsByModelsAlone({ claims }: ClaimingEntity): boolean {
  const { models, ...others } = claims;
  return (
    models.length > 0 &&
    others.tags.length === 0 &&
    others.resources.length === 0 &&
    others.accounts.length === 0 &&
    others.projects.length === 0 &&
    others.apiKeys.length === 0
  );
}

function listClaims(entity: ClaimingEntity, list: ListName) {
  return entity.claims[list].map(item => ({
    pattern: item,
    value: {
      entity,
      entityRef: entity.entityRef,
      ...annotationOf(list),
      item,
    },
  }));
}

function tagClaim(entity: ClaimingEntity): IndexedClaim {
  return {
    entity,
    entityRef: entity.entityRef,
    ...annotationOf('tags'),
    item: entity.claims.tags
      .map(({ key, value }) => `${key}=${value}`)
      .join(', '),
  };
}

function annotationOf(name: ListName | 'tags') {
  const annotation = AI_COST_ANNOTATIONS[name];
  const rule = `annotation:${annotation.slice(
    AI_COST_ANNOTATION_PREFIX.length,
  )}`;
  return { annotation, rule };
}
