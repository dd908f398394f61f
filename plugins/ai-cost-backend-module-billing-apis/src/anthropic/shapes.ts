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

import {
  optionalCount,
  optionalText,
  requiredText,
} from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { cents } from '../json/fields';

/** A page of buckets; times are RFC 3339. */
export const bucketPage = z
  .object({
    data: z.array(
      z.object({
        starting_at: requiredText,
        results: z.array(z.unknown()),
      }),
    ),
    has_more: z.boolean().nullish(),
    next_page: optionalText,
  })
  .transform(({ data, ...page }, context) => ({
    ...page,
    data: data.map(({ starting_at: at, results }) => {
      const start = Date.parse(at);
      if (Number.isNaN(start)) {
        context.addIssue('a bucket starts at no date');
      }
      return { start, results };
    }),
  }));

/** What both reports tell usage apart by. */
const detail = {
  workspace_id: optionalText,
  model: optionalText,
  service_tier: optionalText,
  context_window: optionalText,
  inference_geo: optionalText,
};

/** A result of the cost report. */
export const costResult = z.object({
  ...detail,
  amount: cents,
  currency: z.string().min(3).max(16),
  cost_type: optionalText,
  description: optionalText,
  token_type: optionalText,
});

/** A result of the usage report for messages. */
export const usageResult = z.object({
  ...detail,
  api_key_id: optionalText,
  uncached_input_tokens: optionalCount,
  cache_read_input_tokens: optionalCount,
  cache_creation: z
    .object({
      ephemeral_1h_input_tokens: optionalCount,
      ephemeral_5m_input_tokens: optionalCount,
    })
    .nullish(),
  output_tokens: optionalCount,
});

export type CostResult = z.infer<typeof costResult>;
export type UsageResult = z.infer<typeof usageResult>;
