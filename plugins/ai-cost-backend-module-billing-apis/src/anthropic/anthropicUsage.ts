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

import type { ApiClient } from 'backstage-plugin-ai-cost-node';
import { ReportedUsage } from '../buckets/ReportedUsage';
import type { HourlyReader } from '../usage/HourlyReader';
import { ANTHROPIC_FORMAT, MESSAGES } from './reports';
import type { UsageResult } from './shapes';

/** Reads what an organization used of Anthropic's models in recent hours. */
export function anthropicUsage(options: {
  client: ApiClient;
  account: string;
}): HourlyReader {
  return ReportedUsage.create({
    ...options,
    vendor: 'Anthropic',
    format: ANTHROPIC_FORMAT,
    report: MESSAGES,
    toUsage: result => ({
      provider: 'anthropic',
      model: result.model,
      account: options.account,
      project: result.workspace_id ?? 'default',
      apiKeyId: result.api_key_id,
      tags: {},
      tokens: tokensOf(result),
    }),
  });
}

function tokensOf({ cache_creation: creation, ...result }: UsageResult) {
  return {
    input: result.uncached_input_tokens,
    cache_read: result.cache_read_input_tokens,
    cache_write:
      (creation?.ephemeral_1h_input_tokens ?? 0) +
      (creation?.ephemeral_5m_input_tokens ?? 0),
    output: result.output_tokens,
  };
}
