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

import type { SprawlRule, SprawlStatus } from 'backstage-plugin-ai-cost-common';
import { formatDay } from '../format/day';

export const STATUS_NAMES: Record<SprawlStatus, string> = {
  approved: 'Approved',
  tolerated: 'Tolerated',
  unapproved: 'Unapproved',
  'end-of-life': 'End of life',
  unlisted: 'Unlisted',
};

/** What an approval says beside its status; the empty string when nothing. */
export function ruleInWords(rule: SprawlRule | undefined): string {
  const { endOfLife, successor, note } = rule ?? {};
  return [
    endOfLife && `End of life on ${formatDay(endOfLife)}`,
    successor && `use ${successor} instead`,
    note,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What an approval is about, as in `model gpt-4* of OpenAI`. */
export function subjectInWords({ vendor, service, model }: SprawlRule): string {
  const of = vendor === undefined ? '' : ` of ${vendor}`;
  if (model !== undefined) {
    return `Model ${model}${of}`;
  }
  return service === undefined
    ? `Provider ${vendor ?? ''}`
    : `Service ${service}${of}`;
}
