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
  parseDecimal,
  formatDecimal,
  type ModelCost,
} from 'backstage-plugin-ai-cost-common';

export interface TokenTotals {
  tokens: number;
  /** Money per million tokens, over all classes; undefined without tokens. */
  pricePerMillion?: number;
}

/** What all counted tokens come to, and what a million of them cost on average. */
export function tokenTotals(models: ModelCost[]): TokenTotals {
  let tokens = 0;
  let cost = 0n;
  for (const usage of models.flatMap(model => model.usage)) {
    tokens += usage.tokens;
    cost += parseDecimal(usage.cost);
  }
  return {
    tokens,
    pricePerMillion:
      tokens > 0
        ? (Number(formatDecimal(cost)) / tokens) * 1_000_000
        : undefined,
  };
}
