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

import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import {
  addCompared,
  comparedCostsOf,
  type ComparedCosts,
} from '../entity/comparedCosts';
import type { RollUpSum } from './rollUpSums';

export const NO_COSTS: Readonly<ComparedCosts> = {
  cost: 0n,
  completeCost: 0n,
  previousCost: 0n,
};

/** What one entity adds to a roll-up, in one currency and basis. */
export class MemberSums {
  readonly entityRef: string;
  costs: ComparedCosts = { ...NO_COSTS };
  /** Attos of `costs.cost` that other entities share out to it. */
  sharedCost = 0n;
  /** Billed tokens of the asked range; undefined when the bill counts none. */
  tokens?: number;
  readonly environments = new Set<string>();
  readonly models = new Set<string>();
  /** By who owned it. */
  readonly byOwner = new Map<string, ComparedCosts>();
  /** It has charges in the asked window, and in the one before. */
  readonly charged = { current: false, previous: false };
  readonly #basis: CostBasis;
  readonly #sums: RollUpSum[] = [];

  /** Adds up by entity. */
  static byEntity(
    sums: readonly RollUpSum[],
    basis: CostBasis,
  ): Map<string, MemberSums> {
    const members = new Map<string, MemberSums>();
    for (const sum of sums) {
      const { entityRef } = sum.series;
      const member = members.get(entityRef) ?? new MemberSums(entityRef, basis);
      members.set(entityRef, member);
      member.#add(sum);
    }
    return members;
  }

  private constructor(entityRef: string, basis: CostBasis) {
    this.entityRef = entityRef;
    this.#basis = basis;
  }

  /** What it is the sum of. */
  get sums(): readonly RollUpSum[] {
    return this.#sums;
  }

  #add(sum: RollUpSum): void {
    const { series, owner, window, quantity } = sum;
    const costs = comparedCostsOf(sum, this.#basis);
    this.#sums.push(sum);
    this.costs = addCompared(this.costs, costs);
    this.byOwner.set(
      owner,
      addCompared(this.byOwner.get(owner) ?? NO_COSTS, costs),
    );
    this.charged[window] = true;
    if (window === 'current') {
      this.environments.add(series.environment);
      this.models.add(series.model);
      if (series.sharedFrom !== undefined) {
        this.sharedCost += costs.cost;
      }
      if (series.tokenClass !== undefined && quantity !== undefined) {
        this.tokens = (this.tokens ?? 0) + quantity;
      }
    }
  }
}
