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

import type { ChargeText } from '../../spending/ChargeText';
import { underCommitment } from '../../spending/Price';
import { nobodys } from '../../spending/Truth';
import type { Story, StoryDay } from '../../story/Story';
import type { AnthropicKind } from './anthropicTokens';
import type { PricedModel, TokenUse } from './tokenUses';

/** Workspaces of Larkfield's Anthropic organisation. */
export const WORKSPACES = {
  mail: { id: 'wrkspc_01CareMail', name: 'Care mail' },
  code: { id: 'wrkspc_01ClaudeCode', name: 'Claude Code' },
  content: { id: 'wrkspc_01Content', name: 'Content' },
} as const;

/** A year of tokens that was paid in advance. */
export const PREPAYMENT: ChargeText = {
  CommitmentDiscountCategory: 'Spend',
  CommitmentDiscountId: 'commitment/larkfield/2026-01',
  CommitmentDiscountName: 'Token commitment',
  CommitmentDiscountType: 'Token Spend Commitment',
  CommitmentDiscountUnit: 'USD',
};

/** Price under the prepayment, in thousandths of the public one. */
const PREPAID_PRICE = 850;

type Model = PricedModel<AnthropicKind>;

const SONNET_PRICES: Model['nanos'] = {
  input: 3_000_000_000,
  cacheRead: 300_000_000,
  cacheWrite: 3_750_000_000,
  output: 15_000_000_000,
};

const SONNET_37: Model = {
  id: 'claude-3-7-sonnet-20250219',
  family: 'Claude Sonnet',
  version: '3.7',
  nanos: SONNET_PRICES,
};

const SONNET_45: Model = {
  id: 'claude-sonnet-4-5-20250929',
  family: 'Claude Sonnet',
  version: '4.5',
  nanos: SONNET_PRICES,
};

const HAIKU_45: Model = {
  id: 'claude-haiku-4-5-20251001',
  family: 'Claude Haiku',
  version: '4.5',
  nanos: {
    input: 1_000_000_000,
    cacheRead: 100_000_000,
    cacheWrite: 1_250_000_000,
    output: 5_000_000_000,
  },
};

/** Who calls which models of Anthropic, in which workspace and with which key. */
export function anthropicUses(story: Story): TokenUse<AnthropicKind>[] {
  const prepaid = ({ month }: StoryDay) =>
    month >= story.commitmentMonth ? 1000 : 0;
  const coding = {
    model: SONNET_45,
    perDay: { input: 9, cacheRead: 190, cacheWrite: 14, output: 4.2 },
  };
  const codingAssistants = {
    name: 'coding-assistants',
    subAccount: WORKSPACES.code,
    // `ai-cost/workload` of the coding assistants; tokens alone say inference.
    truth: {
      entity: 'component:default/coding-assistants',
      workload: 'tooling',
    },
    growth: 75,
    weekend: 90,
  } as const;

  return [
    {
      name: 'mail-triage',
      subAccount: WORKSPACES.mail,
      truth: {
        entity: 'component:default/mail-triage',
        environment: 'production',
      },
      calls: [
        {
          model: SONNET_37,
          perDay: { input: 21, cacheRead: 48, cacheWrite: 4.5, output: 3.6 },
          factor: day => 1000 - story.migrated(day),
        },
        {
          model: SONNET_45,
          perDay: { input: 20, cacheRead: 52, cacheWrite: 4.1, output: 3.1 },
          factor: day => story.migrated(day),
        },
      ],
      growth: 18,
      weekend: 550,
    },
    {
      ...codingAssistants,
      calls: [{ ...coding, factor: day => 1000 - prepaid(day) }],
    },
    {
      ...codingAssistants,
      calls: [{ ...coding, factor: prepaid }],
      price: nanos => underCommitment(nanos, PREPAID_PRICE),
      text: {
        ...PREPAYMENT,
        CommitmentDiscountStatus: 'Used',
        PricingCategory: 'Committed',
      },
    },
    {
      name: 'content-writer',
      subAccount: WORKSPACES.content,
      credentialId: 'apikey_01ContentWriter',
      truth: { entity: 'component:default/content-writer' },
      calls: [{ model: HAIKU_45, perDay: { input: 38, output: 9.5 } }],
      weekend: 200,
    },
    {
      name: 'content-other-keys',
      subAccount: WORKSPACES.content,
      credentialId: 'apikey_01Temp',
      truth: nobodys('no_tags'),
      calls: [{ model: HAIKU_45, perDay: { input: 12, output: 2 } }],
      weekend: 200,
    },
    {
      name: 'default-workspace',
      credentialId: 'apikey_01Legacy',
      truth: nobodys('no_tags'),
      calls: [
        {
          model: SONNET_45,
          perDay: { input: 6.5, cacheRead: 11, output: 1.2 },
        },
      ],
      growth: 22,
      weekend: 300,
    },
  ];
}
