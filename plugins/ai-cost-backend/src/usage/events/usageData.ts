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

import { isCurrencyCode } from 'backstage-plugin-ai-cost-common';
import { z } from 'zod';
import { tags, text } from '../../series/events/eventText';

const MOST_COUNTED = 1e12;
const MOST_SECONDS = 1e9;

const count = z.number().int().min(0).max(MOST_COUNTED);

const estimatedCost = z.strictObject({
  amount: z
    .string()
    .regex(
      /^\d{1,12}(\.\d{1,18})?$/,
      'must be a plain decimal as text, such as "0.0123"',
    ),
  currency: z.string().refine(isCurrencyCode, {
    message: 'must be a code of three to sixteen capital letters, like USD',
  }),
});

const attributes = z.strictObject({
  'gen_ai.provider.name': text(),
  'gen_ai.request.model': text().optional(),
  'gen_ai.operation.name': text().optional(),
  'gen_ai.usage.input_tokens': count.optional(),
  'gen_ai.usage.output_tokens': count.optional(),
  'gen_ai.usage.cache_read.input_tokens': count.optional(),
  'gen_ai.usage.cache_creation.input_tokens': count.optional(),
  'deployment.environment.name': text().optional(),
  requests: count.optional(),
  gpu_seconds: z.number().min(0).max(MOST_SECONDS).optional(),
  account: text().optional(),
  project: text().optional(),
  api_key_id: text().optional(),
  run_id: text().optional(),
  run_name: text().optional(),
  run_experiment: text().optional(),
  run_status: z.enum(['running', 'finished', 'failed', 'killed']).optional(),
  run_outcome: z.enum(['promoted', 'evaluated', 'abandoned']).optional(),
  tags: tags.optional(),
  estimated_cost: estimatedCost.optional(),
});

/** As {@link usageData} lets it through. */
export type UsageData = z.infer<typeof attributes>;

/**
 * The `data` of a usage event. Names are those of OpenTelemetry's conventions
 * for generative AI where those have one. Anything else is refused: a name with
 * a typing error would be lost without a word, and prompts must not end here.
 */
export const usageData = attributes
  .refine(
    data =>
      data['gen_ai.usage.input_tokens'] === undefined ||
      data['gen_ai.usage.input_tokens'] >= cachedTokensOf(data),
    {
      path: ['gen_ai.usage.input_tokens'],
      message:
        'must include the tokens read from and written to a cache, as OpenTelemetry has it',
    },
  )
  .refine(data => hasAmount(data) || tellsOfRun(data), {
    message:
      'counts nothing: give tokens, requests, gpu_seconds or estimated_cost, or tell of a run',
  })
  .refine(data => data.run_id !== undefined || !tellsOfRun(data), {
    path: ['run_id'],
    message: 'must be there to tell of a run',
  });

/** Input tokens that a cache had a part in. */
export function cachedTokensOf(
  data: Pick<
    UsageData,
    | 'gen_ai.usage.cache_read.input_tokens'
    | 'gen_ai.usage.cache_creation.input_tokens'
  >,
): number {
  return (
    (data['gen_ai.usage.cache_read.input_tokens'] ?? 0) +
    (data['gen_ai.usage.cache_creation.input_tokens'] ?? 0)
  );
}

/** Says more of a run than which it is. */
export function tellsOfRun(data: UsageData): boolean {
  return [
    data.run_name,
    data.run_experiment,
    data.run_status,
    data.run_outcome,
  ].some(fact => fact !== undefined);
}

function hasAmount(data: UsageData): boolean {
  return [
    data['gen_ai.usage.input_tokens'],
    data['gen_ai.usage.output_tokens'],
    data['gen_ai.usage.cache_read.input_tokens'],
    data['gen_ai.usage.cache_creation.input_tokens'],
    data.requests,
    data.gpu_seconds,
    data.estimated_cost,
  ].some(amount => amount !== undefined);
}
