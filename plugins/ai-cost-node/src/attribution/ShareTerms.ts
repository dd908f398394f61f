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
  addMonths,
  firstDayOf,
  monthOf,
  type Day,
  type Month,
  type ShareRule,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { ConsumerWeight, EntityShare, MonthlyUsage } from './EntityShare';

/**
 * Who pays for an entity, and how that is told to them.
 *
 * @public
 */
export interface Division {
  /** Above zero, the entity itself first where it keeps a part. */
  weights: readonly ConsumerWeight[];
  /** What the weights add up to. */
  total: number;
  /** How it is divided, for people, such as `evenly among 3`. */
  manner: string;
}

/**
 * How an entity's cost is divided on any day, among those of its consumers that
 * the catalog has. The part of one that it does not have stays with the entity.
 *
 * @public
 */
export class ShareTerms {
  readonly #rule: ShareRule;
  readonly #usage: ReadonlyMap<Month, MonthlyUsage>;
  readonly #exists: (entityRef: string) => boolean;

  static create(options: {
    share: EntityShare;
    entities: ReadonlyMap<string, ClaimingEntity>;
  }): ShareTerms {
    return new ShareTerms(options);
  }

  private constructor(options: Parameters<typeof ShareTerms.create>[0]) {
    const { share, entities } = options;
    this.#rule = share.rule;
    this.#usage = new Map((share.usage ?? []).map(it => [it.month, it]));
    this.#exists = ref => entities.get(ref)?.orphaned === false;
  }

  /** The days from which the cost is divided in another way. */
  get turningDays(): Day[] {
    const { from } = this.#rule;
    const months = [...this.#usage.keys()].flatMap(month => [
      month,
      addMonths(month, 1),
    ]);
    return [...(from === undefined ? [] : [from]), ...months].map(firstDayOf);
  }

  /**
   * Undefined when the entity keeps its cost.
   *
   * @param day - undefined for the beginning of time
   */
  on(day: Day | undefined): Division | undefined {
    const { from } = this.#rule;
    const month = day && monthOf(day);
    if (from !== undefined && (month === undefined || month < from)) {
      return undefined;
    }
    const division = this.#divide(month);
    return division.weights.some(
      ({ entityRef }) => entityRef !== this.#rule.entityRef,
    )
      ? division
      : undefined;
  }

  #divide(month: Month | undefined): Division {
    const { method, measure = 'tokens', consumers } = this.#rule;
    switch (method) {
      case 'even':
        return this.#among(consumers, `evenly among ${consumers.length}`);
      case 'fixed':
        return this.#among(consumers, 'by fixed weights');
      default:
        return this.#among(
          this.#usedIn(month),
          `by the ${measure} used in ${month}`,
        );
    }
  }

  #usedIn(month: Month | undefined): readonly ConsumerWeight[] {
    const { entityRef: owner, idle } = this.#rule;
    const weights =
      (month === undefined ? undefined : this.#usage.get(month)?.weights) ?? [];
    return idle === 'owner'
      ? weights
      : weights.filter(({ entityRef }) => entityRef !== owner);
  }

  #among(weights: readonly ConsumerWeight[], manner: string): Division {
    const { entityRef: owner } = this.#rule;
    const others = weights.filter(
      ({ entityRef, weight }) =>
        weight > 0 && entityRef !== owner && this.#exists(entityRef),
    );
    const total = sum(weights);
    const kept = total - sum(others);
    return {
      weights:
        kept > 0 ? [{ entityRef: owner, weight: kept }, ...others] : others,
      total,
      manner,
    };
  }
}

function sum(weights: readonly ConsumerWeight[]): number {
  return weights.reduce((total, { weight }) => total + weight, 0);
}
