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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';

/** A charge line of a chat model on Bedrock, with some fields of one's own. */
export function chargeLine(fields?: Partial<ChargeLine>): ChargeLine {
  return {
    billingCurrency: 'USD',
    billingAccountId: '111122223333',
    serviceProviderName: 'AWS',
    serviceCategory: 'AI and Machine Learning',
    serviceName: 'Amazon Bedrock',
    chargeCategory: 'Usage',
    tags: {},
    workload: 'inference',
    workloadFromBill: false,
    model: 'claude-sonnet-4',
    tokenClass: 'input',
    unit: 'Tokens',
    classificationRule: 'service-bedrock',
    classificationEvidence: 'ServiceName Amazon Bedrock',
    ...fields,
  };
}
