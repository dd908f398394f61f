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

/** What one unit of a currency was worth in another on a day, as published. */
export interface CurrencyRate {
  /** The currency that one unit is of. */
  base: string;
  /** The currency that the rate counts. */
  quote: string;
  day: Day;
  /** Attos (10^-18) of the quote for one unit of the base; above zero. */
  rate: bigint;
  /** Who says so, for people: `config`, `ECB` or the name of a file. */
  source: string;
}
