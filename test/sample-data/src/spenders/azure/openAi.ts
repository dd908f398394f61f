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
import { AI_SERVICES, azureUsage } from './azureUsage';
import { OpenAiAccount, OPENAI_ACCOUNTS } from './openAiAccounts';
import { TOKEN_METERS, TokenMeter, TokenMeterName } from './tokenMeters';

/** Azure OpenAI: one resource for each account, one line for each meter. */
export function openAiAccountSpenders(story: Story): Spender[] {
  return OPENAI_ACCOUNTS.flatMap(account =>
    (Object.keys(account.perDay) as TokenMeterName[]).map(name =>
      tokenLine(story, account, name),
    ),
  );
}

function tokenLine(story: Story, account: OpenAiAccount, name: TokenMeterName) {
  const { resource, subscription, tags, truth, growth, weekend } = account;
  const meter: TokenMeter = TOKEN_METERS[name];
  return azureUsage({
    story,
    service: AI_SERVICES,
    subscription,
    resource,
    meterCategory: 'Foundry Models',
    meter: meter.meter,
    pricingUnit: meter.thousands ? '1K' : '1M Tokens',
    consumedUnit: meter.thousands ? '1K' : 'Tokens',
    consumedPerPriced: meter.thousands ? 1 : 1_000_000,
    nanos: meter.nanos,
    tags,
    demand: demand({
      story,
      name: `${resource}/${name}`,
      perDay: account.perDay[name]!,
      growth,
      weekend,
      factor: account.factor,
    }),
    truth:
      'kind' in truth
        ? truth
        : allocated({
            ...truth,
            model: meter.model,
            workload:
              meter.workload === 'inference' ? truth.workload : meter.workload,
          }),
  });
}
