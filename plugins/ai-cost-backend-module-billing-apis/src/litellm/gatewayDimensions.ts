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
  liteLlmKeyName,
  liteLlmVendor,
  type ChargeDimensions,
} from 'backstage-plugin-ai-cost-node';

/** Whose a call through the gateway is, and who is paid for it. */
export interface GatewayCall {
  /** LiteLLM's name. */
  provider: string;
  model?: string;
  team?: string;
  /** The key's hash, as LiteLLM logs it. */
  key?: string;
  keyAlias?: string;
  callType?: string;
  tags: Record<string, string>;
}

/**
 * The dimensions of calls.
 *
 * @param accounts - paying accounts by LiteLLM's name of the provider
 */
export function gatewayDimensions(
  call: GatewayCall,
  accounts: ReadonlyMap<string, string>,
): ChargeDimensions {
  const vendor = liteLlmVendor(call.provider);
  return {
    billingCurrency: 'USD',
    // Empty for an account that nobody has named.
    billingAccountId: accounts.get(call.provider) ?? '',
    subAccountId: call.team,
    serviceProviderName: vendor,
    hostProviderName: vendor,
    serviceCategory: 'AI and Machine Learning',
    serviceSubcategory: 'Generative AI',
    serviceName: 'LiteLLM',
    chargeCategory: 'Usage',
    operation: call.callType,
    modelId: call.model,
    credentialId: liteLlmKeyName({ alias: call.keyAlias, key: call.key }),
    tags: call.tags,
  };
}
