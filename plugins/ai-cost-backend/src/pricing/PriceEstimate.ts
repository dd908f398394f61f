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

import type { DecimalString } from 'backstage-plugin-ai-cost-common';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';

/** What is to be priced: one request, or several of a flat price. */
export type PricedUsage = Pick<
  UsageEvent,
  'provider' | 'model' | 'tokens' | 'requests' | 'occurredAt'
>;

/** What a request costs by its tokens. An estimate, and never money. */
export interface PriceEstimate {
  /** Rounded to 12 decimal places where the catalogue has a part in it. */
  amount: DecimalString;
  /** ISO 4217. */
  currency: string;
  /** Which edition of the prices, for people. */
  priceVersion: string;
  /** ISO 8601 instant whose price it is. */
  effectiveAt: string;
  source: 'negotiated' | 'catalogue';
}

/** There is no price, which does not mean that it is free. */
export interface UnknownPriceOf {
  /** Why, for people. */
  unknown: string;
}
