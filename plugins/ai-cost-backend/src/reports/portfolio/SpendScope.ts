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

import type { DayRange } from '../window/dayRange';

/** Whose spend is added up, and on which days. */
export interface SpendScope {
  /** Refs, the empty string for nobody; everybody's when left out. */
  entities?: readonly string[];
  /** At least the days that are read, where all count. */
  days: DayRange;
}

/** Entities that have one owner each on the days. */
export interface OwnedScope extends SpendScope {
  entities: readonly string[];
  /** By entity; the empty string for nobody. */
  owners: ReadonlyMap<string, string>;
}

/** What a report adds up: the same spend, told apart by more or less. */
export interface PortfolioScopes {
  /** As few as possible. */
  spend: readonly SpendScope[];
  /** By the days on which entities had one owner. */
  owned: readonly OwnedScope[];
}
