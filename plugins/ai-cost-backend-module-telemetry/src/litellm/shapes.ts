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
  liteLlmSpendLog,
  optionalCount,
  optionalText,
} from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';

/** A row of the spend logs, with how long the call took. */
export const spendLog = liteLlmSpendLog.extend({
  endTime: optionalText,
  completionStartTime: optionalText,
  prompt_tokens: optionalCount,
  completion_tokens: optionalCount,
});

export type SpendLog = z.infer<typeof spendLog>;

/** A page of calls. */
export const logsPage = z.object({
  data: z.array(z.unknown()),
  page_size: optionalCount,
});

/** The calls of a day at once, of older proxies. */
export const logsOfDay = z.array(z.unknown());
