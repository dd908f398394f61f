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

import type { TokenClass } from 'backstage-plugin-ai-cost-common';
import { meterTexts } from './meterText';
import type { ServiceDimensions } from './ServiceDimensions';

/** Azure abbreviates what only tokens have: `gpt 4.1 mini cached Inp`. */
const TOKENS =
  /token|\b(?:text|audio|image|video) (?:input|output)\b|\b(?:inpt?|outpt?|c*chd)\b/i;
const CACHE_WRITE = /cache[-_ ]?(?:write|creation)|ephemeral/i;
const CACHE_READ =
  /cache[-_ ]?(?:read|hit)|\bcached|cchd|\bcaching\b|\b(?:cd|ch|cach|cache)[-_ ]inp/i;
const CACHE_STORAGE = /storage/i;
const OUTPUT = /outp|\b(?:opt|out)\b|completion|response/i;
const INPUT = /inp|prompt|embed/i;

/**
 * Reads which tokens a charge counts: from the FOCUS keys, else from the words
 * of its meter. Undefined when it counts no tokens, or does not say which.
 */
export function readTokenClass(
  charge: ServiceDimensions,
): TokenClass | undefined {
  const direction = charge.tokenDirection?.toLowerCase();
  const cacheAction = charge.tokenCacheAction?.toLowerCase();
  if (direction === 'output') {
    return 'output';
  }
  if (cacheAction === 'read') {
    return 'cache_read';
  }
  if (cacheAction === 'write') {
    return 'cache_write';
  }
  if (direction === 'input' && cacheAction) {
    return 'input';
  }
  for (const text of meterTexts(charge)) {
    const found = fromWords(text, charge.unitAsBilled ?? '');
    if (found) {
      return found;
    }
  }
  return direction === 'input' ? 'input' : undefined;
}

function fromWords(text: string, unit: string): TokenClass | undefined {
  if (!TOKENS.test(text) && !TOKENS.test(unit)) {
    return undefined;
  }
  if (CACHE_WRITE.test(text)) {
    return 'cache_write';
  }
  if (CACHE_READ.test(text)) {
    return CACHE_STORAGE.test(text) ? undefined : 'cache_read';
  }
  if (OUTPUT.test(text)) {
    return 'output';
  }
  return INPUT.test(text) ? 'input' : undefined;
}
