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
import {
  liteLlmSpendLog,
  optionalCount,
  optionalText,
} from 'backstage-plugin-ai-cost-node';
import { dispensableCount, money } from '../json/fields';

/** A row of the spend logs, with what the call cost. */
export const spendLog = liteLlmSpendLog.extend({
  /** Attos; absent when the proxy did not say, which is not zero. */
  spend: money.nullish().transform(attos => attos ?? undefined),
  prompt_tokens: dispensableCount,
  completion_tokens: dispensableCount,
});

export type SpendLog = z.infer<typeof spendLog>;

const metrics = z.object({
  spend: money,
  prompt_tokens: dispensableCount,
  completion_tokens: dispensableCount,
  cache_read_input_tokens: dispensableCount,
  cache_creation_input_tokens: dispensableCount,
  successful_requests: dispensableCount,
});

/** What calls through a key cost, a part of what its provider's did. */
export const keyActivity = z.object({
  metrics,
  metadata: z
    .object({ key_alias: optionalText, team_id: optionalText })
    .nullish(),
});

/** What calls of a provider cost; older versions do not break it down. */
export const providerActivity = z.object({
  metrics,
  api_key_breakdown: z.record(z.string(), z.unknown()).nullish(),
});

/** A page of daily activity. */
export const activityPage = z.object({
  results: z.array(
    z.object({
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
      metrics: z.object({ spend: money }),
      breakdown: z.object({
        models: z.record(z.string(), z.unknown()).nullish(),
        providers: z.record(z.string(), z.unknown()).nullish(),
      }),
    }),
  ),
  metadata: z.object({
    page: optionalCount,
    total_pages: optionalCount,
    has_more: z.boolean().nullish(),
  }),
});

export type Activity = z.infer<typeof activityPage>['results'][number];
export type ActivityMetrics = z.infer<typeof metrics>;
