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

import type { Month } from 'backstage-plugin-ai-cost-common';

/** Which files a vendor says are the bill of a period. */
export interface Manifest {
  /**
   * Whose bill it is. A newer manifest of the same bill and period replaces an
   * older one, for each names a whole copy.
   */
  bill: string;
  /** What is counted, where the same money may be counted in several ways. */
  measure?: string;
  /** Measures with the same text here belong together; others count twice. */
  countedWith?: string;
  /** Billing periods that its files are the bill of, in order. */
  periods: readonly Month[];
  /** When it was made, as ISO 8601 instant. */
  madeAt: string;
  /** Addresses or keys of its files, as its writer knows them: data, no paths. */
  keys: readonly string[];
  /** The folder that the bill and its older copies are in. */
  folder: string;
}
