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

/**
 * Counts of tokens, as LiteLLM logs them of a call.
 *
 * @public
 */
export interface LiteLlmTokenCounts {
  prompt_tokens?: number;
  completion_tokens?: number;
  metadata?: {
    usage_object?: LiteLlmCachedTokens | null;
    additional_usage_values?: LiteLlmCachedTokens | null;
  } | null;
}

/**
 * Tokens of the cache: which count is there depends on the provider and on
 * LiteLLM's version.
 *
 * @public
 */
export interface LiteLlmCachedTokens {
  cache_read_input_tokens?: number;
  cache_creation_input_tokens?: number;
  prompt_tokens_details?: { cached_tokens?: number } | null;
}

/**
 * The tokens of a call without overlap: LiteLLM's prompt tokens include those of
 * the provider's cache. What the log does not tell is undefined.
 *
 * @public
 */
export function liteLlmTokens(
  log: LiteLlmTokenCounts,
): Record<TokenClass, number | undefined> {
  const { usage_object: usage, additional_usage_values: additional } =
    log.metadata ?? {};
  const read =
    usage?.cache_read_input_tokens ??
    additional?.cache_read_input_tokens ??
    usage?.prompt_tokens_details?.cached_tokens;
  const write =
    usage?.cache_creation_input_tokens ??
    additional?.cache_creation_input_tokens;
  return {
    input:
      log.prompt_tokens === undefined
        ? undefined
        : Math.max(0, log.prompt_tokens - (read ?? 0) - (write ?? 0)),
    cache_read: read,
    cache_write: write,
    output: log.completion_tokens,
  };
}
