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
  const { usage_object: usage, additional_usage_values: additional } =
    log.metadata ?? {};
  return tokensWithout({
    prompt: log.prompt_tokens,
    completion: log.completion_tokens,
    read:
      usage?.cache_read_input_tokens ??
      additional?.cache_read_input_tokens ??
      usage?.prompt_tokens_details?.cached_tokens,
    write:
      usage?.cache_creation_input_tokens ??
      additional?.cache_creation_input_tokens,
  });
}

/** Takes the tokens of the cache out of those of prompts. */
export function tokensWithout(count: {
  prompt?: number;
  completion?: number;
  read?: number;
  write?: number;
}): Partial<Record<TokenClass, number>> {
  const { prompt = 0, completion = 0, read = 0, write = 0 } = count;
  return {
    input: Math.max(0, prompt - read - write),
    cache_read: read,
    cache_write: write,
    output: completion,
  };
}
