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

import { z } from 'zod';
import { optionalCount, optionalText, requiredText } from '../http/jsonFields';
import { jsonOrText } from '../http/jsonOrText';

const cachedTokens = z
  .object({
    cache_read_input_tokens: optionalCount,
    cache_creation_input_tokens: optionalCount,
    prompt_tokens_details: z
      .object({ cached_tokens: optionalCount })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);

/**
 * A row of LiteLLM's spend logs: one call, without its money and its times. Who
 * reads more extends it.
 *
 * @public
 */
export const liteLlmSpendLog = z.object({
  startTime: requiredText,
  request_id: optionalText,
  api_key: optionalText,
  call_type: optionalText,
  model: optionalText,
  custom_llm_provider: optionalText,
  team_id: optionalText,
  status: optionalText,
  cache_hit: z.unknown().optional(),
  request_tags: jsonOrText(z.array(z.unknown()).nullish().catch(undefined)),
  metadata: jsonOrText(
    z
      .object({
        user_api_key_alias: optionalText,
        status: optionalText,
        attempted_retries: optionalCount.catch(undefined),
        usage_object: cachedTokens,
        additional_usage_values: cachedTokens,
      })
      .nullish()
      .catch(undefined),
  ),
});
