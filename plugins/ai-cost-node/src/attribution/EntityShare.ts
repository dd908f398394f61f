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

import type { Month, ShareRule } from 'backstage-plugin-ai-cost-common';

/**
 * How an entity's cost is shared out.
 *
 * @public
 */
export interface EntityShare {
  /** As it was saved, or else as the annotation says. */
  rule: ShareRule;
  /**
   * Of the method `usage`: who used how much, by month and in its order. A month
   * that is not among them stays with the entity. Undefined where usage is not
   * known at all.
   */
  usage?: readonly MonthlyUsage[];
}

/**
 * What was used of an entity in a month.
 *
 * @public
 */
export interface MonthlyUsage {
  /** `YYYY-MM`. */
  month: Month;
  /** The entity's own ref stands for what nobody else used. */
  weights: readonly ConsumerWeight[];
}

/**
 * A consumer's part, as a whole-number weight.
 *
 * @public
 */
export interface ConsumerWeight {
  /** Full ref in lower case. */
  entityRef: string;
  /** A whole number, not negative. */
  weight: number;
}
