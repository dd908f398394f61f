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

import type {
  DecimalString,
  TokenClass,
} from 'backstage-plugin-ai-cost-common';

/**
 * How much was used. Absent means unknown, which is not zero.
 *
 * @public
 */
export interface UsageAmounts {
  /**
   * Whole numbers; each token is in one class only. A source whose input
   * tokens include those of the cache takes them out first.
   */
  tokens: Partial<Record<TokenClass, number>>;
  /** Calls, a whole number. */
  requests?: number;
  /** Time of one GPU each, kept to the microsecond. */
  gpuSeconds?: number;
  estimatedCost?: EstimatedCost;
}

/**
 * What the reporter believes that it cost. An estimate, and never money: that
 * comes from billing sources. An event without one is estimated by its tokens,
 * where there is a price.
 *
 * @public
 */
export interface EstimatedCost {
  amount: DecimalString;
  /** ISO 4217. */
  currency: string;
}
