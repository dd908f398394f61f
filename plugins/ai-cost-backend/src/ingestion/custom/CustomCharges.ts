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
import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';
import { customAccountOf } from '../../ledger/accounts/providerAccount';
import type { CustomCost } from './CustomCost';

/** Keys of the tags by which a bill would say what a cost is for. */
export interface CustomCostTags {
  entity: string;
  environment: string;
  workload: string;
}

/** A cost in the words of a bill, before it is spread over its days. */
export interface SpreadCost {
  dimensions: ChargeDimensions;
  from: Day;
  to: Day;
  /** Attos, over all its days. */
  amount: bigint;
}

/** Puts costs in the words of a bill. */
export class CustomCharges {
  readonly #account: string;
  readonly #tags: CustomCostTags;

  static create(options: {
    sourceId: string;
    tags: CustomCostTags;
  }): CustomCharges {
    return new CustomCharges(customAccountOf(options.sourceId), options.tags);
  }

  private constructor(account: string, tags: CustomCostTags) {
    this.#account = account;
    this.#tags = tags;
  }

  /** Adds up costs of the same days that are the same to a bill. */
  fold(costs: Iterable<CustomCost>): SpreadCost[] {
    const folded = new Map<string, SpreadCost>();
    for (const cost of costs) {
      const { from, to } = cost;
      const dimensions = this.#dimensionsOf(cost);
      const key = JSON.stringify([from, to, dimensions]);
      const amount = cost.amount + (folded.get(key)?.amount ?? 0n);
      folded.set(key, { dimensions, from, to, amount });
    }
    return [...folded.values()];
  }

  #dimensionsOf(cost: CustomCost): ChargeDimensions {
    return {
      billingCurrency: cost.currency,
      billingAccountId: this.#account,
      serviceProviderName: cost.vendor,
      serviceCategory: 'Other',
      serviceName: cost.service,
      chargeCategory: cost.amount < 0n ? 'Credit' : 'Purchase',
      chargeDescription: cost.description,
      tags: this.#tagsOf(cost),
    };
  }

  /** What the file says in a column of its own wins over a tag of that name. */
  #tagsOf(cost: CustomCost): Record<string, string> {
    const named = (['entity', 'environment', 'workload'] as const).flatMap(
      column => {
        const value = cost[column];
        return value === undefined
          ? []
          : [[this.#tags[column], value] as const];
      },
    );
    const taken = new Set(named.map(([key]) => key.toLowerCase()));
    const others = Object.entries(cost.tags).filter(
      ([key]) => !taken.has(key.toLowerCase()),
    );
    return Object.fromEntries([...others, ...named]);
  }
}
