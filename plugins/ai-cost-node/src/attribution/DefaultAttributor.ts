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

import { ConflictError } from '@backstage/errors';
import type { ChargeLine } from '../billing/ChargeLine';
import { AnnotationClaims } from './AnnotationClaims';
import {
  AttributionOptions,
  DEFAULT_ATTRIBUTION_OPTIONS,
} from './AttributionOptions';
import type { Attributor, ClaimObserver } from './Attributor';
import type { ClaimingEntity } from './CatalogSnapshot';
import { CentralRules } from './CentralRules';
import { CostShares } from './CostShares';
import { displacedClaims } from './displacedClaims';
import { EntityNames } from './EntityNames';
import { Environments } from './Environments';
import type { Findings } from './Findings';
import { fingerprintOf } from './fingerprint';
import type {
  AttributionPart,
  AttributionSegment,
  LineAttribution,
} from './LineAttribution';
import { readLineFacts } from './lineFacts';
import { allClaims, findOwners } from './owners';
import { PartWriter } from './PartWriter';
import { holdsOn, turningDays } from './ruleDays';
import { TagConventions } from './TagConventions';
import { whyUnallocated } from './unallocatedReason';

/** Enough to see who else asked; a claim that everybody makes has no end. */
const MAX_ALTERNATIVES = 10;

/**
 * Attributes lines in this order, and the first step that answers wins:
 *
 * 1. For charges that the bill itself allocated, claims on the resource and
 *    tags that it allocated them to: annotations, then conventions.
 * 2. Annotations, the more specific claim first: a whole resource id, a key,
 *    tags, a pattern of resource ids, a pattern of keys, a project, a
 *    sub-account, a billing account.
 * 3. Conventions: tags whose value names one entity.
 * 4. Central rules, in the order of the configuration.
 * 5. Annotations that name models and nothing else.
 * 6. Nobody, with the reason.
 *
 * Entities whose claims are equally specific share the line evenly. A charge
 * whose model is not among an entity's `ai-cost/models` is not the entity's; a
 * charge without a known model may be.
 *
 * Then an entity that shares its cost out gives parts of what it has of the line
 * to its consumers.
 *
 * @public
 */
export class DefaultAttributor implements Attributor {
  readonly fingerprint: string;
  readonly #options: AttributionOptions;
  readonly #claims: AnnotationClaims;
  readonly #conventions: TagConventions;
  readonly #rules: CentralRules;
  readonly #parts: PartWriter;
  readonly #entities: ReadonlyMap<string, ClaimingEntity>;
  readonly #shares: CostShares;

  /**
   * @param options - entities in any order; options as by
   * `readAttributionOptions`, or the defaults
   * @throws ConflictError when an entity is there twice
   */
  static create(options: {
    entities: readonly ClaimingEntity[];
    options?: AttributionOptions;
  }): DefaultAttributor {
    const entities = [...options.entities].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    const twice = entities.find(
      (entity, i) => entity.entityRef === entities[i + 1]?.entityRef,
    );
    if (twice) {
      throw new ConflictError(`The entity ${twice.entityRef} is there twice`);
    }
    return new DefaultAttributor(
      entities,
      options.options ?? DEFAULT_ATTRIBUTION_OPTIONS,
    );
  }

  private constructor(
    entities: readonly ClaimingEntity[],
    options: AttributionOptions,
  ) {
    const names = EntityNames.create(entities);
    this.#options = options;
    this.#claims = AnnotationClaims.create(entities);
    this.#conventions = TagConventions.create({
      keys: options.entityTags,
      entities: names,
    });
    this.#rules = CentralRules.create({
      rules: options.rules,
      entities: names,
    });
    this.#parts = PartWriter.create(
      Environments.create({
        keys: options.environmentTags,
        environments: options.environments,
      }),
    );
    this.#entities = new Map(
      entities.map(entity => [entity.entityRef, entity]),
    );
    this.#shares = CostShares.create(this.#entities);
    this.fingerprint = fingerprintOf(entities, options);
  }

  attribute(line: ChargeLine, observer?: ClaimObserver): LineAttribution {
    return this.#shares.share(this.#claim(line, observer));
  }

  attributeUsage(line: ChargeLine): LineAttribution {
    return this.#claim(line);
  }

  #claim(line: ChargeLine, observer?: ClaimObserver): LineAttribution {
    const facts = readLineFacts(line);
    const findings: Findings = {
      facts,
      claims: this.#claims.find(facts, observer),
      named: this.#conventions.find(facts.tags),
      rules: this.#rules.find(line),
      byModel: this.#claims.findByModel(facts, observer),
    };
    const attribution = { segments: this.#segments(findings) };
    if (observer) {
      observer.lineAttributed(attribution);
      for (const claim of displacedClaims(findings, attribution)) {
        observer.claimDisplaced(claim);
      }
    }
    return attribution;
  }

  assign(line: ChargeLine, entityRef: string): LineAttribution {
    const facts = readLineFacts(line);
    const entity = this.#entities.get(entityRef.toLowerCase());
    const common = { alternatives: [], gapFillers: [] };
    const part = entity
      ? this.#parts.owned(facts, {
          ...common,
          entity,
          entityRef: entity.entityRef,
          rule: 'asked',
          reason: 'The entity was named with it',
          conflict: false,
        })
      : this.#parts.nobody(facts, {
          ...common,
          unallocatedReason: 'unknown_entity',
          reason: `The catalog has no ${entityRef}`,
        });
    return { segments: [{ parts: [part] }] };
  }

  /** One for each span of days on which the same rules hold. */
  #segments(findings: Findings): AttributionSegment[] {
    const days = turningDays(findings.rules.map(({ rule }) => rule));
    if (days.length === 1) {
      return [{ parts: this.#partsOf(findings) }];
    }
    const segments: AttributionSegment[] = [];
    let last = '';
    for (const validFrom of days) {
      const rules = findings.rules.filter(({ rule }) =>
        holdsOn(rule, validFrom),
      );
      const parts = this.#partsOf({ ...findings, rules });
      const written = JSON.stringify(parts);
      if (written !== last) {
        segments.push({ validFrom, parts });
        last = written;
      }
    }
    return segments;
  }

  #partsOf(findings: Findings): AttributionPart[] {
    const { facts, named } = findings;
    const owners = findOwners(findings);
    const gapFillers = findings.rules
      .map(({ rule }) => rule.assign)
      .filter(({ entity }) => entity === undefined);
    if (owners.length === 0) {
      const why = whyUnallocated(findings, this.#options.entityTags);
      const alternatives = named && !named.entity ? named.candidates : [];
      return [this.#parts.nobody(facts, { ...why, alternatives, gapFillers })];
    }
    const claims = allClaims(findings);
    return owners.map(owner =>
      this.#parts.owned(facts, {
        ...owner,
        conflict: owners.length > 1,
        alternatives: claims
          .filter(({ entityRef }) => entityRef !== owner.entityRef)
          .slice(0, MAX_ALTERNATIVES),
        assigned: owner.by?.rule.assign,
        gapFillers,
      }),
    );
  }
}
