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

import type { SprawlReport } from 'backstage-plugin-ai-cost-common';

/** Configuration that approves the vendor with most spend, to begin with. */
export function approvalsSnippet({ vendors, models }: SprawlReport): string {
  const vendor = vendors.find(({ name }) => name !== '')?.name ?? 'OpenAI';
  const model = models.find(({ name }) => name !== '')?.name ?? 'gpt-4*';
  return [
    'aiCost:',
    '  approvals:',
    `    - vendor: ${quoted(vendor)}`,
    '      status: approved',
    `    - model: ${quoted(model)}`,
    '      status: tolerated',
    "      endOfLife: '2027-06-30'",
    '      successor: the model to use instead',
    '    - service: Some tool*',
    '      status: unapproved',
    '      note: Ask the platform team first',
  ].join('\n');
}

/** Names come from bills: as YAML text, whatever is in them. */
function quoted(name: string): string {
  return /^[A-Za-z][\w ]*$/.test(name) ? name : JSON.stringify(name);
}
