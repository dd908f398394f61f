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
  AnnotationFindings,
  AnnotationProposals,
  AttributionTrial,
  AttributionTrialQuery,
  CoverageReport,
  PortfolioQuery,
  UnallocatedGroup,
} from 'backstage-plugin-ai-cost-common';

/** Charges of an untagged gateway account, and tags of an unknown entity. */
const GROUPS: UnallocatedGroup[] = [
  {
    id: 'g-bedrock',
    reason: 'no_tags',
    provider: 'AWS',
    billingAccount: '111122223333',
    subAccount: '444455556666',
    service: 'Amazon Bedrock',
    lines: 12,
    firstDay: '2026-10-01',
    lastDay: '2026-11-21',
    cost: '1500',
    completeCost: '1400',
    previousCost: '700',
    resources: ['arn:aws:bedrock:us-east-1:444455556666:inference/checkout'],
    projects: [],
    apiKeys: [],
    models: ['claude-sonnet-4-5'],
    tags: [],
  },
  {
    id: 'g-openai',
    reason: 'unknown_entity',
    provider: 'OpenAI',
    billingAccount: 'org-acme',
    service: 'OpenAI API',
    lines: 4,
    firstDay: '2026-11-01',
    lastDay: '2026-11-20',
    cost: '300',
    completeCost: '300',
    previousCost: '300',
    resources: [],
    projects: ['proj_search'],
    apiKeys: ['key_search'],
    models: ['gpt-4o'],
    tags: [{ key: 'app', values: ['serach'] }],
  },
];

/** A bill of 10,000 of gross usage, 8,200 of which have an owner. */
export function sampleCoverage(query: PortfolioQuery): CoverageReport {
  return {
    query,
    currency: 'USD',
    completeThrough: '2026-11-21',
    freshness: [
      {
        sourceId: 'aws',
        grade: 'invoice',
        deliveredAt: '2026-11-23T06:00:00Z',
        completeThrough: '2026-11-21',
        lastChargeDay: '2026-11-22',
        stale: false,
      },
    ],
    coverage: 0.82,
    previousCoverage: 0.79,
    target: 0.9,
    bands: [
      { name: 'crawl', from: 0.5 },
      { name: 'walk', from: 0.8 },
      { name: 'run', from: 0.9 },
    ],
    parts: {
      allocatedUsage: '8200',
      unallocatedUsage: '1800',
      allocatedOther: '-150.5',
      unallocatedOther: '20.25',
      total: '9869.75',
    },
    trend: [
      {
        start: '2026-10-01',
        end: '2026-10-31',
        completeness: 'settled',
        allocatedUsage: '3950',
        unallocatedUsage: '1050',
        coverage: 0.79,
      },
      {
        start: '2026-11-01',
        end: '2026-11-30',
        completeness: 'provisional',
        allocatedUsage: '4250',
        unallocatedUsage: '750',
        coverage: 0.85,
      },
    ],
    reasons: [
      {
        reason: 'no_tags',
        lines: 12,
        cost: '1500',
        completeCost: '1400',
        previousCost: '700',
      },
      {
        reason: 'unknown_entity',
        lines: 4,
        cost: '300',
        completeCost: '300',
        previousCost: '300',
      },
      {
        reason: 'untagged_tax',
        lines: 1,
        cost: '20.25',
        completeCost: '20.25',
        previousCost: '0',
      },
    ],
    groups: GROUPS,
    groupsLeftOut: 3,
    tagKeys: [
      {
        key: 'app',
        cost: '300',
        lines: 4,
        values: [{ value: 'serach', cost: '300' }],
      },
    ],
  };
}

/** The same bill with an owner for everything. */
export function fullCoverage(query: PortfolioQuery): CoverageReport {
  return {
    ...sampleCoverage(query),
    coverage: 1,
    parts: {
      allocatedUsage: '10000',
      unallocatedUsage: '0',
      allocatedOther: '-130.25',
      unallocatedOther: '0',
      total: '9869.75',
    },
    reasons: [],
    groups: [],
    groupsLeftOut: 0,
    tagKeys: [],
  };
}

export function sampleProposals(groupId: string): AnnotationProposals {
  return {
    groupId,
    proposals: [
      {
        entityRef: 'component:default/checkout',
        title: 'Checkout',
        owner: 'group:default/shop',
        editUrl: 'https://git.example.com/shop/checkout/edit/catalog-info.yaml',
        annotation: 'ai-cost/resources',
        value: 'old-queue,*/checkout',
        current: 'old-queue',
        score: 0.92,
        evidence: ['The resource …/checkout is the name of the component'],
        cost: '1450',
        lines: 11,
      },
    ],
  };
}

/** The proposal of {@link sampleProposals} takes from nobody and from an entity. */
export function sampleTrial(query: AttributionTrialQuery): AttributionTrial {
  return {
    currency: 'USD',
    moves: [
      {
        fromRef: '',
        fromReason: 'no_tags',
        toRef: 'component:default/checkout',
        cost: '1450',
        lines: 11,
      },
      {
        fromRef: 'component:default/cart',
        toRef: 'component:default/checkout',
        cost: '50',
        lines: 1,
      },
    ],
    gained: '1500',
    lines: 12,
    conflicts: [
      {
        entityRef: 'component:default/cart',
        rule: 'annotation:resources',
        cost: '80',
        lines: 2,
      },
    ],
    months: [
      { month: '2026-10', gained: '700' },
      { month: '2026-11', gained: '800' },
    ],
    coverageBefore: 0.82,
    coverageAfter: 0.965,
    hidden: true,
    problems: ['Two items match nothing in these days.'],
    patch: query.rule
      ? `aiCost:\n  attribution:\n    rules:\n      - id: ${query.rule.id}`
      : 'metadata:\n  annotations:\n    ai-cost/resources: old-queue,*/checkout',
  };
}

export const SAMPLE_FINDINGS: AnnotationFindings = {
  hidden: 2,
  items: [
    {
      entityRef: 'component:default/search',
      owner: 'group:default/search',
      editUrl: 'https://git.example.com/search/edit/catalog-info.yaml',
      problems: [
        {
          annotation: 'ai-cost/resuorces',
          kind: 'unknown',
          message:
            'There is no such annotation. Did you mean ai-cost/resources?',
        },
        {
          annotation: 'ai-cost/accounts',
          value: '999',
          kind: 'no-match',
          message: 'No charge of the last 30 days is of this account.',
        },
      ],
    },
    {
      entityRef: 'component:default/cart',
      editUrl: 'data:text/html,not-a-page',
      problems: [
        {
          annotation: 'ai-cost/tags',
          kind: 'conflict',
          message: 'Another entity claims the same 3 charge lines.',
        },
      ],
    },
  ],
};
