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

import { isDay } from 'backstage-plugin-ai-cost-common';
import { optionalText } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { dispensableCount, money } from '../json/fields';

/** What the activity of an account looks like from outside. */
export const activity = z.object({ data: z.array(z.unknown()) });

/** The day of a row; some versions write a time behind it. */
export const rowDay = z
  .object({ date: z.string().max(40) })
  .transform(({ date }) => date.slice(0, 10))
  .refine(isDay, 'is no day');

/** A row of activity: a day of a model at an endpoint. */
export const activityRow = z.object({
  model: optionalText,
  model_permaslug: optionalText,
  endpoint_id: optionalText,
  provider_name: optionalText,
  workspace_id: optionalText,
  usage: money,
  requests: dispensableCount,
  prompt_tokens: dispensableCount,
  completion_tokens: dispensableCount,
});

export type ActivityRow = z.infer<typeof activityRow>;
