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

import { formatDecimal, utcDay } from 'backstage-plugin-ai-cost-common';
import type { ModelRequest, Vendor } from './ModelRequest';
import { nameOf } from './nameOf';

const PROVIDERS: Record<Vendor, string> = {
  aws: 'bedrock',
  azure: 'azure',
  gcp: 'vertex_ai',
  openai: 'openai',
  anthropic: 'anthropic',
};

/** Rows of a LiteLLM proxy's spend logs for the days that the query names. */
export function liteLlmLogs(
  requests: readonly ModelRequest[],
  query: URLSearchParams,
): unknown[] {
  const from = query.get('start_date')?.slice(0, 10) ?? '';
  const to = query.get('end_date')?.slice(0, 10) ?? '9';
  return requests
    .filter(({ day }) => day >= from && day <= to)
    .map(({ id, at, caller, model, tokens, costs }) => {
      const cost = Object.values(costs).reduce((sum, each) => sum + each, 0n);
      const { input = 0, cache_read = 0, cache_write = 0, output = 0 } = tokens;
      const end = new Date(Date.parse(at) + 1_500).toISOString();
      return {
        request_id: id,
        call_type: 'acompletion',
        api_key: caller.key,
        spend: Number(formatDecimal(cost)),
        total_tokens: input + cache_read + cache_write + output,
        prompt_tokens: input + cache_read + cache_write,
        completion_tokens: output,
        startTime: at,
        endTime: utcDay(new Date(end)) === at.slice(0, 10) ? end : at,
        completionStartTime: at,
        model: model.atGateway,
        model_id: '',
        model_group: model.model,
        custom_llm_provider: PROVIDERS[caller.vendor],
        api_base: '',
        user: '',
        metadata: {
          additional_usage_values: {
            cache_read_input_tokens: cache_read,
            cache_creation_input_tokens: cache_write,
          },
          usage_object: {
            prompt_tokens: input + cache_read + cache_write,
            completion_tokens: output,
            cache_read_input_tokens: cache_read,
            cache_creation_input_tokens: cache_write,
          },
        },
        cache_hit: 'False',
        request_tags: [
          `component:${nameOf(caller.entity)}`,
          `environment:${caller.environment}`,
        ],
        team_id: nameOf(caller.entity),
        organization_id: '',
        end_user: '',
        status: 'success',
      };
    });
}
