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

import { optionalCount, optionalText } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { dispensableQuantity, money, quantity } from '../json/fields';

/** A page of buckets; times are Unix seconds. */
export const bucketPage = z
  .object({
    data: z.array(
      z.object({
        start_time: quantity,
        // Older servers call it `result`.
        results: z.array(z.unknown()).optional(),
        result: z.array(z.unknown()).optional(),
      }),
    ),
    has_more: z.boolean().nullish(),
    next_page: optionalText,
  })
  .transform(({ data, ...page }) => ({
    ...page,
    data: data.map(({ start_time: start, results, result }) => ({
      start: start * 1000,
      results: results ?? result ?? [],
    })),
  }));

/** A result of the costs API. */
export const costResult = z.object({
  amount: z.object({ value: money, currency: z.string().min(3).max(16) }),
  line_item: optionalText,
  project_id: optionalText,
  api_key_id: optionalText,
  quantity: dispensableQuantity,
  quantity_unit: optionalText,
});

/** A result of the usage API for completions. */
export const completionsResult = z.object({
  project_id: optionalText,
  api_key_id: optionalText,
  model: optionalText,
  input_tokens: optionalCount,
  input_cached_tokens: optionalCount,
  input_cache_write_tokens: optionalCount,
  input_uncached_tokens: optionalCount,
  output_tokens: optionalCount,
  num_model_requests: optionalCount,
});

export type CostResult = z.infer<typeof costResult>;
export type CompletionsResult = z.infer<typeof completionsResult>;
