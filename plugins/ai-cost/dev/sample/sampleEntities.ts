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

import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import type { SampleAnswer } from './InMemoryAiCostApi';
import type { SampleCharge } from './SampleCharge';
import { sampleCharge, tokenCharges } from './sampleCharges';
import type { SampleEntity } from './SampleEntity';

const HOUR = 3_600_000;

/** An entity with many models, environments and a bit of everything. */
export function richEntity(today: Day): SampleEntity {
  const completeThrough = addDays(today, -2);
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  return {
    charges: fraudCharges(today),
    completeThrough,
    lastChargeDay: today,
    freshness: [freshness('aws', today), freshness('openai', today)],
    restatements: [
      {
        sourceId: 'aws',
        period: month,
        at: `${addDays(today, -3)}T06:12:00Z`,
        currency: 'USD',
        change: { billed: '-1204.11', effective: '-1204.11', list: '-1301' },
      },
    ],
    problems: [
      {
        annotation: 'ai-cost/workload',
        value: 'inferense',
        kind: 'unknown',
        message:
          'Not a workload. Use one of training, fine-tuning, inference, embedding, evaluation, data, tooling or other.',
      },
    ],
  };
}

function freshness(sourceId: string, today: Day) {
  const now = Date.now();
  return {
    sourceId,
    grade: 'invoice' as const,
    deliveredAt: new Date(now - 3 * HOUR).toISOString(),
    completeThrough: addDays(today, -2),
    lastChargeDay: today,
    stale: false,
  };
}

function fraudCharges(today: Day): SampleCharge[] {
  return [
    ...tokenCharges(1, {
      model: 'claude-sonnet-4-5',
      provider: 'Anthropic',
      resource:
        'arn:aws:bedrock:us-east-1:210987654321:inference-profile/fraud',
      classes: {
        input: { price: 3, perDay: 96 },
        output: { price: 15, perDay: 142 },
        cache_read: { price: 0.3, perDay: 11 },
        cache_write: { price: 3.75, perDay: 6 },
      },
    }),
    ...tokenCharges(10, {
      model: 'gpt-4o',
      provider: 'OpenAI',
      service: 'OpenAI API',
      sourceId: 'openai',
      endsOn: addDays(today, -9),
      classes: {
        input: { price: 2.5, perDay: 61 },
        output: { price: 10, perDay: 74 },
      },
    }),
    ...tokenCharges(20, {
      model: 'gpt-5-mini',
      provider: 'OpenAI',
      service: 'OpenAI API',
      sourceId: 'openai',
      startsOn: addDays(today, -12),
      classes: {
        input: { price: 0.25, perDay: 18 },
        output: { price: 2, perDay: 31 },
      },
    }),
    ...tokenCharges(30, {
      model: 'text-embedding-3-large',
      provider: 'OpenAI',
      service: 'OpenAI API',
      sourceId: 'openai',
      workload: 'embedding',
      environment: 'staging',
      classes: { input: { price: 0.13, perDay: 0.0231 } },
    }),
    sampleCharge(40, {
      model: 'fraud-detector',
      provider: 'AWS',
      service: 'Amazon SageMaker',
      description: 'ml.g5.2xlarge endpoint hours, us-east-1',
      resource:
        'arn:aws:sagemaker:us-east-1:210987654321:endpoint/fraud-detector',
      perDay: 116.352,
      classification: {
        rule: 'service:sagemaker',
        evidence: 'The usage type is USE1-Host:ml.g5.2xlarge',
      },
      attribution: {
        rule: 'annotation:resources',
        reason:
          'The resource matches arn:aws:sagemaker:*:*:endpoint/fraud-*, the annotation ai-cost/resources.',
        conflict: false,
        alternatives: [],
      },
    }),
    sampleCharge(41, {
      model: 'fraud-detector',
      provider: 'AWS',
      service: 'Amazon SageMaker',
      workload: 'training',
      environment: 'development',
      description: 'ml.p4d.24xlarge training hours',
      perDay: 44,
      spikes: { [addDays(today, -6)]: 9, [addDays(today, -7)]: 6 },
    }),
    sampleCharge(42, {
      model: 'llama-3-3-70b',
      provider: 'AWS',
      service: 'Amazon EC2',
      description: 'g6.12xlarge on demand, shared gateway',
      share: 0.5,
      perDay: 38,
      tags: { team: 'ml-platform' },
      classification: {
        rule: 'instance:gpu',
        evidence: 'The instance type g6.12xlarge has GPUs',
      },
      attribution: {
        rule: 'rule:shared-gateway',
        reason:
          'The central rule “shared-gateway” assigns */llm-gateway-* to fraud-scoring and checkout alike.',
        conflict: true,
        alternatives: [
          {
            entityRef: 'component:default/checkout',
            rule: 'rule:shared-gateway',
            reason: 'claims the same resource as specifically',
          },
        ],
      },
    }),
    sampleCharge(43, {
      provider: 'AWS',
      service: 'Amazon OpenSearch Service',
      workload: 'data',
      environment: '',
      description: 'Vector store, OCU hours',
      perDay: 12.4,
    }),
    ...['titan-embed-v2', 'rerank-3-5', 'nova-micro'].map((model, index) =>
      sampleCharge(50 + index, {
        model,
        environment: 'staging',
        description: `${model}, on demand`,
        perDay: 4.2 - index,
      }),
    ),
  ];
}

