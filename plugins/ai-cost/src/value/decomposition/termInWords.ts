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

import type { DecompositionTerm } from 'backstage-plugin-ai-cost-common';

/** What a factor of the unit cost is, for people. */
export function termInWords(
  term: DecompositionTerm['term'],
  per: string,
): { name: string; meaning: string } {
  switch (term) {
    case 'price':
      return { name: 'Price', meaning: 'What a token costs' };
    case 'tokens':
      return { name: 'Tokens per request', meaning: 'How long calls are' };
    case 'requests':
      return {
        name: `Requests per ${per}`,
        meaning: `How many calls a ${per} takes`,
      };
    case 'mix':
      return { name: 'Mix of models', meaning: 'Which models are called' };
    default:
      return {
        name: 'Cost without tokens',
        meaning: 'Servers, GPUs and other cost that has no tokens',
      };
  }
}
