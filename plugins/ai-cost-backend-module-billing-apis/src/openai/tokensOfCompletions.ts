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
import type { CompletionsResult } from './shapes';

/** Without overlap: OpenAI's input tokens include those of the cache. */
export function tokensOfCompletions(
  result: CompletionsResult,
): Record<TokenClass, number> {
  const read = result.input_cached_tokens ?? 0;
  const write = result.input_cache_write_tokens ?? 0;
  const all = result.input_tokens ?? 0;
  return {
    input: result.input_uncached_tokens ?? Math.max(0, all - read - write),
    cache_read: read,
    cache_write: write,
    output: result.output_tokens ?? 0,
  };
}
