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

import type {
  CostAmounts,
  Statement,
  StatementMonth,
} from 'backstage-plugin-ai-cost-common';

function amounts(effective: string): CostAmounts {
  return { billed: effective, effective, list: effective };
}

export const SAMPLE_STATEMENT: Statement = {
  id: '2026-10/group:default/search/USD',
  number: 7,
  month: '2026-10',
  owner: 'group:default/search',
  title: 'Team Search',
  currency: 'USD',
  issuedAt: '2026-11-05T09:00:00Z',
  charges: amounts('1230'),
  corrected: amounts('-30'),
  total: amounts('1200'),
  items: [
    {
      entityRef: 'component:default/search',
      costCenter: 'CC-100',
      environment: 'production',
      model: 'gpt-4o',
      workload: 'inference',
      provider: 'OpenAI',
      service: 'OpenAI API',
      cost: amounts('1000'),
    },
    {
      entityRef: 'component:default/search',
      costCenter: 'CC-200',
      environment: '',
      model: '',
      workload: 'other',
      provider: 'AWS',
      service: 'Amazon EC2',
      sharedFrom: 'resource:default/gpu-pool',
      cost: amounts('230'),
    },
  ],
  corrections: [
    {
      month: '2026-09',
      entityRef: 'component:default/search',
      costCenter: 'CC-100',
      cost: amounts('-30'),
    },
  ],
};

/** A month that waits, one that is to be issued, and one that was. */
export function sampleMonths(): StatementMonth[] {
  return [
    {
      month: '2026-11',
      closed: false,
      waitingFor: ['aws is complete through Nov 21 only'],
      issued: [],
      open: [],
    },
    {
      month: '2026-10',
      closed: true,
      waitingFor: [],
      issued: [SAMPLE_STATEMENT],
      open: [
        {
          owner: 'group:default/shop',
          currency: 'USD',
          effective: '2400.5',
        },
      ],
    },
    {
      month: '2026-09',
      closed: true,
      waitingFor: [],
      issued: [{ ...SAMPLE_STATEMENT, month: '2026-09' }],
      open: [],
    },
  ];
}
