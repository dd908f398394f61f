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
  PortfolioQuery,
  SharedCost,
  SharedCosts,
  SharePreview,
  ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';

const GATEWAY: SharedCost = {
  rule: {
    entityRef: 'component:default/llm-gateway',
    method: 'usage',
    measure: 'requests',
    consumers: [],
    idle: 'owner',
    from: '2026-10',
    origin: 'annotation',
  },
  owner: 'group:default/platform',
  cost: '1000',
  kept: '100',
  parts: [
    {
      entityRef: 'component:default/checkout',
      cost: '600',
      share: 0.6,
      usage: 60_000,
    },
    { entityRef: '', cost: '300', share: 0.3, usage: 30_000 },
  ],
  problems: ['October has no usage by requests: all of it stays.'],
};

const POOL: SharedCost = {
  rule: {
    entityRef: 'resource:default/gpu-pool',
    method: 'fixed',
    consumers: [
      { entityRef: 'component:default/search', weight: 3 },
      { entityRef: 'component:default/checkout', weight: 1 },
    ],
    idle: 'owner',
    origin: 'page',
  },
  cost: '400',
  kept: '0',
  parts: [
    { entityRef: 'component:default/search', cost: '300', share: 0.75 },
    { entityRef: 'component:default/checkout', cost: '100', share: 0.25 },
  ],
  problems: [],
};

export function sampleShares(): SharedCosts {
  return {
    currency: 'USD',
    rules: structuredClone([GATEWAY, POOL]),
    months: [
      {
        month: '2026-10',
        direct: '3300.000000000000000001',
        shared: '600',
        unallocated: '1050',
        total: '4950.000000000000000001',
      },
      {
        month: '2026-11',
        direct: '3700',
        shared: '700',
        unallocated: '770.25',
        total: '5170.25',
      },
    ],
  };
}

export function sampleSharePreview(
  rule: ShareRuleInput,
  { from, to }: PortfolioQuery,
): SharePreview {
  const before = [GATEWAY, POOL].find(
    shared => shared.rule.entityRef === rule.entityRef,
  );
  return {
    range: { from, to },
    before,
    after: {
      ...(before ?? POOL),
      rule: { ...rule, origin: 'page' },
      kept: '0',
      parts: rule.consumers.map(({ entityRef }) => ({
        entityRef,
        cost: '200',
        share: 1 / rule.consumers.length,
      })),
      problems: [],
    },
  };
}
