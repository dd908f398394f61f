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
  type Hour,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type {
  HourlyUsage,
  UsageDimensions,
} from 'backstage-plugin-ai-cost-node';

/** A call, as a gateway logs it. */
export interface LoggedCall {
  hour: Hour;
  /** Named in the same order each time. */
  dimensions: UsageDimensions;
  /** Each token is in one class only. */
  tokens: Partial<Record<TokenClass, number>>;
  requests: number;
  /** Attos in US dollars; absent when unknown. */
  cost?: bigint;
}

/** Adds calls of the same hour and dimensions up while they are read. */
export class HourlyTally {
  readonly #sums = new Map<string, LoggedCall>();

  static create(): HourlyTally {
    return new HourlyTally();
  }

  private constructor() {}

  add(call: LoggedCall): void {
    // An unknown cost makes no known one unknown, nor less.
    const key = JSON.stringify([
      call.hour,
      call.dimensions,
      call.cost !== undefined,
    ]);
    const sum = this.#sums.get(key);
    this.#sums.set(key, sum ? added(sum, call) : call);
  }

  usage(): HourlyUsage[] {
    return [...this.#sums.values()].map(({ hour, dimensions, ...sum }) => ({
      hour,
      ...dimensions,
      tokens: sum.tokens,
      requests: sum.requests,
      ...(sum.cost !== undefined && {
        estimatedCost: { amount: formatDecimal(sum.cost), currency: 'USD' },
      }),
    }));
  }
}

function added(a: LoggedCall, b: LoggedCall): LoggedCall {
  const tokens = { ...a.tokens };
  for (const [name, count] of Object.entries(b.tokens)) {
    const tokenClass = name as TokenClass;
    tokens[tokenClass] = (tokens[tokenClass] ?? 0) + count;
  }
  return {
    ...a,
    tokens,
    requests: a.requests + b.requests,
    cost: a.cost === undefined ? undefined : a.cost + b.cost!,
  };
}