/** All sample entities by their refs, one for each state of the tab. */
export function sampleEntities(today: Day): Record<string, SampleAnswer> {
  const rich = richEntity(today);
  const none = { charges: [], freshness: [] };
  return {
    'component:default/fraud-scoring': rich,
    'component:default/checkout': {
      ...rich,
      problems: [],
      restatements: [],
      charges: [
        ...rich.charges.slice(0, 4),
        sampleCharge(90, {
          currency: 'EUR',
          model: 'mistral-large',
          provider: 'Mistral AI',
          perDay: 61,
        }),
        sampleCharge(91, {
          currency: 'EUR',
          model: 'codestral',
          provider: 'Mistral AI',
          environment: 'development',
          perDay: 8,
        }),
      ],
    },
    'component:default/support-assistant': {
      ...rich,
      problems: [],
      restatements: [],
      charges: rich.charges.slice(0, 8),
      completeThrough: addDays(today, -12),
      missingDays: [-9, -8].map(days => addDays(today, days)),
      freshness: [
        {
          ...freshness('openai', today),
          grade: 'gateway_estimate',
          completeThrough: addDays(today, -12),
          deliveredAt: new Date(Date.now() - 70 * HOUR).toISOString(),
          stale: true,
        },
      ],
    },
    'resource:default/embedding-index': {
      ...rich,
      problems: [],
      restatements: [],
      charges: tokenCharges(1, {
        model: 'text-embedding-3-small',
        provider: 'OpenAI',
        workload: 'embedding',
        classes: { input: { price: 0.02, perDay: 0.0000431 } },
      }),
    },
    'component:default/receipts-ocr': {
      ...none,
      suggestions: [
        {
          annotation: 'ai-cost/tags',
          value: 'application=receipts',
          evidence: 'Nobody’s charges carry the tag application=receipts',
          lines: 12,
        },
        {
          annotation: 'ai-cost/resources',
          value: 'arn:aws:sagemaker:*:*:endpoint/receipts-ocr-*',
          evidence: 'Two endpoints have the entity’s name in theirs',
          lines: 2,
        },
      ],
    },
    'component:default/brand-new': none,
    'component:default/broken': new ServiceUnavailableError(
      'The ledger’s database does not answer',
    ),
    'component:default/secret': new NotAllowedError('Not allowed'),
    'component:default/slow': 'never',
  };
}
