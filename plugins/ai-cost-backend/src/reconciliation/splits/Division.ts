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

import type { UsageIdentity } from './UsageIdentity';
import type { MatchLevel } from './lineUsage';

/** How a charge is divided by what a source reports. */
export interface Division {
  matchedBy: MatchLevel;
  /** `Tokens`, or a currency. */
  unit: string;
  shares: UsageShare[];
  /** The source that says what is not reported. */
  sourceId: string;
  /** Weight of what no source reports. */
  unreported: bigint;
  /** In the unit: all shares and what is not reported. */
  total: number;
}

/** Someone's share of a division. */
export interface UsageShare {
  /** The first source that reports it. */
  sourceId: string;
  identity: UsageIdentity;
  weight: bigint;
  /** In the unit of the division. */
  quantity: number;
}
