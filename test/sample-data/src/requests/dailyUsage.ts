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

import type { Day, TokenClass } from 'backstage-plugin-ai-cost-common';
import type { BilledModel, Caller, ModelRequest } from './ModelRequest';

/** What a caller used of a model on a day, of one class of tokens. */
export interface DailyUsage {
  day: Day;
  caller: Caller;
  model: BilledModel;
  tokenClass: TokenClass;
  tokens: number;
  /** Attos of USD. */
  cost: bigint;
  requests: number;
}

/** Adds requests up as a vendor that knows the caller would. */
export function dailyUsage(requests: readonly ModelRequest[]): DailyUsage[] {
  const sums = new Map<string, DailyUsage>();
  for (const { day, caller, model, tokens, costs } of requests) {
    for (const [name, count] of Object.entries(tokens)) {
      const tokenClass = name as TokenClass;
      const key = JSON.stringify([day, caller.key, model.atGateway, name]);
      const sum = sums.get(key) ?? {
        day,
        caller,
        model,
        tokenClass,
        tokens: 0,
        cost: 0n,
        requests: 0,
      };
      sum.tokens += count;
      sum.cost += costs[tokenClass]!;
      sum.requests += 1;
      sums.set(key, sum);
    }
  }
  return [...sums.values()];
}
