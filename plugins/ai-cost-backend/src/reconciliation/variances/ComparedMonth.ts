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
import type { ToldAmount } from './ToldMoney';

/** What one side has of a month, in one currency. */
export interface ComparedSide {
  cost: bigint;
  tokens: Map<string, number>;
}

/** A month of an account as an estimate has it and as it counts. */
export class ComparedMonth {
  readonly #estimates = new Map<string, ComparedSide>();
  readonly #totals = new Map<string, ComparedSide>();
  /** The sources of what counts. */
  readonly against = new Set<string>();
  /** Days that cost something, and of which the estimate says nothing. */
  readonly missingDays: Day[] = [];
  /** What they cost, by currency. */
  readonly missingCost = new Map<string, bigint>();

  static create(): ComparedMonth {
    return new ComparedMonth();
  }

  private constructor() {}

  add(
    day: Day,
    options: {
      estimate: ReadonlyMap<string, ToldAmount>;
      total: ReadonlyMap<string, ToldAmount>;
      against: string;
    },
  ): void {
    const { estimate, total, against } = options;
    this.against.add(against);
    addAll(this.#estimates, estimate);
    addAll(this.#totals, total);
    const costs = [...total].filter(([, { cost }]) => cost !== 0n);
    if (estimate.size === 0 && costs.length > 0) {
      this.missingDays.push(day);
      for (const [currency, { cost }] of costs) {
        const known = this.missingCost.get(currency) ?? 0n;
        this.missingCost.set(currency, known + cost);
      }
    }
  }

  /** The currencies of the estimate; those of what counts when it has none. */
  currencies(): string[] {
    const estimated = [...this.#estimates.keys()];
    return (estimated.length > 0 ? estimated : [...this.#totals.keys()]).sort();
  }

  estimate(currency: string): ComparedSide {
    return this.#estimates.get(currency) ?? { cost: 0n, tokens: new Map() };
  }

  /** Undefined when what counts is in other currencies. */
  total(currency: string): ComparedSide | undefined {
    const nothing = { cost: 0n, tokens: new Map() };
    return (
      this.#totals.get(currency) ??
      (this.#totals.size === 0 ? nothing : undefined)
    );
  }
}

function addAll(
  sums: Map<string, ComparedSide>,
  amounts: ReadonlyMap<string, ToldAmount>,
): void {
  for (const [currency, { cost, tokens }] of amounts) {
    const sum = sums.get(currency) ?? { cost: 0n, tokens: new Map() };
    sum.cost += cost;
    for (const [tokenClass, count] of tokens) {
      sum.tokens.set(tokenClass, (sum.tokens.get(tokenClass) ?? 0) + count);
    }
    sums.set(currency, sum);
  }
}
