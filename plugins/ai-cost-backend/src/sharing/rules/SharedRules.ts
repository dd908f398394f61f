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

import type { ShareRule } from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { SharingEntities } from '../SharingEntities';
import type { UsageWeights } from '../usage/UsageWeights';
import type { ShareRuleStore } from './ShareRuleStore';

/** Changes the rules that people save. Charges follow with the next attribution. */
export class SharedRules {
  readonly #store: ShareRuleStore;
  readonly #weights: UsageWeights;
  readonly #entities: SharingEntities;
  readonly #now: () => Date;

  static create(options: {
    store: ShareRuleStore;
    weights: UsageWeights;
    entities: SharingEntities;
    now?: () => Date;
  }): SharedRules {
    return new SharedRules(options);
  }

  private constructor(options: Parameters<typeof SharedRules.create>[0]) {
    this.#store = options.store;
    this.#weights = options.weights;
    this.#entities = options.entities;
    this.#now = options.now ?? (() => new Date());
  }

  /** @param options - `entity` is the one that the rule is of */
  async save(
    rule: ShareRule,
    { entity, by }: { entity: ClaimingEntity; by: string },
  ): Promise<void> {
    // First, so that no attribution finds a rule that nothing is known of yet.
    await this.#weights.refresh([{ ...entity, share: { rule } }]);
    await this.#store.save(rule, { at: this.#now(), by });
    this.#entities.forget();
  }

  /** @returns false when there was none */
  async delete(entityRef: string): Promise<boolean> {
    const deleted = await this.#store.delete(entityRef);
    this.#entities.forget();
    return deleted;
  }
}
