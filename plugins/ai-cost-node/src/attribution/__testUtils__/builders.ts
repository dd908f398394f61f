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

import type { EntityClaims } from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from '../../billing/ChargeLine';
import type { ClaimingEntity } from '../CatalogSnapshot';

const NO_CLAIMS: EntityClaims = {
  tags: [],
  resources: [],
  accounts: [],
  projects: [],
  apiKeys: [],
  models: [],
};

/** A component of that name, in the default namespace unless it has another. */
export function entity(
  name: string,
  claims: Partial<EntityClaims> = {},
  more: Partial<ClaimingEntity> = {},
): ClaimingEntity {
  return {
    entityRef: `component:default/${name.toLowerCase()}`,
    name,
    owner: 'group:default/team',
    orphaned: false,
    claims: { ...NO_CLAIMS, ...claims },
    problems: [],
    ...more,
  };
}

/** A usage line of an account that nobody claims. */
export function line(overrides: Partial<ChargeLine> = {}): ChargeLine {
  return {
    billingCurrency: 'USD',
    billingAccountId: 'payer',
    serviceProviderName: 'AWS',
    serviceCategory: 'AI and Machine Learning',
    serviceName: 'Amazon Bedrock',
    chargeCategory: 'Usage',
    tags: {},
    workload: 'inference',
    workloadFromBill: false,
    classificationRule: 'aws-bedrock',
    classificationEvidence: 'Bedrock',
    ...overrides,
  };
}
