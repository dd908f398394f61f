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

/** Keeps what an API told of days, for APIs that forget them. */
export interface DayArchive {
  /** The first day that it has; undefined when it has none. */
  firstDay(): Promise<Day | undefined>;

  /** The rows of each day that it has, of a range with both ends included. */
  read(from: Day, through: Day): Promise<Map<Day, unknown[]>>;

  /** Replaces what it has of these days. */
  write(days: ReadonlyMap<Day, readonly unknown[]>): Promise<void>;
}
