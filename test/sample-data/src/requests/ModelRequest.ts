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

/** Who sends the bill. */
export type Vendor = 'aws' | 'azure' | 'gcp' | 'openai' | 'anthropic';

/** What a vendor and everybody else calls a model. */
export interface BilledModel {
  vendor: Vendor;
  /** Canonical. */
  model: string;
  /** As a gateway names it. */
  atGateway: string;
  /** As the vendor's meters or line items name it. */
  inMeters: string;
  /** Picodollars a token; a class without a price does not occur. */
  prices: Partial<Record<TokenClass, bigint>>;
}

/** Something that calls models, and what the vendors know of it. */
export interface Caller {
  /** Entity ref. */
  entity: string;
  environment: string;
  /** Cloud account, subscription or project; project or workspace of a model API. */
  subAccount: string;
  /** Id of the key, where calls have one of their own. */
  key?: string;
  vendor: Vendor;
}

/** One call of a model, with what it truly cost. */
export interface ModelRequest {
  id: string;
  /** ISO 8601 instant. */
  at: string;
  day: Day;
  caller: Caller;
  model: BilledModel;
  tokens: Partial<Record<TokenClass, number>>;
  /** Attos of USD, by class. */
  costs: Partial<Record<TokenClass, bigint>>;
}
