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
  AttributionOptions,
  ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import type { LineSearch } from './LineSearch';

/** What a trial changes: the catalog or the rules as if it were so. */
export interface TrialChange {
  /** Who would gain; undefined for a rule that names nobody. */
  targetRef?: string;
  entities: readonly ClaimingEntity[];
  options: AttributionOptions;
  /** The lines that it may be about; undefined when it changes nothing. */
  search?: LineSearch;
  /** What is wrong with it, for people. */
  problems: string[];
  /** What to add, as YAML. */
  patch: string;
}
