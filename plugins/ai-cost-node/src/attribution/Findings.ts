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

import type { MatchedRule } from './CentralRules';
import type { FoundClaim } from './FoundClaims';
import type { LineFacts } from './lineFacts';
import type { NamedEntity } from './TagConventions';

/** Everything that was found about a line. */
export interface Findings {
  facts: LineFacts;
  /** By annotation, the strongest first. */
  claims: readonly FoundClaim[];
  /** By convention. */
  named?: NamedEntity;
  /** Of the configuration, in its order. */
  rules: readonly MatchedRule[];
  /** By annotations that name models and nothing else, the strongest first. */
  byModel: readonly FoundClaim[];
}
