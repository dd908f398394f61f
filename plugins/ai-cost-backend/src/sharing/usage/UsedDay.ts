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

/** What was used of something on a day, and who said so. */
export interface UsedDay {
  seriesId: number;
  day: Day;
  /** Who counted it: two of them may have counted the same calls. */
  counter: string;
  provider?: string;
  model?: string;
  /** Of tokens alone. */
  tokenClass?: TokenClass;
  /** Tokens, requests or seconds. */
  amount: number;
}
