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
import {
  liteLlmTokens,
  type LiteLlmTokenCounts,
} from 'backstage-plugin-ai-cost-node';
import type { SpendLog } from './shapes';

/**
 * The tokens that a provider counted for a call, without overlap: LiteLLM's
 * prompt tokens include those of the provider's cache. What LiteLLM answered
 * from its own cache was never sent.
 */
export function tokensOfCall(
  log: SpendLog,
): Partial<Record<TokenClass, number>> {
  if (/^true$/i.test(String(log.cache_hit))) {
    return {};
  }
  return knownTokens(log);
}

/** What is not told is none: such tokens cost nothing. */
export function knownTokens(
  counts: LiteLlmTokenCounts,
): Partial<Record<TokenClass, number>> {
  const { input = 0, output = 0, ...cached } = liteLlmTokens(counts);
  const { cache_read: read = 0, cache_write: write = 0 } = cached;
  return { input, cache_read: read, cache_write: write, output };
}
