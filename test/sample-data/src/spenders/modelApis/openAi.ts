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

import type { Spender } from '../../spending/Spender';
import { allocated } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story } from '../../story/Story';
import { modelApiUsage, ModelVendor } from './modelApiUsage';
import { openAiUses, PROJECTS } from './openAiUses';
import { OPENAI_TOKENS, OpenAiKind } from './openAiTokens';
import { tokenSpenders } from './tokenUses';

const OPENAI: ModelVendor = {
  name: 'OpenAI',
  service: 'OpenAI API',
  billingAccountId: 'org-larkfield',
  subAccountType: 'Project',
};

/** Larkfield's OpenAI organisation. */
export function openAiSpenders(story: Story): Spender[] {
  return [
    ...tokenSpenders<OpenAiKind>({
      story,
      vendor: OPENAI,
      kinds: OPENAI_TOKENS,
      uses: openAiUses(story),
    }),
    ...toolSpenders(story),
  ];
}

/** What the vendor sells beside tokens. */
function toolSpenders(story: Story): Spender[] {
  const tools = [
    {
      meter: 'Web Search Calls',
      unit: 'Requests',
      nanos: 10_000_000,
      perDay: 1_850,
      workload: 'tooling',
    },
    {
      meter: 'Code Interpreter Sessions',
      unit: 'Sessions',
      nanos: 30_000_000,
      perDay: 64,
      workload: 'tooling',
    },
    {
      meter: 'Vector Store Storage',
      unit: 'GB-Days',
      nanos: 100_000_000,
      perDay: 42,
      workload: 'data',
    },
  ] as const;
  return tools.map(({ meter, unit, nanos, perDay, workload }) =>
    modelApiUsage({
      story,
      vendor: OPENAI,
      subAccount: PROJECTS.trips,
      meter,
      pricingUnit: unit,
      consumedUnit: unit,
      consumedPerPriced: 1,
      nanos,
      demand: demand({
        story,
        name: meter,
        perDay,
        growth: 40,
        factor: day => (story.hasLaunched(day) ? 1000 : 0),
      }),
      truth: allocated({
        entity: 'component:default/trip-assistant',
        environment: 'production',
        workload,
      }),
    }),
  );
}
