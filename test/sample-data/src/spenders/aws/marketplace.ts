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
import { awsUsage } from './awsUsage';

const SERVICE = {
  code: '7g37mk5vh9fz8ma4uo9dtpqk2',
  name: 'Claude Opus 4.5 (Amazon Bedrock Edition)',
  category: 'AI and Machine Learning',
  subcategory: 'Generative AI',
};

const METERS = [
  { direction: 'Input', nanos: 5_000_000_000, perDay: 21 },
  { direction: 'Output', nanos: 25_000_000_000, perDay: 3.4 },
];

/** A model that its developer sells through the AWS Marketplace, in millions of tokens. */
export function marketplaceSpenders(story: Story): Spender[] {
  return METERS.map(({ direction, nanos, perDay }) =>
    awsUsage({
      story,
      service: SERVICE,
      account: 'research',
      usageType: `MP:USE1_${direction}TokenCount-Units`,
      operation: 'Usage',
      description: `AWS Marketplace software usage|us-east-1|Million ${direction} Tokens`,
      unit: '1M tokens',
      nanos,
      discount: 0,
      tags: { squad: 'agents', env: 'qa' },
      demand: demand({
        story,
        name: `opus/${direction}`,
        perDay,
        growth: 90,
        weekend: 80,
      }),
      truth: allocated({
        entity: 'component:default/research-agent',
        environment: 'test',
        model: 'Claude Opus 4.5',
      }),
      text: {
        PublisherName: 'Anthropic, PBC',
        InvoiceIssuerName: 'Amazon Web Services EMEA SARL',
      },
    }),
  );
}
