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
  formatDecimal,
  type SharedCost,
  type ShareRule,
} from 'backstage-plugin-ai-cost-common';
import {
  shareProblems,
  type ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import type { EntitiesByRef } from '../SharingEntities';
import type { DividedCost, DividedPart } from './DividedCost';

/** Shared costs as a reader may see them. */
export class ShareView {
  readonly #entities: EntitiesByRef;
  readonly #rights: PortfolioRights;
  readonly #titleOf: (ref: string) => string | undefined;

  static create(options: {
    entities: EntitiesByRef;
    rights: PortfolioRights;
    titleOf: (ref: string) => string | undefined;
  }): ShareView {
    return new ShareView(options);
  }

  private constructor(options: Parameters<typeof ShareView.create>[0]) {
    this.#entities = options.entities;
    this.#rights = options.rights;
    this.#titleOf = options.titleOf;
  }

  mayRead(entityRef: string): boolean {
    return this.#rights.all || this.#rights.entityRefs.has(entityRef);
  }

  /** What became of an entity's cost, the largest part first. */
  sharedCost(entity: ClaimingEntity, { kept, parts }: DividedCost): SharedCost {
    const cost = [...parts.values()].reduce(
      (sum, part) => sum + part.cost,
      kept,
    );
    return {
      rule: this.#rule(entity.share!.rule),
      title: this.#titleOf(entity.entityRef),
      owner: entity.owner,
      cost: formatDecimal(cost),
      kept: formatDecimal(kept),
      parts: [...this.#visible(parts)].sort(byCost).map(([ref, part]) => ({
        entityRef: ref,
        title: ref === '' ? undefined : this.#titleOf(ref),
        cost: formatDecimal(part.cost),
        share: cost === 0n ? 0 : Number(part.cost) / Number(cost),
        usage: part.usage,
      })),
      problems: shareProblems(entity, this.#entities).map(
        ({ value, message }) =>
          value === undefined || this.#shown(value) === ''
            ? message
            : `${value}: ${message}`,
      ),
    };
  }

  #rule(rule: ShareRule): ShareRule {
    return {
      ...rule,
      consumers: rule.consumers.map(({ entityRef, weight }) => ({
        entityRef: this.#shown(entityRef),
        weight,
      })),
    };
  }

  /** What the catalog does not have is no secret of it. */
  #shown(entityRef: string): string {
    return this.mayRead(entityRef) || !this.#entities.has(entityRef)
      ? entityRef
      : '';
  }

  /** Adds up those that the reader may not see, under the empty string. */
  #visible(parts: DividedCost['parts']): Map<string, DividedPart> {
    const visible = new Map<string, DividedPart>();
    for (const [ref, part] of parts) {
      const shown = this.mayRead(ref) ? ref : '';
      const sum = visible.get(shown);
      visible.set(shown, sum ? addPart(sum, part) : part);
    }
    return visible;
  }
}

function addPart(a: DividedPart, b: DividedPart): DividedPart {
  return {
    cost: a.cost + b.cost,
    usage:
      a.usage === undefined || b.usage === undefined
        ? a.usage ?? b.usage
        : a.usage + b.usage,
  };
}

function byCost(
  [a, { cost: costOfA }]: [string, DividedPart],
  [b, { cost: costOfB }]: [string, DividedPart],
): number {
  if (costOfA !== costOfB) {
    return costOfA > costOfB ? -1 : 1;
  }
  return a < b ? -1 : 1;
}
