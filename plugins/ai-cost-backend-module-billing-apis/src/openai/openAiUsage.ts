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
import { COMPLETIONS, OPENAI_FORMAT } from './reports';
import { tokensOfCompletions } from './tokensOfCompletions';

/** Reads what an organization used of OpenAI's models in recent hours. */
export function openAiUsage(options: {
  client: ApiClient;
  account: string;
}): HourlyReader {
  return ReportedUsage.create({
    ...options,
    vendor: 'OpenAI',
    format: OPENAI_FORMAT,
    report: COMPLETIONS,
    toUsage: result => ({
      provider: 'openai',
      model: result.model,
      account: options.account,
      project: result.project_id,
      apiKeyId: result.api_key_id,
      tags: {},
      tokens: tokensOfCompletions(result),
      requests: result.num_model_requests,
    }),
  });
}
