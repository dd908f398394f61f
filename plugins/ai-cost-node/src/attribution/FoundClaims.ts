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

import type { PatternIndex } from '../matching/PatternIndex';
import type { ClaimObserver, EntityClaim } from './Attributor';
import type { ClaimingEntity } from './CatalogSnapshot';
import { ClaimLevel, claimStrength } from './claimStrength';
import type { LineFacts } from './lineFacts';

/** An entity's strongest claim on a line. */
export interface FoundClaim {
  entity: ClaimingEntity;
  strength: number;
  /** About the resource or its tags, and not about who pays for it. */
  onTarget: boolean;
  /** `annotation:resources` and so on. */
  rule: string;
  /** What matched, for a person to read. */
  reason: string;
}

/** A claim with what it needs to be found. */
export interface IndexedClaim extends EntityClaim {
  entity: ClaimingEntity;
  rule: string;
}

/** Collects the strongest claim of each entity on one line. */
export class FoundClaims {
  // Made when they are needed: most lines have few claims, or none.
  #strongest?: Map<ClaimingEntity, FoundClaim>;
  #narrowed?: Map<ClaimingEntity, string | false>;

  constructor(
    private readonly narrowing: ReadonlyMap<
      ClaimingEntity,
      PatternIndex<IndexedClaim>
    >,
    private readonly facts: LineFacts,
    private readonly observer: ClaimObserver | undefined,
  ) {}

  addNames(
    level: ClaimLevel,
    names: readonly string[],
    index: PatternIndex<IndexedClaim>,
    what: string,
  ): void {
    for (const name of names) {
      for (const { value, pattern, literalLength } of index.match(name)) {
        this.add(level, value, literalLength, () =>
          literalLength === undefined
            ? `${what} ${name}`
            : `${what} ${name} matches ${pattern}`,
        );
      }
    }
  }

  add(
    level: ClaimLevel,
    claim: IndexedClaim,
    detail: number | undefined,
    reason: () => string,
  ): void {
    const { entity } = claim;
    this.observer?.claimMatched(claim);
    const model = this.#narrow(entity);
    if (model === false) {
      return;
    }
    const strength = claimStrength(level, detail, model !== undefined);
    this.#strongest ??= new Map();
    const known = this.#strongest.get(entity);
    if (!known || strength > known.strength) {
      this.#strongest.set(entity, {
        entity,
        strength,
        onTarget: level === 'resource' || level === 'tags',
        rule: claim.rule,
        reason: model ? `${reason()}; model ${model}` : reason(),
      });
    }
  }

  sorted(): FoundClaim[] {
    return [...(this.#strongest?.values() ?? [])].sort(
      (a, b) =>
        b.strength - a.strength ||
        (a.entity.entityRef < b.entity.entityRef ? -1 : 1),
    );
  }

  /**
   * The model that `ai-cost/models` narrows the entity's claims to, false when
   * the line has another one, undefined when the entity or the bill names none.
   */
  #narrow(entity: ClaimingEntity): string | false | undefined {
    const index = this.narrowing.get(entity);
    if (!index || this.facts.models.length === 0) {
      return undefined;
    }
    this.#narrowed ??= new Map();
    let answer = this.#narrowed.get(entity);
    if (answer === undefined) {
      answer = false;
      for (const model of this.facts.models) {
        for (const { value } of index.match(model)) {
          this.observer?.claimMatched(value);
          answer = model;
        }
      }
      this.#narrowed.set(entity, answer);
    }
    return answer;
  }
}
