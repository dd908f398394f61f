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

import { addMonths } from 'backstage-plugin-ai-cost-common';
import { flatSpender, onEveryBasis } from '../../spending/flatSpender';
import type { Spender } from '../../spending/Spender';
import { allocated, nobodys } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story } from '../../story/Story';
import { anthropicUses, PREPAYMENT, WORKSPACES } from './anthropicUses';
import { ANTHROPIC_TOKENS, AnthropicKind } from './anthropicTokens';
import { modelApiUsage, ModelVendor, vendorText } from './modelApiUsage';
import { tokenSpenders } from './tokenUses';

const ANTHROPIC: ModelVendor = {
  name: 'Anthropic',
  service: 'Anthropic API',
  billingAccountId: '6f1c2a9e-larkfield',
  subAccountType: 'Workspace',
};

/** Larkfield's Anthropic organisation. */
export function anthropicSpenders(story: Story): Spender[] {
  return [
    ...tokenSpenders<AnthropicKind>({
      story,
      vendor: ANTHROPIC,
      kinds: ANTHROPIC_TOKENS,
      uses: anthropicUses(story),
    }),
    searches(story),
    prepayment(story),
    credit(story),
  ];
}

function searches(story: Story): Spender {
  return modelApiUsage({
    story,
    vendor: ANTHROPIC,
    subAccount: WORKSPACES.mail,
    meter: 'Web Search Requests',
    pricingUnit: '1000 Requests',
    consumedUnit: 'Requests',
    consumedPerPriced: 1000,
    nanos: 10_000_000_000,
    demand: demand({ story, name: 'web search', perDay: 0.9, weekend: 300 }),
    truth: allocated({
      entity: 'component:default/mail-triage',
      environment: 'production',
      workload: 'tooling',
    }),
  });
}

/** Paid once for a year of tokens, which are then billed with nothing. */
function prepayment(story: Story): Spender {
  const paid = 96_000n * 10n ** 12n;
  return flatSpender({
    story,
    truth: nobodys('untagged_purchase'),
    charges: [
      {
        month: story.commitmentMonth,
        months: 12,
        billed: paid,
        effective: 0n,
        list: paid,
        contracted: paid,
      },
    ],
    text: {
      ...vendorText(ANTHROPIC),
      ...PREPAYMENT,
      ChargeCategory: 'Purchase',
      ChargeDescription: '1 year commitment purchase',
      ChargeFrequency: 'One-Time',
      PricingCategory: 'Standard',
    },
  });
}

function credit(story: Story): Spender {
  const month = addMonths(story.openMonth, -1);
  return flatSpender({
    story,
    truth: nobodys('untagged_credit'),
    charges: [{ month, ...onEveryBasis(-150_000_000_000), list: 0n }],
    text: {
      ...vendorText(ANTHROPIC),
      ChargeCategory: 'Credit',
      ChargeDescription: 'Service credit',
      ChargeFrequency: 'One-Time',
    },
  });
}
