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
  addDays,
  type Day,
  type HiddenSpend,
  type SprawlRule,
} from 'backstage-plugin-ai-cost-common';
import { sampleCharge, tokenCharges } from '../sampleCharges';
import type { SampleCharge } from '../SampleCharge';
import type { SampleEntity } from '../SampleEntity';
import { richEntity } from '../sampleEntities';
import type { PortfolioCharge } from './PortfolioCharge';

/** What a backend would know of everybody's spend. */
export interface SamplePortfolio extends Omit<SampleEntity, 'charges'> {
  charges: PortfolioCharge[];
  titles: Record<string, string>;
  approvals: SprawlRule[];
  hidden?: HiddenSpend;
}

/** Four teams, seven services, and something that is nobody's. */
export function samplePortfolio(today: Day): SamplePortfolio {
  const rich = richEntity(today);
  const support = tokenCharges(100, {
    model: 'claude-sonnet-4-5',
    provider: 'Anthropic',
    service: 'Claude API',
    classes: {
      input: { price: 3, perDay: 40 },
      output: { price: 15, perDay: 71 },
      cache_read: { price: 0.3, perDay: 9 },
    },
  });
  const search = tokenCharges(120, {
    model: 'text-embedding-3-large',
    provider: 'OpenAI',
    service: 'OpenAI API',
    workload: 'embedding',
    classes: { input: { price: 0.13, perDay: 4.2 } },
  });
  const gateway = tokenCharges(130, {
    model: 'gemini-2-5-pro',
    provider: 'Google Cloud',
    service: 'Vertex AI',
    startsOn: addDays(today, -10),
    classes: { input: { price: 1.25, perDay: 22 } },
  });
  return {
    ...rich,
    charges: [
      ...claimedBy('fraud-scoring', 'fraud', rich.charges),
      ...claimedBy('support-assistant', 'support', support),
      ...claimedBy('search-index', 'search', search),
      ...claimedBy('checkout', 'checkout', gateway).map(charge => ({
        ...charge,
        shared: true,
      })),
      {
        ...sampleCharge(140, {
          provider: 'Cursor',
          service: 'Cursor seats',
          workload: 'tooling',
          environment: '',
          description: 'Team seats',
          perDay: 28,
          tags: {},
          attribution: {
            rule: 'unallocated',
            reason: 'The charge carries no tags, and no rule claims it.',
            conflict: false,
            alternatives: [],
          },
        }),
        entityRef: '',
        owner: '',
        unallocatedReason: 'no_tags',
      },
    ],
    titles: {
      'group:default/fraud': 'Fraud prevention',
      'component:default/fraud-scoring': 'Fraud scoring',
    },
    approvals: [
      { vendor: 'Anthropic', status: 'approved' },
      { vendor: 'AWS', status: 'approved' },
      {
        model: 'gpt-4o',
        status: 'tolerated',
        endOfLife: addDays(today, -3),
        successor: 'gpt-5-mini',
      },
      {
        service: 'Cursor*',
        status: 'unapproved',
        note: 'Ask the platform team',
      },
      { service: 'Midjourney', status: 'unapproved' },
    ],
  };
}

function claimedBy(
  name: string,
  team: string,
  charges: readonly SampleCharge[],
): PortfolioCharge[] {
  return charges.map(charge => ({
    ...charge,
    entityRef: `component:default/${name}`,
    owner: `group:default/${team}`,
  }));
}
