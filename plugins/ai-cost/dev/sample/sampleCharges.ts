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

import type { TokenClass } from 'backstage-plugin-ai-cost-common';
import type { SampleCharge } from './SampleCharge';

const BASE: SampleCharge = {
  lineId: 1,
  currency: 'USD',
  share: 1,
  perDay: 1,
  environment: 'production',
  model: '',
  workload: 'inference',
  provider: 'AWS',
  service: 'Amazon Bedrock',
  chargeCategory: 'Usage',
  billingAccount: '123456789012',
  subAccount: '210987654321',
  region: 'us-east-1',
  tags: { application: 'fraud', component: 'fraud-scoring', env: 'prod' },
  sourceId: 'aws',
  grade: 'invoice',
  classification: {
    rule: 'service:bedrock',
    evidence: 'The service is Amazon Bedrock',
  },
  attribution: {
    rule: 'annotation:tags',
    reason:
      'The annotation ai-cost/tags asks for application=fraud and component=fraud-scoring, and the charge carries both.',
    conflict: false,
    alternatives: [],
  },
};

/** A charge line with what differs from an ordinary one. */
export function sampleCharge(
  lineId: number,
  difference: Partial<SampleCharge>,
): SampleCharge {
  return { ...BASE, lineId, ...difference };
}

/** One line for each class of tokens that a model counts. */
export function tokenCharges(
  firstLineId: number,
  options: Partial<SampleCharge> & {
    model: string;
    /** Money per million tokens and on an ordinary day. */
    classes: Partial<Record<TokenClass, { price: number; perDay: number }>>;
  },
): SampleCharge[] {
  const { classes, ...shared } = options;
  return Object.entries(classes).map(([tokenClass, { price, perDay }], index) =>
    sampleCharge(firstLineId + index, {
      sku: `${options.model}-${tokenClass}`,
      description: `${options.model}, ${tokenClass.replace('_', ' ')} tokens`,
      ...shared,
      tokenClass: tokenClass as TokenClass,
      pricePerMillion: price,
      perDay,
    }),
  );
}
