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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from './CatalogSnapshot';
import { commonWeights } from './commonWeights';
import type {
  AttributionPart,
  AttributionSegment,
  LineAttribution,
} from './LineAttribution';
import { type Division, ShareTerms } from './ShareTerms';

/** A part of a line that one entity claims, and how its cost is divided. */
interface ClaimedPart {
  part: AttributionPart;
  /** Undefined when it is not shared out. */
  division?: Division;
}

/**
 * Divides what entities claim of a line among those who share its cost.
 *
 * @remarks
 * It goes one step: what an entity receives is its own, whatever rule it has for
 * the cost that it claims itself. So no circle of rules can come about.
 */
export class CostShares {
  readonly #terms: ReadonlyMap<string, ShareTerms>;

  static create(entities: ReadonlyMap<string, ClaimingEntity>): CostShares {
    const terms = new Map<string, ShareTerms>();
    for (const { entityRef, share } of entities.values()) {
      if (share) {
        terms.set(entityRef, ShareTerms.create({ share, entities }));
      }
    }
    return new CostShares(terms);
  }

  private constructor(terms: ReadonlyMap<string, ShareTerms>) {
    this.#terms = terms;
  }

  /** The attribution with the parts of those who pay. */
  share(claimed: LineAttribution): LineAttribution {
    const terms = claimed.segments
      .flatMap(({ parts }) => parts)
      .flatMap(part => this.#termsOf(part) ?? []);
    if (terms.length === 0) {
      return claimed;
    }
    // The empty string stands for the beginning of time.
    const turning = new Set<Day>([
      ...claimed.segments.map(({ validFrom = '' }) => validFrom),
      ...terms.flatMap(({ turningDays }) => turningDays),
    ]);
    const segments: AttributionSegment[] = [];
    let last = '';
    for (const day of [...turning].sort()) {
      const { parts } = claimed.segments
        .filter(({ validFrom = '' }) => validFrom <= day)
        .pop()!;
      const validFrom = day || undefined;
      const shared = this.#partsOn(validFrom, parts);
      const written = JSON.stringify(shared);
      if (written !== last) {
        segments.push({ validFrom, parts: shared });
        last = written;
      }
    }
    return { segments };
  }

  #termsOf({ entityRef }: AttributionPart): ShareTerms | undefined {
    return entityRef === undefined ? undefined : this.#terms.get(entityRef);
  }

  #partsOn(
    day: Day | undefined,
    parts: readonly AttributionPart[],
  ): AttributionPart[] {
    const claimed = parts.map(part => ({
      part,
      division: this.#termsOf(part)?.on(day),
    }));
    const weights = commonWeights(
      claimed.map(
        ({ division }) => division?.weights.map(({ weight }) => weight) ?? [1],
      ),
    );
    return claimed.flatMap((each, index) => divide(each, weights[index]));
  }
}

/** @param weights - of the parts, in the order of the division */
function divide(
  { part, division }: ClaimedPart,
  weights: readonly number[],
): AttributionPart[] {
  if (!division) {
    return [{ ...part, weight: weights[0] }];
  }
  return division.weights
    .map(({ entityRef, weight }, index) => {
      const divided = { ...part, weight: weights[index] };
      const portion = `${weight} of ${division.total} parts`;
      return entityRef === part.entityRef
        ? {
            ...divided,
            reason: `${part.reason}. It shares the cost out ${division.manner} and keeps ${portion}`,
          }
        : {
            ...divided,
            entityRef,
            sharedFrom: part.entityRef,
            rule: `share:${part.entityRef}`,
            reason: `${part.entityRef} shares the cost out ${division.manner}: ${portion}. ${part.reason}`,
            // What the consumer says of the line itself gave it nothing.
            alternatives: part.alternatives.filter(
              claim => claim.entityRef !== entityRef,
            ),
          };
    })
    .filter(({ weight }) => weight > 0);
}
